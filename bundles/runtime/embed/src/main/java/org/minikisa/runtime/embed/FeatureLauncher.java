package org.minikisa.runtime.embed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;

/**
 * Brings a framework to what a feature says. The framework's storage lives in the data folder and is kept, so bundles that
 * an administrator installed by hand and configurations are still there after a restart; what belongs to the feature is
 * installed, updated or uninstalled until it is exactly the feature. Bundles are compared by their SHA-256, and the bytes
 * that were checked are the bytes that are installed.
 */
final class FeatureLauncher {

    private static final String PROPERTIES_EXTENSION = "framework-launching-properties";
    private static final String LEVEL = "bundleStartLevel";
    private static final String DIGEST = "sha-256";
    private static final String LOCATION = "minikisa:";

    private static final String STOPPING_THREAD = "FelixShutdown";

    /** How many bundles are unpacked before their turn; the largest has 12 MB. */
    private static final int AHEAD = 2;

    private final Distribution distribution;
    private final Path storage;
    private final Path record;

    FeatureLauncher(Distribution distribution, Path data) {
        this.distribution = distribution;
        this.storage = data.resolve("framework");
        this.record = storage.resolve("minikisa-bundles.properties");
    }

    /** @param properties win over the feature's own */
    Framework launch(Map<String, String> properties) throws IOException, BundleException {
        Feature feature = distribution.feature();
        Properties installed = readRecord();
        if (installed == null) {
            delete(storage); // a first start that was killed half-way, or none yet
            installed = new Properties();
        }
        Files.createDirectories(storage);
        var framework = framework(feature, properties);
        framework.init();
        try {
            reconcile(feature, framework.getBundleContext(), installed);
            othersLast(framework, beginning(feature));
            framework.start();
            return framework;
        } catch (IOException | BundleException | RuntimeException e) {
            stop(framework);
            throw e;
        }
    }

    private Framework framework(Feature feature, Map<String, String> properties) {
        var all = new HashMap<String, String>();
        var extension = feature.getExtensions().get(PROPERTIES_EXTENSION);
        if (extension != null) {
            try (var reader = Json.createReader(new StringReader(extension.getJSON()))) {
                JsonObject json = reader.readObject();
                json.forEach(
                        (key, value) -> all.put(key, value instanceof JsonString s ? s.getString() : value.toString()));
            }
        }
        all.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(beginning(feature)));
        all.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        all.put("felix.cache.locking", "false"); // the data folder is claimed already, with a better message
        all.putAll(properties);
        return ServiceLoader.load(FrameworkFactory.class, FeatureLauncher.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no OSGi framework on the class path"))
                .newFramework(all);
    }

