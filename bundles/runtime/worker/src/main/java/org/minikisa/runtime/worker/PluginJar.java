package org.minikisa.runtime.worker;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.worker.wire.Opened;

/** Makes the components of a jar, as Declarative Services would, those that need nobody but themselves. */
final class PluginJar {

    private static final int LARGEST_DESCRIPTION = 256 << 10;

    private final ClassLoader loader;
    private final Problems problems = new Problems();

    private PluginJar(ClassLoader loader) {
        this.loader = loader;
    }

    /** @throws org.minikisa.problem.api.InvalidInputException with what hinders it */
    static List<Component> open(String name, Path path) {
        try (var jar = new JarFile(path.toFile())) {
            // Stays open as long as this JVM runs: the plug-in loads classes when it needs them.
            var plugin =
                    new PluginJar(new URLClassLoader(new URL[] {path.toUri().toURL()}, new OpenRooms()));
            List<Component> components = plugin.components(jar);
            plugin.problems.refuseIfAny("plug-in " + name);
            return components;
        } catch (IOException e) {
            throw new IllegalStateException("the jar cannot be read: " + e.getMessage(), e);
        }
    }

    private List<Component> components(JarFile jar) throws IOException {
        var components = new ArrayList<Component>();
        for (JarEntry entry : descriptions(jar)) {
            byte[] xml;
            try (InputStream in = jar.getInputStream(entry)) {
                xml = in.readNBytes(LARGEST_DESCRIPTION);
            }
            for (var description : ComponentXml.read(entry.getName(), xml, problems)) {
                make(entry.getName(), description).ifPresent(object -> description.contracts().stream()
                        .map(contract -> new Opened.Component(contract, description.properties()))
                        .forEach(offered -> components.add(new Component(offered, object))));
            }
        }
        return components;
    }

    /** The entries that the manifest's {@code Service-Component} names; the last part of a name may have stars. */
    private static List<JarEntry> descriptions(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        String header = manifest == null ? null : manifest.getMainAttributes().getValue("Service-Component");
        if (header == null) {
            return List.of();
        }
        List<Pattern> patterns = Arrays.stream(header.split(","))
                .map(path -> path.strip().split(";")[0].strip())
                .map(path -> Pattern.compile(Pattern.quote(path).replace("*", "\\E[^/]*\\Q")))
                .toList();
        return jar.stream()
                .filter(entry -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(entry.getName()).matches()))
                .toList();
    }

    private Optional<Object> make(String place, ComponentXml description) {
        if (description.contracts().isEmpty()) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName(description.implementation(), true, loader);
            Object object = type.getConstructor().newInstance();
            for (var contract : description.contracts()) {
                if (!contract.type().isInstance(object)) {
                    problems.add(
                            "plugins.worker.component",
                            place,
                            type.getName() + " does not implement "
                                    + contract.type().getName(),
                            "a class that implements what the component provides",
                            "Let bnd write the component's XML.");
                }
            }
            activate(place, description, object);
            return Optional.of(object);
        } catch (InvocationTargetException e) {
            failed(place, description, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            failed(place, description, e);
        }
        return Optional.empty();
    }

    /** The named method, or one that is called {@code activate}; without parameters, of the class or one above it. */
    private void activate(String place, ComponentXml description, Object object) throws ReflectiveOperationException {
        String name = description.activate().orElse("activate");
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name)) {
                    if (method.getParameterCount() > 0) {
                        problems.add(
                                "plugins.worker.activation",
                                place,
                                type.getName() + "." + name + " with parameters",
                                "an activation method without parameters",
                                "In a worker there is no component context and no configuration: leave them out, "
                                        + "or have the plug-in signed or approved.");
                        return;
                    }
                    method.setAccessible(true);
                    method.invoke(object);
                    return;
                }
            }
        }
    }

    private void failed(String place, ComponentXml description, Throwable thrown) {
        problems.add(
                "plugins.worker.component",
                place,
                description.implementation() + ": " + thrown,
                "a public class whose constructor without parameters ends well",
                "Mend the class; what it needs besides the JDK and the contracts must be in its jar.");
    }
}
