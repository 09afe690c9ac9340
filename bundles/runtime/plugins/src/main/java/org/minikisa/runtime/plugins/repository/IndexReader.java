package org.minikisa.runtime.plugins.repository;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.osgi.framework.Version;

/**
 * Reads an index, whoever wrote it: elements and attributes that it does not know are passed over, as the specification asks. No
 * document type and no entity is read, so nothing leads out of the file.
 */
final class IndexReader {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    /** What a file in the plug-ins folder may be called. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,199}");

    private final String place;
    private final List<Resource> resources = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private IndexReader(String place) {
        this.place = place;
    }

    /** @param findings resources that cannot be used, and why */
    record Index(List<Resource> resources, List<Finding> findings) {}

    /**
     * @param place what it is called in messages
     * @throws InvalidInputException when it is no index
     */
    static Index read(String place, byte[] bytes) {
        var reader = new IndexReader(place);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            reader.repository(xml);
            return new Index(List.copyOf(reader.resources), List.copyOf(reader.findings));
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw reader.refused(String.valueOf(e.getMessage()));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, name) -> {
            throw new XMLStreamException("an entity from elsewhere");
        });
        return factory;
    }

    private void repository(XMLStreamReader xml) throws XMLStreamException {
        if (next(xml) != XMLStreamConstants.START_ELEMENT
                || !xml.getLocalName().equals("repository")
                || !IndexWriter.NAMESPACE.equals(xml.getNamespaceURI())) {
            throw refused("another document");
        }
        for (int event = next(xml); event != XMLStreamConstants.END_DOCUMENT; event = next(xml)) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("resource")) {
                resource(xml);
            }
        }
    }

    /** The next element's begin or end, or the document's end. */
    private int next(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw refused("a document type or an entity");
            }
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return event;
            }
        }
        return XMLStreamConstants.END_DOCUMENT;
    }

    private void resource(XMLStreamReader xml) throws XMLStreamException {
        var capabilities = new ArrayList<Clause>();
        var requirements = new ArrayList<Clause>();
        for (int event = next(xml); !ends(xml, event, "resource"); event = next(xml)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "capability" -> capabilities.add(clause(xml, "capability"));
                    case "requirement" -> requirements.add(clause(xml, "requirement"));
                    default -> {}
                }
            }
        }
        resource(capabilities, requirements);
    }

    private static boolean ends(XMLStreamReader xml, int event, String element) {
        return event == XMLStreamConstants.END_DOCUMENT
                || event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
    }

    private Clause clause(XMLStreamReader xml, String element) throws XMLStreamException {
        String namespace = attribute(xml, "namespace");
        var attributes = new LinkedHashMap<String, Object>();
        var directives = new LinkedHashMap<String, String>();
        for (int event = next(xml); !ends(xml, event, element); event = next(xml)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "attribute" ->
                        attributes.put(
                                attribute(xml, "name"),
                                Values.parse(
                                        Optional.ofNullable(xml.getAttributeValue(null, "type"))
                                                .orElse(Values.STRING),
                                        attribute(xml, "value")));
                    case "directive" -> directives.put(attribute(xml, "name"), attribute(xml, "value"));
                    default -> {}
                }
            }
        }
        return new Clause(namespace, attributes, directives);
    }

    private String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw refused("<" + xml.getLocalName() + "> without " + name + " in line "
                    + xml.getLocation().getLineNumber());
        }
        return value;
    }

    private void resource(List<Clause> capabilities, List<Clause> requirements) {
        Optional<Clause> identity = find(capabilities, Resource.IDENTITY);
        Optional<Resource.Content> content =
                find(capabilities, Resource.CONTENT).flatMap(this::content);
        String id = identity.map(c -> c.text(Resource.IDENTITY)).orElse("");
        String type = identity.map(c -> c.text("type")).orElse("");
        if (!ID.matcher(id).matches() || content.isEmpty()) {
            unusable(id, "an id " + id + (content.isEmpty() ? " without the SHA-256 and URL of a file" : ""));
        } else if (!type.equals(Resource.BUNDLE) && !type.equals(Resource.MODEL)) {
            unusable(id, "a resource of type " + type);
        } else {
            String title = identity.get().text(Resource.TITLE);
            resources.add(new Resource(
                    type,
                    id,
                    identity.get().attributes().get("version") instanceof Version version
                            ? version
                            : Version.emptyVersion,
                    title.isEmpty() ? id : title,
                    content.get(),
                    find(capabilities, Resource.SIGNATURE).flatMap(this::content),
                    capabilities,
                    requirements));
        }
    }

    private static Optional<Clause> find(List<Clause> capabilities, String namespace) {
        return capabilities.stream()
                .filter(c -> c.namespace().equals(namespace))
                .findFirst();
    }

    private Optional<Resource.Content> content(Clause clause) {
        String digest = clause.text(clause.namespace());
        String url = clause.text("url");
        return SHA_256.matcher(digest).matches() && !url.isEmpty()
                ? Optional.of(new Resource.Content(
                        digest,
                        url,
                        clause.attributes().get("size") instanceof Long size
                                ? OptionalLong.of(size)
                                : OptionalLong.empty()))
                : Optional.empty();
    }

    private void unusable(String id, String found) {
        findings.add(Finding.note(new Problem(
                "plugins.repository.resource",
                place + " " + id,
                found,
                "a bundle or a model, its file and SHA-256",
                "It is left out; tell who keeps the repository.")));
    }

    private InvalidInputException refused(String found) {
        return InvalidInputException.of(
                "the repository",
                "plugins.repository.index",
                place,
                found,
                "an index of an OSGi repository",
                "Give the URL of its index.xml; who keeps the repository makes it with: plugins index FOLDER");
    }
}
