package org.minikisa.runtime.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Builds jars for tests. */
public final class Jars {

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private Jars() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    public static Jars plain() {
        return new Jars();
    }

    public static Jars bundle(String name, String version) {
        return new Jars()
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", version);
    }

    public Jars header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    public Jars entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    /** An activator: a class of this test, loaded by the bundle once more. */
    public Jars activator(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            return header("Bundle-Activator", type.getName())
                    .header("Import-Package", "org.osgi.framework;version=\"[1.8,2)\"")
                    .entry(path, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Classes in source. */
    public Jars classes(String... sources) {
        Compiled.of(sources).forEach(this::entry);
        return this;
    }

    /** A component in source that offers a service; its description is as bnd writes it. */
    public Jars component(String service, String type, String... sources) {
        Compiled.of(sources).forEach(this::entry);
        return described(type, "<service><provide interface=\"" + service + "\"/></service>");
    }

    /** The description of a component, without any class. @param more elements in it */
    public Jars described(String type, String more) {
        String path = "OSGI-INF/" + type + ".xml";
        String xml = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"" + type + "\">" + more
                + "<implementation class=\"" + type + "\"/></scr:component>";
        return header("Service-Component", path).entry(path, xml.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
