package org.minikisa.runtime.plugins.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.plugins.guard.Warden.Shown;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Plug-ins that come, are proven, shown, asked by everyone, hidden and gone; and those that leave something behind. */
class LeakGateTest {

    private static final int CYCLES = 200;

    @TempDir
    Path storage;

    private House house;
    private final LeakGate gate = new LeakGate();
    private final ArrayBlockingQueue<Fault> faults = new ArrayBlockingQueue<>(1);

    @BeforeEach
    void open() {
        house = new House(storage);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void noClassLoaderSurvivesTwoHundredCycles() throws Exception {
        for (int i = 0; i < CYCLES; i++) {
            cycle("clean", i, function -> assertThat(Asking.once(function)).isEqualTo(42));
        }
        assertThat(gate.survivors(List.of())).isEmpty();
    }

    @Test
    void aThreadThatIsLeftBehindIsNamed() throws Exception {
        cycle("thread", 1, Asking::once);
        assertThat(gate.survivors(List.of()))
                .singleElement()
                .asString()
                .startsWith("thread 1 is held by")
                .contains("thread \"left behind\"");
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("left behind"))
                .forEach(Thread::interrupt);
        assertThat(gate.survivors(List.of())).isEmpty();
    }

    @Test
    void anMBeanThatIsLeftBehindIsNamed() throws Exception {
        cycle("mbean", 1, Asking::once);
        assertThat(gate.survivors(List.of())).singleElement().asString().contains("MBean left:type=behind");
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName("left:type=behind"));
    }

    @Test
    void theLoaderOfAReportedThreadIsExcepted() throws Exception {
        cycle("hang", 1, function -> {
            var caller = new Thread(() -> Asking.refused(function), "who asked");
            caller.start();
        });
        Fault fault = faults.poll(10, TimeUnit.SECONDS);
        assertThat(fault.thread()).isPresent();
    }

    private interface Use {
        void of(ImpactFunction function) throws Exception;
    }

    /** On threads that are thrown away, as the deployer does it. */
    private void cycle(String leaves, int number, Use use) throws Exception {
        Bundle bundle = house.install(
                "file:" + leaves + number,
                manifest -> {
                    manifest.putValue("Bundle-Activator", LeakyPlugin.class.getName());
                    manifest.putValue("Import-Package", "org.osgi.framework,org.minikisa.impact.api,javax.management");
                    manifest.putValue("Leaves", leaves);
                },
                LeakyPlugin.class,
                LeakyPlugin.Left.class,
                LeakyPlugin.LeftMBean.class);
        house.curtain.admit(bundle);
        Aside.ask("start", Duration.ofSeconds(10), () -> {
            bundle.start();
            return null;
        });
        gate.watch(leaves + " " + number, bundle.adapt(BundleWiring.class).getClassLoader());
        Offer offer = house.curtain.offers(bundle).get(0);
        if (!leaves.equals("hang")) {
            assertThat(house.warden.prove(offer)).isEmpty();
        }
        Shown shown = house.warden.show(offer, bundle.getBundleContext(), faults::offer);
        use.of(House.found(house.neighbour, ImpactFunction.class).get(0));
        shown.hide(Duration.ofMillis(leaves.equals("hang") ? 1_000 : 0));
        Aside.ask("uninstall", Duration.ofSeconds(10), () -> {
            bundle.uninstall();
            return null;
        });
        var done = new CountDownLatch(1);
        house.framework().adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> done.countDown());
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Asks as impact.core does, on a thread that is thrown away. */
    private static final class Asking {

        static double once(ImpactFunction function) throws Exception {
            return Aside.ask("ask", Duration.ofSeconds(10), () -> function.apply(21));
        }

        static void refused(ImpactFunction function) {
            try {
                function.apply(21);
            } catch (InvalidInputException e) {
                // in words
            }
        }
    }
}
