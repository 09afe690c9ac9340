package org.minikisa.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Models;
import org.minikisa.runtime.embed.Minikisa;
import org.minikisa.runtime.embed.Options;

/**
 * From the rename of a file into the plugins folder until the new version of the model answers: {@code DropToUsable
 * MODEL.model.json [COUNT [DISTRIBUTION]]}. The model's version is counted up; first as a JSON file, then as a bundle that
 * holds nothing but the JSON. The checks (validation, laws, the author's tests) are part of the time.
 */
public final class DropToUsable {

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private DropToUsable() {}

    public static void main(String[] args) throws Exception {
        String model = Files.readString(Path.of(args[0]));
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        Path data = Files.createTempDirectory("minikisa-bench-");
        var options = Options.of(data);
        try (var kisa = Minikisa.start(args.length > 2 ? options.withDistribution(Path.of(args[2])) : options)) {
            var models = kisa.service(Models.class);
            Path plugins = data.resolve("plugins");
            Path json = plugins.resolve("measured.model.json");
            report(
                    "JSON model",
                    measure(
                            count,
                            models,
                            json,
                            version -> named(model, version, "bench.json").getBytes(StandardCharsets.UTF_8),
                            "bench.json"));
            Path jar = plugins.resolve("measured.jar");
            report(
                    "bundle",
                    measure(
                            count,
                            models,
                            jar,
                            version -> bundle(named(model, version, "bench.bundle"), version),
                            "bench.bundle"));
        } finally {
            try (var paths = Files.walk(data)) {
                paths.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private interface Content {
        byte[] of(String version) throws IOException;
    }

    private static double[] measure(int count, Models models, Path file, Content content, String id) throws Exception {
        var millis = new double[count];
        for (int i = 0; i < count; i++) {
            String version = "1.0." + (i + 1);
            Path temporary = file.resolveSibling(".measured.tmp");
            Files.write(temporary, content.of(version));
            var wanted = new ModelRef(new ModelId(id), version);
            long start = System.nanoTime();
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            while (models.find(wanted).isEmpty()) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new IllegalStateException(wanted + " is not there after ten seconds");
                }
                Thread.sleep(0, 200_000);
            }
            millis[i] = (System.nanoTime() - start) / 1e6;
            Thread.sleep(120 + i % 7 * 13L); // another phase each time
        }
        return millis;
    }

    private static void report(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%s: p50 %.1f ms, p99 %.1f ms, worst %.1f ms of %d%n",
                what,
                millis[millis.length / 2],
                millis[(int) Math.ceil(millis.length * 0.99) - 1],
                millis[millis.length - 1],
                millis.length);
    }

    private static String named(String model, String version, String id) {
        return model.replaceFirst("\"id\"\\s*:\\s*\"[^\"]*\"", "\"id\": \"" + id + "\"")
                .replaceFirst("\"version\"\\s*:\\s*\"[^\"]*\"", "\"version\": \"" + version + "\"");
    }

    private static byte[] bundle(String model, String version) throws IOException {
        var manifest = new Manifest();
        var headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "org.minikisa.bench.measured");
        headers.putValue("Bundle-Version", version);
        headers.putValue(
                "Require-Capability",
                "osgi.extender;filter:=\"(&(osgi.extender=org.minikisa.impact)(version>=1.0.0)(!(version>=2.0.0)))\"");
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry("OSGI-INF/impact/measured.model.json"));
            jar.write(model.getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }
}
