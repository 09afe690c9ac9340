package org.minikisa.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.bench.plugin.Swapped;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.runtime.embed.Minikisa;
import org.minikisa.runtime.embed.Options;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Swaps a plug-in again and again while two threads assess with it all the time: {@code SwapsUnderLoad MODEL.model.json [COUNT
 * [KIND …]]}, kinds {@code json}, {@code bundle}, {@code java} (in this process), {@code worker} (the same jar in a JVM of
 * its own, with pauses in which the next spare starts) and {@code burst} (without the pauses). Tells from the rename of the file until the new version answers, how many assessments failed meanwhile, how many
 * class loaders of former versions are left, and what the heap grew by for each swap.
 */
public final class SwapsUnderLoad {

    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final int ASSESSORS = 2;
    private static final Map<String, String> BASE = Stream.of(
                    "responsibility", "innovation", "savings", "quality", "competence")
            .collect(Collectors.toMap(Function.identity(), theme -> "1 | measured"));

    private final Minikisa kisa;
    private final Path plugins;
    private final Map<String, String> base;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    private SwapsUnderLoad(Minikisa kisa, Path plugins, Map<String, String> base) {
        this.kisa = kisa;
        this.plugins = plugins;
        this.base = base;
    }

    private interface Content {
        byte[] of(String version) throws IOException;
    }

    public static void main(String[] args) throws Exception {
        var files = new SwappedFiles(Files.readString(Path.of(args[0])));
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
        List<String> kinds = args.length > 2
                ? Arrays.asList(args).subList(2, args.length)
                : List.of("json", "bundle", "java", "worker");
        for (String kind : kinds) {
            switch (kind) {
                case "json" -> run(kind, "process", "swapped.model.json", SwappedFiles.JSON, BASE, files::json, count);
                case "bundle" -> run(kind, "process", "swapped.jar", SwappedFiles.BUNDLE, BASE, files::bundle, count);
                case "java" ->
                    run(kind, "process", "swapped.jar", Swapped.ID, Map.of("day", "true"), files::java, count);
                case "worker", "burst" ->
                    run(kind, "worker", "swapped.jar", Swapped.ID, Map.of("day", "true"), files::java, count);
                default -> throw new IllegalArgumentException(kind + " is none of json, bundle, java, worker, burst");
            }
        }
    }

    private static void run(
            String kind, String unsigned, String file, String id, Map<String, String> base, Content content, int count)
            throws Exception {
        Path data = Files.createTempDirectory("minikisa-bench-");
        try (var kisa = Minikisa.start(Options.of(data).with("minikisa.plugins.unsigned", unsigned))) {
            new SwapsUnderLoad(kisa, data.resolve("plugins"), base)
                    .measure(kind, file, new ModelId(id), content, count);
        } finally {
            try (var paths = Files.walk(data)) {
                paths.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private void measure(String kind, String file, ModelId id, Content content, int count) throws Exception {
        var models = kisa.service(Models.class);
        var assessments = kisa.service(Assessments.class);
        int warmUp = 20;
        for (int i = 1; i <= warmUp; i++) {
            swap(models, file, id, "1.0." + i, content);
        }
        var made = new AtomicLong();
        var failed = new AtomicLong();
        var firstFailure = new AtomicReference<RuntimeException>();
        var assessors = new ArrayList<Thread>();
        for (int i = 0; i < ASSESSORS; i++) {
            assessors.add(new Thread(() -> {
                var request = AssessmentRequest.of(id, "swapped", Moment.TARGET).base(base);
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        assessments.preview(request);
                        made.incrementAndGet();
                    } catch (RuntimeException e) {
                        if (!Thread.currentThread().isInterrupted()) {
                            failed.incrementAndGet();
                            firstFailure.compareAndSet(null, e);
                        }
                    }
                }
            }));
        }
        settle();
        long heap = heap();
        long pause = kind.equals("worker") ? 1_500 : 20;
        assessors.forEach(Thread::start);
        var millis = new double[count];
        for (int i = 0; i < count; i++) {
            millis[i] = swap(models, file, id, "1.1." + i, content);
            Thread.sleep(pause + i % 7 * 3L); // another phase each time
        }
        for (Thread assessor : assessors) {
            assessor.interrupt();
            assessor.join();
        }
        settle();
        long grown = heap() - heap;
        long left = loaders.stream().filter(loader -> loader.get() != null).count();
        Arrays.sort(millis);
        System.out.printf(
                "%-7s %d swaps: p50 %.1f ms, p99 %.1f ms, worst %.1f ms; %d assessments, %d failed; class loaders %d of %d left"
                        + " (1 in use); heap %+.1f KB for each swap%n",
                kind,
                count,
                millis[count / 2],
                millis[(int) Math.ceil(count * 0.99) - 1],
                millis[count - 1],
                made.get(),
                failed.get(),
                left,
                loaders.size(),
                grown / 1024.0 / count);
        if (firstFailure.get() != null) {
            System.out.println("first failure: " + firstFailure.get());
        }
    }

    private double swap(Models models, String file, ModelId id, String version, Content content) throws Exception {
        Path temporary = plugins.resolve(".swapped.tmp");
        Files.write(temporary, content.of(version));
        var wanted = new ModelRef(id, version);
        long start = System.nanoTime();
        Files.move(
                temporary, plugins.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        while (models.find(wanted).isEmpty()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException(wanted + " is not there: " + models.refused());
            }
            Thread.sleep(0, 200_000);
        }
        double millis = (System.nanoTime() - start) / 1e6;
        for (Bundle bundle : kisa.context().getBundles()) {
            String name = bundle.getSymbolicName();
            var wiring = bundle.adapt(BundleWiring.class);
            if (name != null && name.startsWith("org.minikisa.bench.") && wiring != null) {
                remember(wiring.getClassLoader());
            }
        }
        return millis;
    }

    private void remember(ClassLoader loader) {
        if (loaders.stream().noneMatch(known -> known.get() == loader)) {
            loaders.add(new WeakReference<>(loader));
        }
    }

    /** Until former versions have left and the collector has been round. */
    private static void settle() throws InterruptedException {
        Thread.sleep(3_000);
        for (int i = 0; i < 8; i++) {
            System.gc();
            Thread.sleep(100);
        }
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
