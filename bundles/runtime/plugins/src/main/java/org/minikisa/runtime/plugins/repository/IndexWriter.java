package org.minikisa.runtime.plugins.repository;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an index (Repository Service Specification, section 132.5). */
final class IndexWriter {

    static final String NAMESPACE = "http://www.osgi.org/xmlns/repository/v1.0.0";

    private static final String MIME_BUNDLE = "application/vnd.osgi.bundle";
    private static final String MIME_MODEL = "application/json";
    private static final String MIME_SIGNATURE = "application/jose";

    private final XMLStreamWriter xml;

    private IndexWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(String name, List<Resource> resources) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            new IndexWriter(xml).repository(name, resources);
            xml.close();
            return out.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory", e);
        }
    }

    private void repository(String name, List<Resource> resources) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("repository");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("name", clean(name));
        for (Resource resource : resources) {
            resource(resource);
        }
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
    }

    private void resource(Resource resource) throws XMLStreamException {
        line(1);
        xml.writeStartElement("resource");
        clause("capability", identity(resource));
        clause(
                "capability",
                content(
                        Resource.CONTENT,
                        resource.content(),
                        resource.type().equals(Resource.MODEL) ? MIME_MODEL : MIME_BUNDLE));
        if (resource.signature().isPresent()) {
            clause(
                    "capability",
                    content(Resource.SIGNATURE, resource.signature().get(), MIME_SIGNATURE));
        }
        for (Clause capability : resource.capabilities()) {
            clause("capability", capability);
        }
        for (Clause requirement : resource.requirements()) {
            clause("requirement", requirement);
        }
        line(1);
        xml.writeEndElement();
    }

    private static Clause identity(Resource resource) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put(Resource.IDENTITY, resource.id());
        attributes.put("type", resource.type());
        attributes.put("version", resource.version());
        attributes.put(Resource.TITLE, resource.title());
        return new Clause(Resource.IDENTITY, attributes, Map.of());
    }

    private static Clause content(String namespace, Resource.Content content, String mime) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put(namespace, content.digest());
        attributes.put("url", content.url());
        content.size().ifPresent(size -> attributes.put("size", size));
        attributes.put("mime", mime);
        return new Clause(namespace, attributes, Map.of());
    }

    private void clause(String element, Clause clause) throws XMLStreamException {
        line(2);
        xml.writeStartElement(element);
        xml.writeAttribute("namespace", clause.namespace());
        for (Map.Entry<String, Object> attribute : clause.attributes().entrySet()) {
            line(3);
            xml.writeEmptyElement("attribute");
            xml.writeAttribute("name", attribute.getKey());
            String type = Values.type(attribute.getValue());
            if (!type.equals(Values.STRING)) {
                xml.writeAttribute("type", type);
            }
            xml.writeAttribute("value", clean(Values.text(attribute.getValue())));
        }
        for (Map.Entry<String, String> directive : clause.directives().entrySet()) {
            line(3);
            xml.writeEmptyElement("directive");
            xml.writeAttribute("name", directive.getKey());
            xml.writeAttribute("value", clean(directive.getValue()));
        }
        line(2);
        xml.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** Without what XML 1.0 cannot say. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
    }
}
