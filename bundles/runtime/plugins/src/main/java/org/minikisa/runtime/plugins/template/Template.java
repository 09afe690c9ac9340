package org.minikisa.runtime.plugins.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.osgi.framework.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A Maven archetype as far as ours go: every file is text and gets the project's properties, {@code ${key}} in it and {@code
 * __key__} in its name; packaged ones go into the folder of the package.
 *
 * @param kind {@code function}
 * @param summary what it makes
 */
record Template(String kind, String summary, Bundle bundle, List<String> packaged) {

    private static final String DESCRIPTOR = "META-INF/maven/archetype-metadata.xml";
    private static final String RESOURCES = "archetype-resources/";
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([a-zA-Z]+)}");
    private static final Pattern IN_NAME = Pattern.compile("__([a-zA-Z]+)__");

    /** Of the bundles that are archetypes, in the order of their kinds. */
    static List<Template> in(Bundle... bundles) {
        return Stream.of(bundles)
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .filter(bundle -> bundle.getEntry(DESCRIPTOR) != null)
                .map(Template::of)
                .sorted((a, b) -> a.kind.compareTo(b.kind))
                .toList();
    }

    private static Template of(Bundle bundle) {
        var descriptor = descriptor(bundle).getDocumentElement();
        var packaged = elements(descriptor.getElementsByTagName("fileSet"))
                .filter(set -> Boolean.parseBoolean(set.getAttribute("packaged")))
                .map(set -> set.getElementsByTagName("directory").item(0).getTextContent() + "/")
                .toList();
        String summary = Optional.ofNullable(bundle.getHeaders("").get("Bundle-Description"))
                .orElse("");
        return new Template(descriptor.getAttribute("name"), summary, bundle, packaged);
    }

    /** Text by path, as the project has them. */
    Map<String, String> files(Coordinates coordinates) throws IOException {
        var properties = coordinates.properties();
        var files = new TreeMap<String, String>();
        for (var urls = bundle.findEntries(RESOURCES, "*", true); urls.hasMoreElements(); ) {
            var url = urls.nextElement();
            String path = url.getPath().substring(url.getPath().indexOf(RESOURCES) + RESOURCES.length());
            if (!path.isEmpty() && !path.endsWith("/")) {
                try (InputStream in = url.openStream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    files.put(placed(path, properties), replaced(IN_TEXT, text, properties));
                }
            }
        }
        return Collections.unmodifiableMap(files);
    }

    private String placed(String path, Map<String, String> properties) {
        String in = packaged.stream().filter(path::startsWith).findFirst().orElse("");
        String folder = in.isEmpty() ? "" : properties.get("package").replace('.', '/') + "/";
        return in + folder + replaced(IN_NAME, path.substring(in.length()), properties);
    }

    private static String replaced(Pattern pattern, String text, Map<String, String> properties) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(properties.getOrDefault(found.group(1), found.group())));
    }

    private static Document descriptor(Bundle bundle) {
        try (InputStream in = bundle.getEntry(DESCRIPTOR).openStream()) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(in);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(DESCRIPTOR + " of " + bundle, e);
        }
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }
}
