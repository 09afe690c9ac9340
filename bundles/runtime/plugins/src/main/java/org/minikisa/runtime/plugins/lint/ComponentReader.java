package org.minikisa.runtime.plugins.lint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the descriptions of components. A file with a document type is refused: nothing outside of it is ever read. */
final class ComponentReader extends DefaultHandler {

    private final String path;
    private final List<Component> read = new ArrayList<>();
    private Description open;

    private ComponentReader(String path) {
        this.path = path;
    }

    /** All components that a file describes. @throws SAXException when it cannot be read, with its reason and line */
    static List<Component> read(String path, byte[] xml) throws SAXException {
        var reader = new ComponentReader(path);
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(xml), reader);
        } catch (SAXParseException e) {
            throw new SAXException("line " + e.getLineNumber() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SAXException(String.valueOf(e.getMessage()), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has this parser", e);
        }
        return reader.read;
    }

    @Override
    public void startElement(String uri, String element, String qualified, Attributes attributes) {
        if (element.equals("component")) {
            open = new Description(attributes);
        } else if (open != null) {
            open.element(element, attributes);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (open != null) {
            open.text.append(text, start, length);
        }
    }

    @Override
    public void endElement(String uri, String element, String qualified) {
        if (element.equals("component") && open != null) {
            read.add(open.component(path));
            open = null;
        } else if (element.equals("property") && open != null) {
            open.endProperty();
        }
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
        throw e;
    }

    /** A component while it is read. */
    private static final class Description {
        private final String name;
        private final Set<String> services = new LinkedHashSet<>();
        private final List<Component.Reference> references = new ArrayList<>();
        private final Map<String, String> properties = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private String implementation = "";
        private String property = "";
        private boolean isPlain;

        Description(Attributes attributes) {
            name = or(attributes.getValue("name"), "");
            isPlain = attributes.getValue("factory") == null
                    && attributes.getValue("activate") == null
                    && attributes.getValue("deactivate") == null
                    && attributes.getValue("activation-fields") == null
                    && or(attributes.getValue("init"), "0").equals("0")
                    && !"require".equals(attributes.getValue("configuration-policy"));
        }

        void element(String element, Attributes attributes) {
            switch (element) {
                case "implementation" -> implementation = or(attributes.getValue("class"), "");
                case "provide" -> services.add(or(attributes.getValue("interface"), ""));
                case "reference" -> references.add(reference(attributes));
                case "property" -> property(attributes);
                case "properties" -> isPlain = false; // these stand in a file of their own
                default -> {
                    // says nothing that matters here
                }
            }
        }

        private static Component.Reference reference(Attributes attributes) {
            String service = or(attributes.getValue("interface"), "");
            String cardinality = or(attributes.getValue("cardinality"), "1..1");
            return new Component.Reference(
                    or(attributes.getValue("name"), service),
                    service,
                    cardinality.startsWith("1"),
                    or(attributes.getValue("target"), ""));
        }

        private void property(Attributes attributes) {
            text.setLength(0);
            property = or(attributes.getValue("name"), "");
            if (attributes.getValue("value") != null) {
                properties.put(property, attributes.getValue("value"));
            }
        }

        /** Several values stand in the element's text, one a line. */
        void endProperty() {
            properties.putIfAbsent(property, text.toString().strip());
        }

        Component component(String path) {
            return new Component(
                    path,
                    name.isEmpty() ? implementation : name,
                    implementation,
                    services,
                    references,
                    properties,
                    isPlain);
        }

        private static String or(String value, String absent) {
            return value == null ? absent : value;
        }
    }
}
