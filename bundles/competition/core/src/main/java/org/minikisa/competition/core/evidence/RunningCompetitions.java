package org.minikisa.competition.core.evidence;

import java.util.List;
import java.util.function.LongSupplier;

import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.CompetitionTables.Running;
import org.minikisa.store.api.Store;

/** The running competitions, read anew for at most a twentieth of the time however many contacts are judged. */
final class RunningCompetitions {

    private static final int SHARE_OF_TIME = 20;

    private final Store store;
    private final LongSupplier nanos;
    private volatile Kept kept;

    private record Kept(List<Running> running, long until) {}

    RunningCompetitions(Store store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
        CompetitionTables.migrate(store);
    }

    List<Running> list() {
        Kept now = kept;
        return now != null && nanos.getAsLong() - now.until() < 0 ? now.running() : read();
    }

    private List<Running> read() {
        long begun = nanos.getAsLong();
        List<Running> running = store.read(tx -> new CompetitionTables(tx).running());
        long read = nanos.getAsLong();
        kept = new Kept(running, read + SHARE_OF_TIME * (read - begun));
        return running;
    }
}
