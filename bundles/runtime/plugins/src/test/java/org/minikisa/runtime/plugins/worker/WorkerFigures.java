package org.minikisa.runtime.plugins.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;

/** Measures what a worker costs; a program, no test. The command stands in the README of runtime/worker. */
final class WorkerFigures {

    private static final Answers NONE = Answers.none(LocalDate.of(2026, 11, 23));

    private WorkerFigures() {}

    public static void main(String[] arguments) throws Exception {
        var home = Files.createTempDirectory("workers");
        opening("open and first call, with a spare", home, true);
        opening("open and first call, without", home, false);
        calls(home);
        System.exit(0);
    }

    private static void opening(String what, Path home, boolean spare) throws Exception {
        byte[] jar = ComponentJar.model(Samples.Model.class);
        try (var workers = new JvmWorkers(new WorkerSettings(home, "64m", Duration.ofSeconds(2), spare))) {
            workers.prepare();
            workers.open("first.jar", jar).close();
            long[] nanos = new long[20];
            for (int i = 0; i < nanos.length; i++) {
                Thread.sleep(1500);
                long start = System.nanoTime();
                try (var worker = workers.open("sample.jar", jar)) {
                    var model = (ImpactModel) worker.offers().get(0).service();
                    model.evaluate(NONE, NONE);
                    nanos[i] = System.nanoTime() - start;
                }
            }
            print(what, nanos, 1e6, "ms");
        }
    }

    private static void calls(Path home) throws Exception {
        try (var workers = new JvmWorkers(new WorkerSettings(home, "64m", Duration.ofSeconds(2), true))) {
            var worker = workers.open("f.jar", ComponentJar.function(Samples.Function.class));
            var function = (ImpactFunction) worker.offers().get(0).service();
            print("call of a function", times(() -> (long) function.apply(21)), 1e3, "us");
            var model = (ImpactModel) workers.open("m.jar", ComponentJar.model(Samples.Model.class))
                    .offers()
                    .get(0)
                    .service();
            var yes = Answers.of(NONE.asOf(), Map.of("evening", "true"));
            print(
                    "call of a model",
                    times(() -> (long) model.evaluate(NONE, yes).uplift()),
                    1e3,
                    "us");
            Files.readAllLines(Path.of("/proc/" + worker.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .forEach(System.out::println);
            long start = System.nanoTime();
            var process = ProcessHandle.of(worker.pid()).orElseThrow();
            worker.close();
            process.onExit().join();
            System.out.printf("kill %.1f ms%n", (System.nanoTime() - start) / 1e6);
        }
    }

    private static long[] times(LongSupplier call) {
        for (int i = 0; i < 20_000; i++) {
            call.getAsLong();
        }
        long[] nanos = new long[20_000];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            call.getAsLong();
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private static void print(String what, long[] nanos, double unit, String name) {
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50 %.1f, p99 %.1f, mean %.1f %s%n",
                what,
                nanos[nanos.length / 2] / unit,
                nanos[nanos.length * 99 / 100] / unit,
                LongStream.of(nanos).average().orElseThrow() / unit,
                name);
    }
}
