package org.minikisa.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.minikisa.bench.plugin.Swapped;

/** Versions of one plug-in, counted up: as a JSON model, a bundle with a JSON model, a bundle with a model in Java. */
final class SwappedFiles {

    static final String JSON = "bench.json";
    static final String BUNDLE = "bench.bundle";

    private final String model;

    /** @param model the text of a JSON model that is made to be another one */
    SwappedFiles(String model) {
        this.model = model;
    }

    byte[] json(String version) {
        return named(version, JSON).getBytes(StandardCharsets.UTF_8);
    }

    byte[] bundle(String version) throws IOException {
        return jar(
                Map.of(
                        "Bundle-SymbolicName",
                        "org.minikisa.bench.data",
                        "Bundle-Version",
                        version,
                        "Require-Capability",
                        requirement("org.minikisa.impact", "1.0.0")),
                Map.of(
                        "OSGI-INF/impact/measured.model.json",
                        named(version, BUNDLE).getBytes(StandardCharsets.UTF_8)));
    }

    byte[] java(String version) throws IOException {
        String type = Swapped.class.getName();
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("OSGI-INF/swapped.xml", component(version).getBytes(StandardCharsets.UTF_8));
        entries.put(path(type) + ".class", classFile());
        entries.put(
                path(Swapped.class.getPackageName()) + "/" + Swapped.VERSION, version.getBytes(StandardCharsets.UTF_8));
        return jar(
                Map.of(
                        "Bundle-SymbolicName", "org.minikisa.bench.java",
                        "Bundle-Version", version,
                        "Service-Component", "OSGI-INF/swapped.xml",
                        "Import-Package",
                                "org.minikisa.impact.api;version=\"[1.0,2)\",org.minikisa.problem.api;version=\"[1.0,2)\"",
                        "Require-Capability", requirement("osgi.component", "1.5.0")),
                entries);
    }

    private static String component(String version) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="swapped">
                  <property name="minikisa.impact.id" type="String" value="%s"/>
                  <property name="minikisa.impact.version" type="String" value="%s"/>
                  <service><provide interface="org.minikisa.impact.api.ImpactModel"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(Swapped.ID, version, Swapped.class.getName());
    }

    private static byte[] classFile() throws IOException {
        try (var in = Swapped.class.getResourceAsStream("Swapped.class")) {
            return in.readAllBytes();
        }
    }

    private static String path(String name) {
        return name.replace('.', '/');
    }

    private static String requirement(String extender, String version) {
        return "osgi.extender;filter:=\"(&(osgi.extender=" + extender + ")(version>=" + version
                + ")(!(version>=2.0.0)))\"";
    }

    private String named(String version, String id) {
        return model.replaceFirst("\"id\"\\s*:\\s*\"[^\"]*\"", "\"id\": \"" + id + "\"")
                .replaceFirst("\"version\"\\s*:\\s*\"[^\"]*\"", "\"version\": \"" + version + "\"");
    }

    private static byte[] jar(Map<String, String> headers, Map<String, byte[]> entries) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        headers.forEach(manifest.getMainAttributes()::putValue);
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            for (var entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
