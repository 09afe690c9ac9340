package org.minikisa.runtime.plugins.worker;

import java.nio.file.Path;
import java.time.Duration;

import org.minikisa.impact.api.ImpactFunction;

/** A runtime that a test kills: tells its worker's process and stays. */
final class KilledRuntime {

    private KilledRuntime() {}

    public static void main(String[] arguments) throws Exception {
        var workers = new JvmWorkers(new WorkerSettings(Path.of(arguments[0]), "64m", Duration.ofMinutes(5), false));
        var worker = workers.open("sample.jar", ComponentJar.function(Samples.Function.class));
        System.out.println(worker.pid());
        if (arguments[1].equals("looping")) {
            ((ImpactFunction) worker.offers().get(0).service()).apply(-3);
        }
        Thread.sleep(Duration.ofMinutes(5).toMillis());
    }
}