    private void reconcile(Feature feature, BundleContext context, Properties installed)
            throws IOException, BundleException {
        var wanted = new LinkedHashMap<String, FeatureBundle>();
        feature.getBundles()
                .forEach(b -> wanted.put(
                        LOCATION + b.getID().getGroupId() + ":" + b.getID().getArtifactId(), b));
        var changed = wanted.entrySet().stream()
                .filter(e -> !digest(e.getValue()).equals(installed.getProperty(e.getKey()))
                        || context.getBundle(e.getKey()) == null)
                .toList();
        var gone = Arrays.stream(context.getBundles())
                .filter(b -> b.getLocation().startsWith(LOCATION) && !wanted.containsKey(b.getLocation()))
                .toList();
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        Files.deleteIfExists(record); // from here on until it is written again, the storage is not to be trusted
        for (Bundle bundle : gone) {
            bundle.uninstall();
        }
        installAll(context, changed);
        for (String location : wanted.keySet()) {
            Bundle bundle = context.getBundle(location);
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        writeRecord(wanted);
    }

    /** While one bundle is installed, the next ones are unpacked and checked on another core; a few only, for the memory. */
    private void installAll(BundleContext context, List<Map.Entry<String, FeatureBundle>> changed)
            throws IOException, BundleException {
        var unpacking = Executors.newSingleThreadExecutor(task -> new Thread(task, "minikisa-unpacking"));
        var ahead = new ArrayDeque<Future<byte[]>>();
        try {
            int next = 0;
            for (var entry : changed) {
                while (next < changed.size() && ahead.size() < AHEAD) {
                    var wanted = changed.get(next++).getValue();
                    ahead.add(unpacking.submit(() -> checked(wanted)));
                }
                install(context, entry.getKey(), entry.getValue(), unpacked(ahead.remove()));
            }
        } finally {
            unpacking.shutdownNow();
        }
    }

    private static byte[] unpacked(Future<byte[]> bytes) throws IOException {
        try {
            return bytes.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a bundle could not be unpacked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the start was stopped");
        }
    }

    private byte[] checked(FeatureBundle wanted) throws IOException {
        byte[] bytes = distribution.bundle(wanted.getID());
        String found = sha256(bytes);
        if (!found.equals(digest(wanted))) {
            throw InvalidInputException.of(
                    "the distribution",
                    "runtime.digest",
                    wanted.getID().toString(),
                    found,
                    digest(wanted),
                    "The jar is not the one the feature was made with: get the distribution again.");
        }
        return bytes;
    }

    private static void install(BundleContext context, String location, FeatureBundle wanted, byte[] bytes)
            throws BundleException {
        Bundle bundle = context.getBundle(location);
        if (bundle == null) {
            bundle = context.installBundle(location, new ByteArrayInputStream(bytes));
        } else {
            bundle.update(new ByteArrayInputStream(bytes));
        }
        bundle.adapt(BundleStartLevel.class).setStartLevel(level(wanted));
    }

    private static int beginning(Feature feature) {
        return feature.getBundles().stream()
                .mapToInt(FeatureLauncher::level)
                .max()
                .orElse(1);
    }

    /**
     * What a person installed starts at the highest level, whatever it had before: the guard of plug-ins has to be there
     * first, also after a restart and for bundles of an older runtime.
     */
    private static void othersLast(Framework framework, int highest) {
        framework.adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(highest);
        Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID)
                .filter(bundle -> !bundle.getLocation().startsWith(LOCATION))
                .forEach(bundle -> bundle.adapt(BundleStartLevel.class).setStartLevel(highest));
    }

    private static int level(FeatureBundle bundle) {
        return bundle.getMetadata().get(LEVEL) instanceof Number n ? n.intValue() : 1;
    }

    private static String digest(FeatureBundle bundle) {
        return String.valueOf(bundle.getMetadata().get(DIGEST));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Properties readRecord() throws IOException {
        if (!Files.exists(record)) {
            return null;
        }
        var properties = new Properties();
        try (InputStream in = Files.newInputStream(record)) {
            properties.load(in);
        } catch (IllegalArgumentException e) {
            return new Properties(); // damaged: every bundle is brought anew, and what was installed by hand stays
        }
        return properties;
    }

    private void writeRecord(Map<String, FeatureBundle> bundles) throws IOException {
        var properties = new Properties();
        bundles.forEach((location, bundle) -> properties.setProperty(location, digest(bundle)));
        Path temporary = record.resolveSibling(record.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(temporary)) {
            properties.store(out, null);
        }
        Files.move(temporary, record, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Stops a framework and waits until it has, and until the thread that stopped it is gone. */
    static void stop(Framework framework) {
        Set<Thread> others = stoppingThreads();
        try {
            framework.stop();
            framework.waitForStop(20_000);
            awaitEnd(stoppingThreads(), others);
        } catch (BundleException e) {
            throw new IllegalStateException("the framework did not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Felix says that it has stopped a moment before its own thread ends: a host that looks then would find it alive. */
    private static void awaitEnd(Set<Thread> threads, Set<Thread> others) throws InterruptedException {
        for (Thread thread : threads) {
            if (!others.contains(thread)) {
                thread.join(1_000);
            }
        }
    }

    private static Set<Thread> stoppingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals(STOPPING_THREAD) && t != Thread.currentThread())
                .collect(Collectors.toSet());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
