package org.minikisa.runtime.plugins.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;

/** Jars of components, as bnd makes them, of classes in {@link Samples}. */
final class ComponentJar {

    private ComponentJar() {}

    static byte[] model(Class<?> type) {
        return of(
                type,
                ImpactModel.class,
                "",
                property(ImpactModel.ID, "sample") + property(ImpactModel.VERSION, "1.0.0"));
    }

    static byte[] function(Class<?> type) {
        return of(
                type,
                ImpactFunction.class,
                "",
                property(ImpactFunction.NAME, "sample") + property(ImpactFunction.VERSION, "1.0.0"));
    }

    static byte[] method(Class<?> type) {
        return of(type, ScoringMethod.class, "", property(ScoringMethod.ID, "sample"));
    }

    /** @param attributes further ones of the component; @param elements further ones in it */
    static byte[] of(Class<?> type, Class<?> contract, String attributes, String elements) {
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s" %s>
                  %s
                  <service><provide interface="%s"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(type.getName(), attributes, elements, contract.getName(), type.getName());
        return jar(type, xml.getBytes(StandardCharsets.UTF_8));
    }

    static String property(String name, String value) {
        return "<property name=\"" + name + "\" type=\"String\" value=\"" + value + "\"/>";
    }

    static byte[] jar(Class<?> type, byte[] xml) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Service-Component", "OSGI-INF/*.xml");
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new ZipEntry("OSGI-INF/component.xml"));
            jar.write(xml);
            for (Class<?> each = type; each != Object.class && each != null; each = each.getSuperclass()) {
                String path = each.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(path));
                try (InputStream in = each.getClassLoader().getResourceAsStream(path)) {
                    jar.write(in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
