package org.minikisa.runtime.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.worker.wire.Contract;
import org.minikisa.runtime.worker.wire.Opened.Property;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * One {@code component} of Declarative Services (OSGi Compendium 112).
 *
 * @param implementation name of its class
 * @param activate name of the method that its XML names; empty for the usual one
 * @param contracts those it provides that can be asked from outside
 */
record ComponentXml(
        String implementation, Optional<String> activate, List<Contract> contracts, List<Property> properties) {

    /** What only a framework could fulfil. */
    private static final Set<String> NEEDS =
            Set.of("reference", "factory-property", "factory-properties", "properties");

    ComponentXml {
        Objects.requireNonNull(implementation, "implementation");
        Objects.requireNonNull(activate, "activate");
        contracts = List.copyOf(contracts);
        properties = List.copyOf(properties);
    }

    /** All in one file, without those that need more than a worker has; these are problems. */
    static List<ComponentXml> read(String place, byte[] xml, Problems problems) {
        try {
            var root = document(xml);
            return (local(root).equals("component") ? Stream.of(root) : below(root, "component"))
                    .filter(component -> !component.getAttribute("enabled").equals("false"))
                    .filter(component -> isContained(place, component, problems))
                    .map(ComponentXml::of)
                    .toList();
        } catch (SAXException | IllegalArgumentException e) {
            problems.add(
                    "plugins.worker.component",
                    place,
                    String.valueOf(e.getMessage()),
                    "the XML of a component",
                    "Let bnd write it.");
            return List.of();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("bytes in memory are parsed by the JDK's own parser", e);
        }
    }

    private static Element document(byte[] xml) throws SAXException, IOException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    }

    private static ComponentXml of(Element component) {
        return new ComponentXml(
                below(component, "implementation")
                        .findFirst()
                        .map(element -> element.getAttribute("class"))
                        .orElseThrow(() -> new IllegalArgumentException("no implementation")),
                Optional.of(component.getAttribute("activate")).filter(name -> !name.isEmpty()),
                below(component, "provide")
                        .map(element -> Contract.named(element.getAttribute("interface")))
                        .filter(Objects::nonNull)
                        .toList(),
                below(component, "property").map(ComponentXml::property).toList());
    }

    private static Property property(Element element) {
        String type = element.getAttribute("type");
        boolean single = element.hasAttribute("value");
        List<String> values = single
                ? List.of(element.getAttribute("value"))
                : element.getTextContent()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        return new Property(
                element.getAttribute("name"),
                type.isEmpty() ? Property.Type.STRING : Property.Type.valueOf(type.toUpperCase(Locale.ROOT)),
                !single,
                values);
    }

    private static boolean isContained(String place, Element component, Problems problems) {
        var needs = new ArrayList<String>();
        NEEDS.stream()
                .filter(need -> below(component, need).findAny().isPresent())
                .forEach(needs::add);
        Stream.of("init", "factory", "activation-fields")
                .filter(component::hasAttribute)
                .forEach(needs::add);
        if (component.getAttribute("configuration-policy").equals("require")) {
            needs.add("configuration-policy");
        }
        needs.forEach(need -> problems.add(
                "plugins.worker.needs",
                place + " " + component.getAttribute("name"),
                need,
                "a component that needs nothing but itself",
                "A worker has no other services and no configuration: leave it out, "
                        + "or have the plug-in signed or approved so that it runs in the runtime itself."));
        return needs.isEmpty();
    }

    private static Stream<Element> below(Element element, String name) {
        NodeList all = element.getElementsByTagNameNS("*", name);
        return IntStream.range(0, all.getLength()).mapToObj(all::item).map(Element.class::cast);
    }

    private static String local(Element element) {
        return element.getLocalName() == null ? element.getTagName() : element.getLocalName();
    }
}
