package org.minikisa.runtime.plugins.repository;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/**
 * A capability or a requirement of a resource.
 *
 * @param attributes String, Version, Long, Double or List of these
 */
record Clause(String namespace, Map<String, Object> attributes, Map<String, String> directives) {

    Clause {
        Objects.requireNonNull(namespace, "namespace");
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
    }

    /** An attribute as text; empty when it is absent. */
    String text(String attribute) {
        return Objects.toString(attributes.get(attribute), "");
    }

    /** Whether a resource cannot be used without it. */
    boolean isMandatory() {
        return !Constants.RESOLUTION_OPTIONAL.equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && Constants.EFFECTIVE_RESOLVE.equals(
                        directives.getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE));
    }

    /** Of a requirement; empty when any capability of its namespace will do, or when it cannot be read. */
    Optional<Filter> filter() {
        try {
            String filter = directives.get(Constants.FILTER_DIRECTIVE);
            return filter == null ? Optional.empty() : Optional.of(FrameworkUtil.createFilter(filter));
        } catch (InvalidSyntaxException e) {
            return Optional.empty();
        }
    }
}
