package org.minikisa.runtime.plugins.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.plugins.lint.Headers;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;

/** What a bundle offers and needs, as its manifest says (Core 8, chapters 3 and 8), in the words of a repository. */
final class BundleReader {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int LONGEST_MANIFEST = 1 << 20;
    private static final String VERSION = Constants.VERSION_ATTRIBUTE;

    private final Attributes headers;
    private final String name;
    private final Version version;
    private final List<Clause> capabilities = new ArrayList<>();
    private final List<Clause> requirements = new ArrayList<>();

    private BundleReader(Attributes headers) {
        this.headers = headers;
        List<Headers.Clause> names = clauses(Constants.BUNDLE_SYMBOLICNAME);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a jar without " + Constants.BUNDLE_SYMBOLICNAME);
        }
        name = names.get(0).names().get(0);
        version = version(headers.getValue(Constants.BUNDLE_VERSION));
    }

    /** @throws InvalidInputException when it is no bundle */
    static Resource read(String path, byte[] jar, Resource.Content content) {
        try {
            var reader = new BundleReader(manifest(jar).getMainAttributes());
            reader.read();
            return reader.resource(content);
        } catch (IOException | IllegalArgumentException e) {
            throw InvalidInputException.of(
                    "the repository",
                    "plugins.repository.bundle",
                    path,
                    String.valueOf(e.getMessage()),
                    "a bundle",
                    "Build it again, or move it out of the folder.");
        }
    }

    private static Manifest manifest(byte[] jar) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(MANIFEST)) {
                    return new Manifest(new ByteArrayInputStream(zip.readNBytes(LONGEST_MANIFEST)));
                }
            }
        }
        throw new IOException("no " + MANIFEST);
    }

    private Resource resource(Resource.Content content) {
        String title = headers.getValue(Constants.BUNDLE_NAME);
        boolean fragment = headers.getValue(Constants.FRAGMENT_HOST) != null;
        return new Resource(
                fragment ? "osgi.fragment" : Resource.BUNDLE,
                name,
                version,
                title == null ? name : title,
                content,
                Optional.empty(),
                capabilities,
                requirements);
    }

    private void read() {
        if (headers.getValue(Constants.FRAGMENT_HOST) == null) {
            offer(BundleNamespace.BUNDLE_NAMESPACE, Map.of(), Constants.BUNDLE_VERSION_ATTRIBUTE);
            offer(HostNamespace.HOST_NAMESPACE, Map.of(), Constants.BUNDLE_VERSION_ATTRIBUTE);
        }
        clauses(Constants.EXPORT_PACKAGE).forEach(this::exported);
        clauses(Constants.PROVIDE_CAPABILITY).forEach(this::provided);
        clauses(Constants.IMPORT_PACKAGE)
                .forEach(clause -> imported(PackageNamespace.PACKAGE_NAMESPACE, VERSION, clause));
        clauses(Constants.REQUIRE_BUNDLE)
                .forEach(clause ->
                        imported(BundleNamespace.BUNDLE_NAMESPACE, Constants.BUNDLE_VERSION_ATTRIBUTE, clause));
        clauses(Constants.FRAGMENT_HOST)
                .forEach(clause -> imported(HostNamespace.HOST_NAMESPACE, Constants.BUNDLE_VERSION_ATTRIBUTE, clause));
        clauses(Constants.REQUIRE_CAPABILITY).forEach(clause -> clause.names()
                .forEach(
                        namespace -> requirements.add(new Clause(namespace, attributes(clause), clause.directives()))));
    }

    private void offer(String namespace, Map<String, String> directives, String versionName) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put(namespace, name);
        attributes.put(versionName, version);
        capabilities.add(new Clause(namespace, attributes, directives));
    }

    private void exported(Headers.Clause clause) {
        for (String exported : clause.names()) {
            var attributes = new LinkedHashMap<String, Object>();
            attributes.put(PackageNamespace.PACKAGE_NAMESPACE, exported);
            attributes.putAll(attributes(clause));
            attributes.put(VERSION, version(clause.attributes().get(VERSION)));
            attributes.put(Constants.BUNDLE_SYMBOLICNAME_ATTRIBUTE, name);
            attributes.put(Constants.BUNDLE_VERSION_ATTRIBUTE, version);
            capabilities.add(new Clause(PackageNamespace.PACKAGE_NAMESPACE, attributes, clause.directives()));
        }
    }

    private void provided(Headers.Clause clause) {
        for (String namespace : clause.names()) {
            capabilities.add(new Clause(namespace, attributes(clause), clause.directives()));
        }
    }

    /** A package, a bundle or a host, by its name and a range of versions. */
    private void imported(String namespace, String versionName, Headers.Clause clause) {
        for (String imported : clause.names()) {
            var filter = new StringBuilder("(&(" + namespace + "=" + imported + ")");
            clause.attributes()
                    .forEach((key, value) -> filter.append(
                            key.equals(versionName) || key.equals(Constants.BUNDLE_VERSION_ATTRIBUTE)
                                    ? VersionRange.valueOf(value).toFilterString(key)
                                    : "(" + key + "=" + value.replaceAll("([\\\\*()])", "\\\\$1") + ")"));
            var directives = new LinkedHashMap<String, String>();
            directives.put(Constants.FILTER_DIRECTIVE, filter.append(')').toString());
            String resolution = clause.directives().get(Constants.RESOLUTION_DIRECTIVE);
            if (resolution != null) {
                directives.put(Constants.RESOLUTION_DIRECTIVE, resolution);
            }
            requirements.add(new Clause(namespace, Map.of(), directives));
        }
    }

    private static Map<String, Object> attributes(Headers.Clause clause) {
        var attributes = new LinkedHashMap<String, Object>();
        clause.attributes()
                .forEach((key, value) ->
                        attributes.put(key, Values.parse(clause.types().getOrDefault(key, Values.STRING), value)));
        return attributes;
    }

    private static Version version(String text) {
        return text == null ? Version.emptyVersion : Version.parseVersion(text);
    }

    private List<Headers.Clause> clauses(String header) {
        return Headers.clauses(headers.getValue(header));
    }
}
