package org.minikisa.runtime.plugins.guard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.apache.felix.framework.FrameworkFactory;
import org.minikisa.impact.api.ImpactFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** A real framework with this bundle, a neighbour that is delivered with the runtime, and the curtain between them. */
final class House {

    static final Duration LIMIT = Duration.ofMillis(200);

    private final Framework framework;
    final Bundle self;
    final Bundle neighbour;
    final HookedCurtain curtain;
    final Watchdog watchdog = new Watchdog(LIMIT);
    final WatchfulWarden warden;

    House(Path storage) {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        storage.toString(),
                        "org.osgi.framework.system.packages.extra",
                        "org.minikisa.impact.api"));
        try {
            framework.start();
            self = started("minikisa:plugins");
            neighbour = started("minikisa:neighbour");
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
        curtain = new HookedCurtain(self.getBundleContext());
        curtain.open();
        warden = new WatchfulWarden(curtain, watchdog);
    }

    void close() throws Exception {
        curtain.close();
        watchdog.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    Framework framework() {
        return framework;
    }

    Bundle install(String location, Class<?>... classes) throws BundleException {
        return install(location, headers -> {}, classes);
    }

    Bundle install(String location, Consumer<Attributes> headers, Class<?>... classes) throws BundleException {
        byte[] jar = jar(location.replaceAll("\\W", "."), headers, classes);
        return framework.getBundleContext().installBundle(location, new ByteArrayInputStream(jar));
    }

    private Bundle started(String location) throws BundleException {
        Bundle bundle = install(location);
        bundle.start();
        return bundle;
    }

    /** A plug-in that was admitted and runs. */
    Bundle plugin(String name, Class<?>... classes) throws BundleException {
        Bundle bundle = install("file:" + name, classes);
        curtain.admit(bundle);
        bundle.start();
        return bundle;
    }

    static byte[] jar(String name, Class<?>... classes) {
        return jar(name, headers -> {}, classes);
    }

    private static byte[] jar(String name, Consumer<Attributes> headers, Class<?>... classes) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        headers.accept(manifest.getMainAttributes());
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : classes) {
                String path = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(path));
                try (var in = type.getClassLoader().getResourceAsStream(path)) {
                    jar.write(in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ServiceRegistration<?> offer(Bundle bundle, Class<?> contract, Object service, Map<String, ?> properties) {
        return bundle.getBundleContext()
                .registerService(
                        contract.getName(),
                        service,
                        FrameworkUtil.asDictionary(new HashMap<String, Object>(properties)));
    }

    static ServiceRegistration<?> offer(Bundle bundle, ImpactFunction function) {
        return offer(bundle, ImpactFunction.class, function, function("double", "1.0.0"));
    }

    static Map<String, Object> function(String name, String version) {
        return Map.of(ImpactFunction.NAME, name, ImpactFunction.VERSION, version);
    }

    /** What a bundle finds. */
    static <T> List<T> found(Bundle by, Class<T> contract) throws Exception {
        BundleContext context = by.getBundleContext();
        ServiceReference<?>[] found = context.getAllServiceReferences(contract.getName(), null);
        return found == null
                ? List.of()
                : Stream.of(found).map(context::getService).map(contract::cast).toList();
    }
}
