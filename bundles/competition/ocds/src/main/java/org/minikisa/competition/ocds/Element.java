package org.minikisa.competition.ocds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An XML element: what a notice is read into. Names are local ones; a notice's namespaces say nothing more. */
final class Element {

    final String name;
    final Map<String, String> attributes;
    final List<Element> children = new ArrayList<>();
    String text = "";

    Element(String name, Map<String, String> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    /** All elements at the end of a path of names: {@code all("ProcurementProject", "Name")}. */
    List<Element> all(String... path) {
        Stream<Element> found = Stream.of(this);
        for (String step : path) {
            found = found.flatMap(one -> one.children.stream()).filter(one -> one.name.equals(step));
        }
        return found.toList();
    }

    Optional<Element> first(String... path) {
        return all(path).stream().findFirst();
    }

    /** The text of the first one; {@code ""} for none. */
    String text(String... path) {
        return first(path).map(one -> one.text).orElse("");
    }

    String attribute(String wanted) {
        return attributes.getOrDefault(wanted, "");
    }

    /** The content of the eForms extension, here or at the root; it stands deep. */
    Optional<Element> extension() {
        return first("UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension");
    }
}
