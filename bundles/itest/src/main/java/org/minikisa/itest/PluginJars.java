package org.minikisa.itest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.minikisa.itest.plugin.Moody;

/** Makes the jars of plug-ins that the tests deploy. */
final class PluginJars {

    private static final String IMPORTS =
            "org.minikisa.impact.api;version=\"[1.0,2)\",org.minikisa.problem.api;version=\"[1.0,2)\"";

    private PluginJars() {}

    /** A bundle of this name and version with these further headers and entries. */
    static byte[] of(String name, String version, Map<String, String> headers, Map<String, byte[]> entries)
            throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        manifest.getMainAttributes().putValue("Bundle-Version", version);
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

    /** {@link Moody} as a DS component, in the version that it is told. */
    static byte[] moody(String version) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("OSGI-INF/moody.xml", component(version).getBytes(StandardCharsets.UTF_8));
        entries.put(path(Moody.class), content(Moody.class));
        entries.put(
                Moody.class.getPackageName().replace('.', '/') + "/" + Moody.VERSION,
                version.getBytes(StandardCharsets.UTF_8));
        return of(
                "org.minikisa.itest.moody",
                version,
                Map.of(
                        "Import-Package", IMPORTS,
                        "Service-Component", "OSGI-INF/moody.xml",
                        "Require-Capability",
                                "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\""),
                entries);
    }

    private static String component(String version) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="moody">
                  <property name="minikisa.impact.id" type="String" value="%s"/>
                  <property name="minikisa.impact.version" type="String" value="%s"/>
                  <service><provide interface="org.minikisa.impact.api.ImpactModel"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(Moody.ID, version, Moody.class.getName());
    }

    static String path(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    static byte[] content(Class<?> type) throws IOException {
        try (var in = type.getClassLoader().getResourceAsStream(path(type))) {
            return in.readAllBytes();
        }
    }
}
