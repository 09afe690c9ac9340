package org.minikisa.runtime.plugins.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A component as its description says (OSGi Compendium 8, chapter 112).
 *
 * @param description the path of its description in the jar
 * @param implementation the name of its class
 * @param services the names of the service interfaces it offers
 * @param references to services that it is given
 * @param properties of its services, as text
 * @param isPlain whether it is made by its constructor without anything else and asked from then on: no configuration that
 *     must be there, no factory, no method to call at its beginning or end, no parameter of its constructor
 */
public record Component(
        String description,
        String name,
        String implementation,
        Set<String> services,
        List<Reference> references,
        Map<String, String> properties,
        boolean isPlain) {

    public Component {
        services = Set.copyOf(services);
        references = List.copyOf(references);
        properties = Map.copyOf(properties);
    }

    /** @param target a filter; empty when any will do */
    public record Reference(String name, String service, boolean isMandatory, String target) {}
}
