package org.minikisa.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.Deployer.Deployed;
import org.minikisa.runtime.plugins.Deployer.Verified;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.runtime.plugins.trust.Verdict;

/** Plug-ins that do wrong, and what everyone else notices of it: nothing. */
class BadPluginsTest {

    private static final String DOUBLE = "public double apply(double... x) { return 2 * x[0]; }";

    @TempDir
    Path storage;

    private PluginHouse house;
    private BundleDeployer deployer;
    private final BlockingQueue<Fault> faults = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        house = new PluginHouse(storage);
        deployer = house.deployer(() -> null);
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void aGoodOneIsSeenByEveryoneBehindAGuard() {
        Deployed deployed = deploy("1.0.0", DOUBLE);

        assertThat(house.functions()).containsExactly("twice 1.0.0");
        assertThat(house.ask("twice", 21)).isEqualTo(42);
        assertThat(deployed.offers()).containsExactly("function twice 1.0.0");

        deployer.withdraw(deployed);
        assertThat(house.functions()).isEmpty();
        PluginHouse.await(() -> house.bundles().isEmpty());
        assertThat(house.bundles()).isEmpty();
    }

    @Test
    void aSuccessorIsThereBeforeItsPredecessorGoesAndAlsoOfTheSameVersion() throws Exception {
        Deployed first = deploy("1.0.0", DOUBLE);
        Deployed other = deploy("1.0.0", "public double apply(double... x) { return 3 * x[0]; }", Optional.of(first));

        assertThat(house.functions()).containsExactly("twice 1.0.0");
        assertThat(house.ask("twice", 1)).isEqualTo(3);
        PluginHouse.await(() -> house.bundles().size() == 1);
        assertThat(house.bundles()).containsExactly("plug 1.0.0 ACTIVE");
        deployer.withdraw(other);
    }

    @Test
    void aSingletonIsFollowedByItsSuccessorToo() {
        Deployed first = deploy(
                PluginHouse.function("plug;singleton:=true", "1.0.0", "twice", DOUBLE)
                        .bytes(),
                Optional.empty());
        deploy(
                PluginHouse.function("plug;singleton:=true", "1.1.0", "twice", DOUBLE)
                        .bytes(),
                Optional.of(first));

        assertThat(house.functions()).containsExactly("twice 1.1.0");
    }

    @Test
    void aCallInFlightEndsWithTheVersionItBeganWith() throws Exception {
        Deployed first = deploy(
                "1.0.0",
                "public double apply(double... x) { if (x[0] == 7) try { Thread.sleep(150); } catch (Exception e) {}"
                        + " return 2 * x[0]; }");
        CompletableFuture<Double> answer = CompletableFuture.supplyAsync(() -> house.ask("twice", 7));
        Thread.sleep(50);

        deploy("1.1.0", "public double apply(double... x) { return 3 * x[0]; }", Optional.of(first));

        assertThat(house.ask("twice", 7)).isEqualTo(21);
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(14);
        assertThat(faults).isEmpty();
    }

    @Test
    void aComponentThatThrowsInItsConstructorIsRefusedAndTheOldOneStays() {
        Deployed first = deploy("1.0.0", DOUBLE);

        List<Problem> problems =
                refused("1.1.0", "public Plug() { throw new IllegalStateException(\"no luck\"); } " + DOUBLE, first);

        assertThat(problems).isNotEmpty();
        assertThat(problems.toString()).contains("plugins.component");
        assertThat(house.functions()).containsExactly("twice 1.0.0");
        assertThat(house.ask("twice", 1)).isEqualTo(2);
        assertThat(house.bundles()).containsExactly("plug 1.0.0 ACTIVE");
    }

