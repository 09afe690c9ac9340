package org.minikisa.bench;

import java.nio.file.Files;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.runtime.plugins.guard.GuardActivator;
import org.minikisa.runtime.plugins.guard.Offer;
import org.minikisa.runtime.plugins.guard.Warden;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** A call of a plug-in's function: bare, behind its guard, and on a thread that is made for it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class GuardBenchmark {

    private final ImpactFunction bare = new Doubling();
    private final GuardActivator guards = new GuardActivator();
    private Framework framework;
    private ImpactFunction guarded;
    private double argument = 21;

    @Setup
    public void show() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        Files.createTempDirectory("guard").toString()));
        framework.start();
        BundleContext context = framework.getBundleContext();
        guards.start(context);
        var offer = new Offer(
                ImpactFunction.class, Map.of(ImpactFunction.NAME, "double", ImpactFunction.VERSION, "1.0.0"), bare);
        context.getService(context.getServiceReference(Warden.class)).show(offer, context, fault -> {});
        guarded = context.getService(context.getServiceReference(ImpactFunction.class));
    }

    @TearDown
    public void close() throws Exception {
        guards.stop(framework.getBundleContext());
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Benchmark
    public double bare() {
        return bare.apply(argument);
    }

    @Benchmark
    public double guarded() {
        return guarded.apply(argument);
    }

    @Benchmark
    public double threadHop() throws Exception {
        var task = new FutureTask<>(() -> bare.apply(argument));
        new Thread(task).start();
        return task.get();
    }

    private static final class Doubling implements ImpactFunction {

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public double apply(double... arguments) {
            return 2 * arguments[0];
        }
    }
}
