package org.minikisa.rendering.documents;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes one XML file; attributes come in pairs of name and value. Names carry the prefixes of {@link #NAMESPACES}; an
 * element without one is in the default namespace.
 */
final class Xml {

    static final Map<String, String> NAMESPACES = Map.of(
            "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            "dc", "http://purl.org/dc/elements/1.1/",
            "xml", "http://www.w3.org/XML/1998/namespace");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 13);
    private final XMLStreamWriter out;

    private Xml(String root) {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            out.writeProcessingInstruction("xml", "version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"");
            open(root);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /**
     * Begins a file.
     *
     * @param root its first element
     * @param prefixes that are used in it
     */
    static Xml of(String root, String... prefixes) {
        var xml = new Xml(root);
        try {
            for (String prefix : prefixes) {
                xml.out.writeNamespace(prefix, NAMESPACES.get(prefix));
            }
            return xml;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** Begins a file whose elements have no prefix. */
    static Xml inDefault(String namespace, String root) {
        var xml = new Xml(root);
        try {
            xml.out.writeDefaultNamespace(namespace);
            return xml;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    Xml open(String name, String... attributes) {
        try {
            if (name.indexOf(':') < 0) {
                out.writeStartElement(name);
            } else {
                out.writeStartElement(prefix(name), local(name), NAMESPACES.get(prefix(name)));
            }
            return attributes(attributes);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    Xml close() {
        try {
            out.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** An element without content. */
    Xml empty(String name, String... attributes) {
        try {
            if (name.indexOf(':') < 0) {
                out.writeEmptyElement(name);
            } else {
                out.writeEmptyElement(prefix(name), local(name), NAMESPACES.get(prefix(name)));
            }
            return attributes(attributes);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    Xml text(String text) {
        try {
            out.writeCharacters(Characters.safe(text));
            return this;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** The file; every element that is still open is closed. */
    byte[] bytes() {
        try {
            out.writeEndDocument();
            out.flush();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private Xml attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            String value = Characters.safe(attributes[i + 1]);
            if (attributes[i].indexOf(':') < 0) {
                out.writeAttribute(attributes[i], value);
            } else {
                String prefix = prefix(attributes[i]);
                out.writeAttribute(prefix, NAMESPACES.get(prefix), local(attributes[i]), value);
            }
        }
        return this;
    }

    private static String prefix(String name) {
        return name.substring(0, name.indexOf(':'));
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static IllegalStateException broken(XMLStreamException e) {
        return new IllegalStateException("XML is written to memory", e);
    }
}
