package org.minikisa.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Plugins.Mode;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.trust.Judge;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.minikisa.store.jdbc.SqliteStore;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

class StockBundlesTest {

    private static final String NAME = "file:x.jar";
    private static final String DOUBLE = "public double apply(double... x) { return 2 * x[0]; }";
    private static final Judge NOBODY = file -> new Verdict(Trust.UNSIGNED, Optional.empty(), List.of());

    @TempDir
    Path data;

    private PluginHouse house;
    private SqliteStore store;
    private Ledger ledger;
    private StockBundles stock;

    @BeforeEach
    void start() {
        open(PluginHouse.DEVELOPMENT);
    }

    private void open(Policy policy) {
        house = new PluginHouse(data.resolve("framework"));
        store = SqliteStore.open(data.resolve("data"), Clock.systemUTC());
        ledger = new Ledger(store, Clock.systemUTC());
        stock = new StockBundles(
                house.self,
                house.deployer(policy, () -> null, null),
                house.curtain,
                new ApprovingJudge(NOBODY, () -> "", ledger),
                ledger,
                new KeptBytes(data.resolve("kept")),
                Clock.systemUTC());
        stock.open();
    }

    @AfterEach
    void stop() throws Exception {
        stock.close();
        house.close();
        store.close();
    }

    @Test
    void whatIsInstalledIsVerifiedAndSeenOnceItIsStartedAndGoneWhenItIsStopped() throws Exception {
        byte[] jar = good("1.0.0");
        Bundle bundle = install(jar);
        assertThat(plugin().state()).isEqualTo(PluginState.VERIFIED);
        assertThat(house.functions()).isEmpty();

        bundle.start();
        PluginHouse.await(() -> plugin().state() == PluginState.ACTIVE);
        assertThat(house.ask("twice", 2)).isEqualTo(4);
        assertThat(plugin().offers()).containsExactly("function twice 1.0.0");
        assertThat(plugin().digest()).isEqualTo(KeptBytes.digest(jar));

        bundle.stop();
        assertThat(house.functions()).isEmpty();
        assertThat(plugin().state()).isEqualTo(PluginState.VERIFIED);

        bundle.uninstall();
        assertThat(stock.list()).isEmpty();
    }

    @Test
    void inProductionWhatNobodySignedCannotBeStartedUntilItIsApproved() throws Exception {
        stop();
        open(new Policy(Mode.PRODUCTION, Policy.Unsigned.REFUSE));
        Bundle bundle = install(good("1.0.0"));

        assertThat(plugin().state()).isEqualTo(PluginState.REFUSED);
        assertThatThrownBy(bundle::start).isInstanceOf(BundleException.class);
        assertThat(house.functions()).isEmpty();

        stock.approve(NAME, "Ann");
        PluginHouse.await(() -> plugin().state() == PluginState.ACTIVE);
        assertThat(plugin().publisher()).contains("approved by Ann");
        assertThat(house.ask("twice", 2)).isEqualTo(4);
    }

    @Test
    void aRefusedUpdateBringsTheLastVerifiedBytesBackByItself() throws Exception {
        Bundle bundle = install(good("1.0.0"));
        bundle.start();
        PluginHouse.await(() -> plugin().state() == PluginState.ACTIVE);
        byte[] dynamic = PluginHouse.function("plug", "1.1.0", "twice", DOUBLE)
                .header("DynamicImport-Package", "*")
                .bytes();

        assertThatThrownBy(() -> bundle.update(new ByteArrayInputStream(dynamic)))
                .isInstanceOf(BundleException.class);

        PluginHouse.await(() -> house.functions().equals(List.of("twice 1.0.0")));
        assertThat(house.ask("twice", 2)).isEqualTo(4);
        assertThat(bundle.getVersion()).hasToString("1.0.0");
        assertThat(plugin().state()).isEqualTo(PluginState.REFUSED);
        PluginHouse.await(() -> plugin().inUse().isPresent());
        assertThat(plugin().inUse()).contains(new Plugin.Identity("plug", "1.0.0"));
        assertThat(plugin().findings())
                .extracting(finding -> finding.problem().code())
                .contains("plugins.manifest.dynamic");
    }

    @Test
    void anUpdateWhoseProofFailsIsTakenBackAsWell() throws Exception {
        Bundle bundle = install(good("1.0.0"));
        bundle.start();
        PluginHouse.await(() -> plugin().state() == PluginState.ACTIVE);

        bundle.update(new ByteArrayInputStream(PluginHouse.function(
                        "plug", "1.1.0", "twice", "public double apply(double... x) { return Double.NaN; }")
                .bytes()));

        PluginHouse.await(() ->
                plugin().state() == PluginState.REFUSED && house.functions().equals(List.of("twice 1.0.0")));
        assertThat(plugin().state()).isEqualTo(PluginState.REFUSED);
        assertThat(house.ask("twice", 2)).isEqualTo(4);
    }

    @Test
    void whatMisbehavesIsStoppedAndIsNotStartedAgainBeforeItIsRestored() throws Exception {
        Bundle bundle = install(PluginHouse.function(
                        "plug",
                        "1.0.0",
                        "twice",
                        "public double apply(double... x) { if (x[0] == 12345.5) throw new IllegalStateException();"
                                + " return x[0]; }")
                .bytes());
        bundle.start();
        PluginHouse.await(() -> plugin().state() == PluginState.ACTIVE);

        assertThatThrownBy(() -> house.ask("twice", 12345.5)).isInstanceOf(InvalidInputException.class);

        PluginHouse.await(() -> plugin().state() == PluginState.QUARANTINED && bundle.getState() != Bundle.ACTIVE);
        assertThat(plugin().state()).isEqualTo(PluginState.QUARANTINED);
        assertThat(ledger.incidents()).hasSize(1);
        PluginHouse.await(() -> bundle.getState() == Bundle.INSTALLED);
        assertThatThrownBy(bundle::start).isInstanceOf(BundleException.class);

        stock.restore(NAME);
        PluginHouse.await(() -> plugin().state() == PluginState.ACTIVE);
        assertThat(house.ask("twice", 2)).isEqualTo(2);
    }

    @Test
    void whatWasStartedIsVerifiedAnewAfterARestartAndRunsAgain() throws Exception {
        install(good("1.0.0")).start();
        PluginHouse.await(() -> plugin().state() == PluginState.ACTIVE);

        stop();
        open(PluginHouse.DEVELOPMENT);

        PluginHouse.await(() -> plugin().state() == PluginState.ACTIVE);
        assertThat(plugin().state()).isEqualTo(PluginState.ACTIVE);
        assertThat(house.ask("twice", 2)).isEqualTo(4);
    }

    @Test
    void aReferenceIsRefusedForItsBytesMayChangeAtAnyMoment() throws Exception {
        Path jar = Files.write(data.resolve("ref.jar"), good("1.0.0"));

        house.framework.getBundleContext().installBundle("reference:" + jar.toUri());

        assertThat(stock.list()).singleElement().satisfies(plugin -> {
            assertThat(plugin.state()).isEqualTo(PluginState.REFUSED);
            assertThat(plugin.findings().get(0).problem().code()).isEqualTo("plugins.bundle.reference");
        });
    }

    private Bundle install(byte[] jar) throws BundleException {
        return house.framework.getBundleContext().installBundle(NAME, new ByteArrayInputStream(jar));
    }

    private static byte[] good(String version) {
        return PluginHouse.function("plug", version, "twice", DOUBLE).bytes();
    }

    private Plugin plugin() {
        return stock.list().get(0);
    }
}
