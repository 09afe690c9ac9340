package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.example.api.EchoHappened;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.StoreFailure;
import org.minikisa.store.api.StoreFiles;
import org.minikisa.store.api.Transaction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class FrameworkStoreTest {

    @TempDir
    private Path folder;

    /** What is published, by the name of its type. */
    private final Map<String, Object> services = new ConcurrentHashMap<>();

    @Test
    void storeAndJournalArePublishedAndWithdrawn() throws Exception {
        var component = new FrameworkStore(context(folder.toString()), Clock.systemUTC());
        component.open();
        assertThat(services)
                .containsOnlyKeys(Store.class.getName(), Journal.class.getName(), StoreFiles.class.getName());
        var store = (Store) services.get(Store.class.getName());
        store.transact(tx -> tx.append(new EchoHappened("x")));

        component.close();
        assertThat(services).isEmpty();
        SqliteStore.open(folder, Clock.systemUTC()).close();
    }

    @Test
    void aFolderThatCannotBeOpenedIsToldAsAService() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        var component = new FrameworkStore(context(file.toString()), null);
        component.open();

        assertThat(services).containsOnlyKeys(StoreFailure.class.getName());
        var failure = (StoreFailure) services.get(StoreFailure.class.getName());
        assertThat(failure.cause().problems().get(0).code()).isEqualTo("store.folder.file");
        assertThat(failure.reference()).hasSize(8);
        component.close();
        assertThat(services).isEmpty();
    }

    @Test
    void tablesThatCannotBeBroughtUpToDateAreToldAsAService() {
        var component = new FrameworkStore(context(folder.toString()), null);
        component.open();
        var store = (Store) services.get(Store.class.getName());

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.migrate("wing", String.class));

        assertThat(services).containsKey(StoreFailure.class.getName());
        component.close();
    }

    @Test
    void duringAnUpdateTheNewReactionTakesOverWhereTheOldOneStopped() throws Exception {
        var component = new FrameworkStore(context(folder.toString()), null);
        var old = new Counting();
        var updated = new Counting();
        component.addReaction(old);
        component.open();
        var store = (Store) services.get(Store.class.getName());
        var journal = (Journal) services.get(Journal.class.getName());
        store.transact(tx -> tx.append(new EchoHappened("1")));
        assertThat(journal.awaitCaughtUp(Duration.ofSeconds(10))).isTrue();

        component.addReaction(updated);
        component.removeReaction(old);
        store.transact(tx -> tx.append(new EchoHappened("2")));
        assertThat(journal.awaitCaughtUp(Duration.ofSeconds(10))).isTrue();

        assertThat(List.of(old.count, updated.count)).containsExactly(1, 1);
        component.close();
    }

    private static final class Counting implements Reaction {

        private volatile int count;

        @Override
        public String name() {
            return "example.count";
        }

        @Override
        public Set<Class<? extends Record>> facts() {
            return Set.of(EchoHappened.class);
        }

        @Override
        public void on(Entry entry, Record fact, Transaction tx) {
            count = count + 1;
        }
    }

    /** A framework of one property and a service registry. */
    private BundleContext context(String data) {
        return (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> data;
                    case "registerService" -> register((String[]) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private ServiceRegistration<?> register(String[] types, Object service) {
        for (String type : types) {
            services.put(type, service);
        }
        return (ServiceRegistration<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServiceRegistration.class}, (proxy, method, arguments) -> {
                    services.keySet().removeAll(Set.of(types));
                    return null;
                });
    }
}