    @Test
    void oneWhoseProofFailsIsRefusedAndTheOldOneStays() {
        Deployed first = deploy("1.0.0", DOUBLE);

        List<Problem> problems = refused("1.1.0", "public double apply(double... x) { return Double.NaN; }", first);

        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).place()).startsWith("function twice 1.1.0");
        assertThat(house.functions()).containsExactly("twice 1.0.0");
        assertThat(house.bundles()).containsExactly("plug 1.0.0 ACTIVE");
    }

    @Test
    void oneThatThrowsNowAndThenIsTakenAwayAndToldWithWhatItWasAsked() throws Exception {
        deploy(
                "1.0.0",
                "public double apply(double... x) { if (x[0] == 12345.5) throw new IllegalStateException(\"odd\");"
                        + " return x[0]; }");

        assertThatThrownBy(() -> house.ask("twice", 12345.5)).isInstanceOf(RuntimeException.class);

        Fault fault = faults.poll(10, TimeUnit.SECONDS);
        assertThat(fault).isNotNull();
        assertThat(fault.input()).contains("12345.5");
        assertThat(house.functions()).isEmpty();
    }

    @Test
    void anEndlessLoopIsFoundAndItsThreadIsNamed() throws Exception {
        deploy("1.0.0", "public double apply(double... x) { while (x[0] == 12345.5) { } return x[0]; }");

        CompletableFuture.runAsync(() -> house.ask("twice", 12345.5));

        Fault fault = faults.poll(10, TimeUnit.SECONDS);
        assertThat(fault).isNotNull();
        assertThat(fault.thread()).isPresent();
        assertThat(house.functions()).isEmpty();
    }

    @Test
    void deepRecursionIsAFaultOfThePluginOnly() throws Exception {
        deploy("1.0.0", "public double apply(double... x) { return x[0] == 12345.5 ? 1 + apply(x) : x[0]; }");

        assertThatThrownBy(() -> house.ask("twice", 12345.5)).isInstanceOf(RuntimeException.class);

        assertThat(faults.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void anActivatorThatHangsIsToldWithItsThreadAndHoldsUpNobodyElse() {
        byte[] jar = Jars.bundle("hang", "1.0.0")
                .header("Bundle-Activator", "com.acme.Hang")
                .header("Import-Package", "org.osgi.framework;version=\"[1.8,2)\"")
                .classes("package com.acme; public class Hang implements org.osgi.framework.BundleActivator {"
                        + " public void start(org.osgi.framework.BundleContext c) { while (true) { } }"
                        + " public void stop(org.osgi.framework.BundleContext c) { } }")
                .bytes();

        var refused =
                catchThrowableOfType(InvalidInputException.class, () -> deploy("hang.jar", jar, Optional.empty()));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly("plugins.bundle.hangs");
        assertThat(refused.problems().get(0).found()).contains("thread").contains("com.acme.Hang.start");
        deploy("1.0.0", DOUBLE);
        assertThat(house.ask("twice", 2)).isEqualTo(4);
    }

    @Test
    void aComponentThatWaitsForAServiceIsToldAndComesLater() throws Exception {
        byte[] jar = PluginHouse.function("plug", "1.0.0", "twice", DOUBLE)
                .described(
                        "com.acme.Plug",
                        "<property name=\"minikisa.impact.function.name\" type=\"String\" value=\"twice\"/>"
                                + "<property name=\"minikisa.impact.function.version\" type=\"String\" value=\"1.0.0\"/>"
                                + "<service><provide interface=\"org.minikisa.impact.api.ImpactFunction\"/></service>"
                                + "<reference name=\"key\" interface=\"java.lang.Runnable\"/>")
                .bytes();

        Deployed deployed = deploy(jar, Optional.empty());
        assertThat(house.functions()).isEmpty();
        assertThat(deployed.findings())
                .extracting(finding -> finding.problem().code())
                .contains("plugins.component.waits");

        house.neighbour.registerService(Runnable.class, () -> {}, null);
        PluginHouse.await(() -> !house.functions().isEmpty());
        assertThat(house.functions()).containsExactly("twice 1.0.0");
        assertThat(deployed.offers()).containsExactly("function twice 1.0.0");
    }

    private Deployed deploy(String version, String body) {
        return deploy(version, body, Optional.empty());
    }

    private Deployed deploy(String version, String body, Optional<Deployed> previous) {
        return deploy(PluginHouse.function("plug", version, "twice", body).bytes(), previous);
    }

    private Deployed deploy(byte[] jar, Optional<Deployed> previous) {
        return deploy("plug.jar", jar, previous);
    }

    private Deployed deploy(String name, byte[] jar, Optional<Deployed> previous) {
        Verified verified = deployer.verify(
                new PluginFile(name, jar, Optional.empty()),
                new Verdict(Trust.VERIFIED, Optional.of("CN=Tester"), List.of()),
                previous);
        if (!verified.isAdmitted()) {
            throw new InvalidInputException(name, Finding.errors(verified.findings()));
        }
        return deployer.deploy(verified, previous, faults::add);
    }

    private List<Problem> refused(String version, String body, Deployed previous) {
        return catchThrowableOfType(InvalidInputException.class, () -> deploy(version, body, Optional.of(previous)))
                .problems();
    }
}
