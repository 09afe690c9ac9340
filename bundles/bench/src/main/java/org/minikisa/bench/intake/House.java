package org.minikisa.bench.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.minikisa.intake.core.ParsingReaction;
import org.minikisa.intake.core.StoredIntake;
import org.minikisa.procurement.core.CpvFile;
import org.minikisa.procurement.core.StoredProcurements;
import org.minikisa.store.jdbc.SqliteStore;

/** The intake on its durable store, put together by hand: what the product does between a mail's bytes and its conversation. */
final class House implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofHours(1);

    final SqliteStore store;
    final StoredIntake intake;

    private House(SqliteStore store) {
        this.store = store;
        var parsing = new ParsingReaction(store, new StoredProcurements(store, new CpvFile()));
        this.intake = new StoredIntake(store, parsing);
        store.register(parsing);
    }

    static House open(Path folder) {
        return new House(SqliteStore.open(folder, Clock.systemUTC()));
    }

    void settle() throws InterruptedException {
        if (!store.awaitCaughtUp(PATIENCE) || !store.parked().isEmpty()) {
            throw new IllegalStateException("not settled: " + store.cursors() + " " + store.parked());
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
