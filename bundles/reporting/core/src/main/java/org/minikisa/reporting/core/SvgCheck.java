package org.minikisa.reporting.core;

import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks at a drawing before it goes into the page unescaped: sections may come from anyone's plug-in. One well-formed
 * {@code <svg>} of shapes and text; nothing that runs, and nothing from outside.
 */
final class SvgCheck {

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "title",
            "desc",
            "defs",
            "pattern",
            "g",
            "rect",
            "line",
            "path",
            "circle",
            "ellipse",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "clipPath",
            "linearGradient",
            "stop");

    private SvgCheck() {}

    /** @throws IllegalArgumentException saying what is wrong */
    static void require(String svg) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        if (!svg.startsWith("<svg")) {
            throw new IllegalArgumentException("a chart begins with <svg");
        }
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(svg));
            boolean root = true;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    element(reader);
                    if (root && !"img".equals(reader.getAttributeValue(null, "role"))) {
                        throw new IllegalArgumentException("a chart has role=\"img\"");
                    }
                    root = false;
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("a chart is not well-formed: " + e.getMessage(), e);
        }
    }

    private static void element(XMLStreamReader reader) {
        String name = reader.getLocalName();
        if (!ELEMENTS.contains(name)) {
            throw new IllegalArgumentException("a chart has no <" + name + ">");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attribute = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            String value = reader.getAttributeValue(i).toLowerCase(Locale.ROOT).replaceAll("\\s", "");
            boolean outside = value.contains("url(") && !value.startsWith("url(#") || value.contains("javascript:");
            if (attribute.startsWith("on") || attribute.equals("href") || attribute.equals("style") || outside) {
                throw new IllegalArgumentException(
                        "a chart has no " + attribute + "=\"" + reader.getAttributeValue(i) + "\"");
            }
        }
    }
}
