package org.minikisa.store.jdbc;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal;
import org.minikisa.store.api.NotNow;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Transaction;
import org.minikisa.store.jdbc.FactFormat.Name;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one reaction, on a thread of its own. The cursor is advanced in the reaction's own transaction; over facts that it
 * does not want the feed moves on in memory only and writes that down with the next fact, or when it stops: after a crash
 * they are passed over once more, which changes nothing.
 */
final class ReactionFeed {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionFeed.class);

    /** How often a fact is given to a reaction that throws before it is parked. */
    static final int ATTEMPTS = 3;

    private static final Duration PAUSE_BETWEEN_ATTEMPTS = Duration.ofMillis(50);
    /** While the disk is full or another program holds the database, nothing can be parked either: wait, and try again. */
    private static final Duration PAUSE_WITHOUT_STORE = Duration.ofSeconds(1);

    private static final Duration IDLE = Duration.ofHours(1);
    private static final int BATCH = 200;
    private static final int LONGEST_ERROR = 400;

    private final Reaction reaction;
    private final String name;
    private final Map<Name, Class<? extends Record>> facts = new HashMap<>();
    private final Set<String> types = new TreeSet<>();
    private final Database database;
    private final Ledger ledger;
    private final Thread thread;
    /** Held while the reaction runs, on this feed's thread or on that of a retry. */
    private final Object turn = new Object();

    private final Movement wake = new Movement();
    /** The last entry that it has passed; below 0 until the cursor has been read. Never goes back. */
    private final AtomicLong position = new AtomicLong(-1);

    private volatile boolean stopping;
    private volatile boolean withdrawn;

    /** Why it waits, as the log has it; null while it does not. Of its thread only. */
    private String waitsFor;

    /** What a feed shares with the store. */
    interface Ledger {
        /** The number of the last durable entry. */
        long last();

        /** Moves whenever a feed has. */
        Movement consumed();

        /** Called with each transaction that has become durable. */
        void committed(JdbcTransaction tx);
    }

    /** @throws IllegalArgumentException when one of the reaction's classes is no fact, or two are the same one */
    ReactionFeed(Reaction reaction, Database database, Ledger ledger) {
        this.reaction = reaction;
        this.name = reaction.name();
        this.database = database;
        this.ledger = ledger;
        for (Class<? extends Record> fact : reaction.facts()) {
            Name factName = FactFormat.name(fact);
            Class<?> other = facts.put(factName, fact);
            if (other != null) {
                throw new IllegalArgumentException("reaction " + name + ": " + fact.getName() + " and "
                        + other.getName() + " are both " + factName.type());
            }
            types.add(factName.type());
        }
        this.thread = new Thread(this::run, "minikisa-reaction-" + name);
        thread.setDaemon(true);
        thread.setContextClassLoader(reaction.getClass().getClassLoader());
    }

    String name() {
        return name;
    }

    Reaction reaction() {
        return reaction;
    }

    long position() {
        return position.get();
    }

    boolean caughtUp() {
        return position.get() >= ledger.last();
    }

    /**
     * Entries have become durable, from behind {@code before} to {@code last}. A feed that stands at their beginning and wants
     * none of them is moved on without being woken: most feeds do not want most facts.
     */
    void appended(long before, long last, Set<Name> names) {
        if (Collections.disjoint(names, facts.keySet()) && position.compareAndSet(before, last)) {
            return;
        }
        wake.happened();
    }

    void start() {
        thread.start();
    }

    /** Asks the feed to stop after the fact it is at; {@link #awaitStopped} waits for it. */
    void stop() {
        stopping = true;
        wake.happened();
    }

    /**
     * Waits until the reaction has returned from the fact it is at. After {@code patience} it is interrupted, and what it does
     * from then on is rolled back, so that a reaction that hangs cannot write once it is withdrawn.
     */
    void awaitStopped(Duration patience) {
        if (Thread.currentThread() == thread || database.inUnit()) {
            // Waiting for oneself, or for a thread that waits for the very transaction of this one, would be for ever.
            return;
        }
        boolean interrupted = false;
        try {
            thread.join(patience.toMillis());
            if (thread.isAlive()) {
                withdrawn = true;
                thread.interrupt();
                thread.join(patience.toMillis() / 4 + 1);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            withdrawn = true;
            thread.interrupt();
        }
        if (thread.isAlive()) {
            LOG.error("reaction {} does not return; what it still does is rolled back when it ends", name);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives parked facts to the reaction again, in the thread that asks. @return how many were tried */
    int retryParked() {
        int tried = 0;
        for (Journal.Parked parked : database.read(StoreTables::parked)) {
            if (parked.reaction().equals(name) && !stopping) {
                synchronized (turn) {
                    retry(parked.number());
                }
                tried++;
            }
        }
        ledger.consumed().happened();
        return tried;
    }

    private void run() {
        while (!stopping) {
            long seen = wake.count();
            try {
                if (position() < 0) {
                    moveTo(database.read(tx -> StoreTables.position(tx, name)));
                }
                if (caughtUp()) {
                    pause(seen, IDLE);
                } else {
                    step();
                }
            } catch (Withdrawn e) {
                LOG.info("reaction {} was withdrawn in the middle of an entry; it waits for its return", name);
            } catch (StoreUnavailable e) {
                tellOnce("reaction {} waits for the store: {}", e);
                pause(seen, PAUSE_WITHOUT_STORE);
            } catch (NotNow e) {
                tellOnce("reaction {} waits: {}", e);
                pause(seen, PAUSE_WITHOUT_STORE);
            } catch (RuntimeException e) {
                LOG.error("reaction {} cannot be fed, trying again", name, e);
                pause(seen, PAUSE_WITHOUT_STORE);
            }
        }
        writeDownPosition();
    }

    /** When waiting begins, not at each attempt. */
    private void tellOnce(String line, RuntimeException e) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.equals(waitsFor)) {
            waitsFor = reason;
            LOG.warn(line, name, reason);
        }
    }

    private void goesOn() {
        if (waitsFor != null) {
            waitsFor = null;
            LOG.info("reaction {} goes on", name);
        }
    }

    /** Handles the next facts that are wanted, or moves on to the end when there are none. */
    private void step() {
        long end = ledger.last();
        List<Entry> entries = database.read(tx -> StoreTables.entries(tx, position(), types, BATCH));
        for (Entry entry : entries) {
            if (stopping) {
                return;
            }
            Class<? extends Record> fact = facts.get(new Name(entry.type(), entry.version()));
            if (fact != null) {
                synchronized (turn) {
                    handle(entry, fact);
                }
                goesOn();
                moveTo(entry.number());
            }
        }
        // The snapshot was taken after "end" was read: where the batch was not full, nothing up to there was missed.
        moveTo(entries.size() < BATCH ? end : entries.get(BATCH - 1).number());
    }

    private void handle(Entry entry, Class<? extends Record> fact) {
        Throwable failure = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Consumer<Transaction> work = prepare(entry, fact);
                database.write(
                        tx -> {
                            if (StoreTables.advance(tx, name, entry.number())) {
                                react(work, tx);
                            }
                            return null;
                        },
                        ledger::committed);
                return;
            } catch (StoreUnavailable | Withdrawn | NotNow e) {
                throw e;
            } catch (Throwable e) { // also errors: a plug-in that does not link must not stop the others' facts
                failure = e;
                LOG.warn(
                        "reaction {} failed at entry {} ({}), attempt {} of {}",
                        name,
                        entry.number(),
                        entry.type(),
                        attempt,
                        ATTEMPTS,
                        e);
                if (stopping) {
                    throw new Withdrawn();
                }
                pauseBetweenAttempts(attempt);
            }
        }
        park(entry, failure, ATTEMPTS);
    }

    private void retry(long number) {
        Entry entry = database.read(tx -> StoreTables.entry(tx, number)).orElseThrow();
        Class<? extends Record> fact = facts.get(new Name(entry.type(), entry.version()));
        try {
            Consumer<Transaction> work = fact == null ? tx -> {} : prepare(entry, fact);
            database.write(
                    tx -> {
                        if (StoreTables.unpark(tx, name, number)) {
                            react(work, tx);
                        }
                        return null;
                    },
                    ledger::committed);
        } catch (StoreUnavailable | Withdrawn e) {
            throw e;
        } catch (NotNow e) {
            LOG.warn("parked entry {} of reaction {} stays parked for now: {}", number, name, e.getMessage());
        } catch (Throwable e) {
            LOG.warn("reaction {} failed again at parked entry {}", name, number, e);
            park(entry, e, 1);
        }
    }

    private Consumer<Transaction> prepare(Entry entry, Class<? extends Record> fact) {
        return reaction.prepare(entry, FactFormat.read(entry.json(), fact));
    }

    private void react(Consumer<Transaction> work, JdbcTransaction tx) {
        work.accept(tx);
        if (withdrawn) {
            throw new Withdrawn();
        }
    }

    private void park(Entry entry, Throwable failure, int attempts) {
        String error = failure.getClass().getName() + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
        database.write(
                tx -> {
                    StoreTables.park(
                            tx, name, entry, attempts, error.substring(0, Math.min(error.length(), LONGEST_ERROR)));
                    StoreTables.advance(tx, name, entry.number());
                    return null;
                },
                ledger::committed);
        LOG.error("reaction {} could not process entry {} ({}); it is parked", name, entry.number(), entry.type());
    }

    private void moveTo(long number) {
        position.accumulateAndGet(number, Math::max);
        ledger.consumed().happened();
    }

    private void writeDownPosition() {
        if (position() <= 0) {
            return;
        }
        try {
            database.write(tx -> StoreTables.advance(tx, name, position()), ledger::committed);
        } catch (RuntimeException e) {
            LOG.warn("the cursor of reaction {} is written down the next time", name, e);
        }
    }

    private void pauseBetweenAttempts(int attempt) {
        try {
            Thread.sleep(PAUSE_BETWEEN_ATTEMPTS.toMillis() * attempt);
        } catch (InterruptedException e) {
            // Only a stop interrupts a feed; the loop looks for that.
        }
    }

    private void pause(long seen, Duration most) {
        try {
            wake.awaitAfter(seen, most);
        } catch (InterruptedException e) {
            // Only a stop interrupts a feed; the loop looks for that.
        }
    }

    /** The reaction was withdrawn while it ran: what it did is rolled back, and the fact waits for the next time. */
    private static final class Withdrawn extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Withdrawn() {
            super("the reaction was withdrawn while it ran");
        }
    }
}
