package org.minikisa.runtime.plugins.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.FrameworkWiring;

class CurtainTest {

    @TempDir
    Path storage;

    private House house;

    @BeforeEach
    void open() {
        house = new House(storage);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void whatAPluginRegistersIsSeenByItselfTheFrameworkAndItsGuardOnly() throws Exception {
        Bundle plugin = house.plugin("plug");
        House.offer(plugin, new Doubling());
        assertThat(House.found(house.neighbour, ImpactFunction.class)).isEmpty();
        assertThat(House.found(plugin, ImpactFunction.class)).hasSize(1);
        assertThat(House.found(house.framework(), ImpactFunction.class)).hasSize(1);
        assertThat(House.found(house.self, ImpactFunction.class)).hasSize(1);
    }

    @Test
    void nobodyHearsOfItsComingAndGoing() throws Exception {
        var heard = new ArrayList<Integer>();
        house.neighbour.getBundleContext().addServiceListener(event -> heard.add(event.getType()));
        Bundle plugin = house.plugin("plug");
        var registration = House.offer(plugin, new Doubling());
        registration.unregister();
        assertThat(heard).isEmpty();
    }

    @Test
    void otherServicesOfPluginsAndServicesOfTheRuntimeAreNoBusinessOfIts() throws Exception {
        House.offer(house.plugin("plug"), Runnable.class, (Runnable) () -> {}, Map.of());
        House.offer(house.self, new Doubling());
        assertThat(House.found(house.neighbour, Runnable.class)).hasSize(1);
        assertThat(House.found(house.neighbour, ImpactFunction.class)).hasSize(1);
    }

    @Test
    void aPluginThatNobodyAdmittedDoesNotEvenStart() throws Exception {
        Bundle plugin = house.install("file:plug");
        assertThatThrownBy(plugin::start).isInstanceOfSatisfying(BundleException.class, e -> assertThat(e.getType())
                .isEqualTo(BundleException.RESOLVE_ERROR));
        assertThat(plugin.getState()).isEqualTo(Bundle.INSTALLED);
    }

    @Test
    void anotherContentHasToBeAdmittedAnew() throws Exception {
        Bundle plugin = house.plugin("plug");
        Thread.sleep(5); // the framework tells changes apart by the millisecond
        plugin.stop();
        plugin.update(new ByteArrayInputStream(House.jar("file.plug", Doubling.class)));
        assertThatThrownBy(plugin::start).isInstanceOf(BundleException.class);
        house.curtain.admit(plugin);
        plugin.start();
        assertThat(plugin.getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void aRefreshLeavesItAdmittedAndBarringEndsThat() throws Exception {
        Bundle plugin = house.plugin("plug");
        refresh(plugin);
        assertThat(plugin.getState()).isEqualTo(Bundle.ACTIVE);
        house.curtain.bar(plugin);
        plugin.stop();
        refresh(plugin);
        assertThatThrownBy(plugin::start).isInstanceOf(BundleException.class);
    }

    private void refresh(Bundle bundle) throws InterruptedException {
        var done = new java.util.concurrent.CountDownLatch(1);
        house.framework()
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), (FrameworkEvent event) -> done.countDown());
        done.await();
    }

    @Test
    void aPropertyAloneOpensNoCurtain() throws Exception {
        Bundle plugin = house.plugin("plug", Doubling.class);
        House.offer(
                plugin,
                ImpactFunction.class,
                new Doubling(),
                Map.of(HookedCurtain.DECLARATIVE, true, HookedCurtain.GUARD, "guarded"));
        assertThat(House.found(house.neighbour, ImpactFunction.class)).isEmpty();
    }

    @Test
    void whatIsOfferedIsToldOnceWithItsPropertiesAndWhenItGoes() throws Exception {
        var told = new ArrayList<String>();
        house.curtain.watch(new Curtain.Listener() {
            @Override
            public void offered(Bundle bundle, Offer offer) {
                told.add("+" + offer.name());
            }

            @Override
            public void withdrawn(Bundle bundle, Offer offer) {
                told.add("-" + offer.name());
            }
        });
        Bundle plugin = house.plugin("plug");
        var registration = House.offer(plugin, new Doubling());
        List<Offer> offers = house.curtain.offers(plugin);
        assertThat(offers).hasSize(1).isEqualTo(house.curtain.offers(plugin));
        assertThat(offers.get(0).properties())
                .containsOnlyKeys(ImpactFunction.NAME, ImpactFunction.VERSION)
                .doesNotContainKey(Constants.SERVICE_ID);
        registration.unregister();
        assertThat(told).containsExactly("+function double 1.0.0", "-function double 1.0.0");
        assertThat(house.curtain.offers(plugin)).isEmpty();
    }

    @Test
    void aComponentThatCannotBeMadeIsTold() throws Exception {
        Bundle plugin = house.plugin("plug");
        House.offer(plugin, ImpactFunction.class, new Failing(), House.function("double", "1.0.0"));
        assertThatThrownBy(() -> house.curtain.offers(plugin))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo("plugins.component"));
    }

    private static final class Failing implements ServiceFactory<ImpactFunction> {
        @Override
        public ImpactFunction getService(Bundle bundle, ServiceRegistration<ImpactFunction> registration) {
            throw new StackOverflowError("in the constructor");
        }

        @Override
        public void ungetService(
                Bundle bundle, ServiceRegistration<ImpactFunction> registration, ImpactFunction service) {}
    }

    @Test
    void withTheCurtainThePluginsStopButStayMeantToRun() throws Exception {
        Bundle plugin = house.plugin("plug");
        house.curtain.close();
        assertThat(plugin.getState()).isEqualTo(Bundle.RESOLVED);
        assertThat(plugin.adapt(org.osgi.framework.startlevel.BundleStartLevel.class)
                        .isPersistentlyStarted())
                .isTrue();
    }

    @Test
    void pluginsThatRunBeforeTheCurtainIsDrawnAreStoppedAndHaveToBeAdmitted() throws Exception {
        house.curtain.close();
        Bundle plugin = house.install("file:early");
        plugin.start();
        var later = new HookedCurtain(house.self.getBundleContext());
        later.open();
        try {
            assertThat(plugin.getState()).isNotEqualTo(Bundle.ACTIVE);
            for (int i = 0; i < 500 && plugin.getState() != Bundle.INSTALLED; i++) {
                Thread.sleep(10); // refreshed behind our back
            }
            assertThatThrownBy(plugin::start).isInstanceOf(BundleException.class);
        } finally {
            later.close();
        }
    }
}
