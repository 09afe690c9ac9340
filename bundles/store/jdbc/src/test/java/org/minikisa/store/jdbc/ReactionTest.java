package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.example.api.EchoHappened;
import org.minikisa.example.api.ThingHappened;
import org.minikisa.example.core.Example;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal;
import org.minikisa.store.api.NotNow;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Transaction;

@Timeout(30)
class ReactionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, Clock.systemUTC());
        store.migrate("example", Example.class);
    }

    @AfterEach
    void close() {
        store.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("minikisa-reaction"));
    }

    @Test
    void whatHappenedBeforeAndAfterRegistrationArrivesOnceAndInOrder() throws Exception {
        append(1, 5);
        store.register(keeping("example.keep"));
        append(6, 10);

        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(kept()).containsExactlyElementsOf(numbers(1, 10));
        assertThat(store.cursors()).containsExactly(new Journal.Cursor("example.keep", 10, 0, true, 0));
    }

    @Test
    void aReactionThatIsAwayCatchesUpWhenItIsBack() throws Exception {
        Reaction first = keeping("example.keep");
        store.register(first);
        append(1, 3);
        store.awaitCaughtUp(SOON);
        store.unregister(first);
        append(4, 6);
        assertThat(store.cursors()).containsExactly(new Journal.Cursor("example.keep", 3, 3, false, 0));

        close();
        open();
        store.register(keeping("example.keep"));

        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(kept()).containsExactlyElementsOf(numbers(1, 6));
    }

    @Test
    void aFailingReactionIsTriedAgainAndLeavesNoTraceOfItsFailures() throws Exception {
        var calls = new AtomicInteger();
        store.register(reaction("example.keep", (entry, tx) -> {
            keep(entry, tx);
            if (calls.incrementAndGet() < 3) {
                throw new IllegalArgumentException("not yet");
            }
        }));
        append(1, 1);

        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(calls).hasValue(3);
        assertThat(kept()).containsExactly("T-1");
        assertThat(store.parked()).isEmpty();
    }

    @Test
    void aReactionThatSaysNotNowIsGivenTheSameFactUntilItCanAndNothingIsParked() throws Exception {
        var calls = new AtomicInteger();
        store.register(reaction("example.keep", (entry, tx) -> {
            keep(entry, tx);
            if (calls.incrementAndGet() <= ReactionFeed.ATTEMPTS) {
                throw new NotNow("the disk is full", new IOException("No space left on device"));
            }
        }));
        append(1, 2);

        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(kept()).containsExactly("T-1", "T-2");
        assertThat(store.parked()).isEmpty();
    }

    @Test
    void aFactThatCannotBeProcessedIsParkedShownAndRetried() throws Exception {
        var broken = new AtomicBoolean(true);
        store.register(reaction("example.keep", (entry, tx) -> {
            keep(entry, tx);
            if (broken.get() && entry.number() == 2) {
                throw new NoClassDefFoundError("com/example/Gone");
            }
        }));
        append(1, 3);

        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(kept()).containsExactly("T-1", "T-3");
        assertThat(store.parked())
                .containsExactly(new Journal.Parked(
                        "example.keep",
                        2,
                        "example.EchoHappened",
                        3,
                        "java.lang.NoClassDefFoundError: com/example/Gone"));
        assertThat(store.cursors()).containsExactly(new Journal.Cursor("example.keep", 3, 0, true, 1));

        assertThat(store.retryParked("example.keep")).isEqualTo(1);
        assertThat(store.parked()).singleElement().satisfies(p -> assertThat(p.attempts())
                .isEqualTo(4));

        broken.set(false);
        assertThat(store.retryParked("example.keep")).isEqualTo(1);
        assertThat(store.parked()).isEmpty();
        assertThat(kept()).containsExactlyElementsOf(numbers(1, 3));
        assertThat(store.retryParked("example.keep")).isZero();
    }

    @Test
    void nobodyWaitsForTheRightToWriteWhileAReactionPrepares() throws Exception {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var broken = new AtomicBoolean(true);
        store.register(new Reaction() {
            @Override
            public String name() {
                return "example.keep";
            }

            @Override
            public Set<Class<? extends Record>> facts() {
                return Set.of(EchoHappened.class);
            }

            @Override
            public Consumer<Transaction> prepare(Entry entry, Record fact) {
                begun.countDown();
                await(release);
                if (broken.get()) {
                    throw new IllegalArgumentException("cannot be prepared");
                }
                return tx -> on(entry, fact, tx);
            }

            @Override
            public void on(Entry entry, Record fact, Transaction tx) {
                keep(entry, tx);
            }
        });
        append(1, 1);
        begun.await();

        store.transact(tx -> tx.append(ThingHappened.of("meanwhile")));
        release.countDown();
        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(store.parked()).hasSize(1);
        broken.set(false);
        assertThat(store.retryParked("example.keep")).isEqualTo(1);
        assertThat(kept()).containsExactly("T-1");
    }

    @Test
    void retryingAnUnknownReactionIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> store.retryParked("example.absent"));
    }

    @Test
    void caughtUpMeansTheWholeChainOfReactions() throws Exception {
        store.register(keeping("example.keep"));
        store.register(new Reaction() {
            @Override
            public String name() {
                return "example.echo";
            }

            @Override
            public Set<Class<? extends Record>> facts() {
                return Set.of(ThingHappened.class);
            }

            @Override
            public void on(Entry entry, Record fact, Transaction tx) {
                ThingHappened thing = (ThingHappened) fact;
                // A countdown: n things lead to n - 1 things, each with its echo.
                if (thing.small() > 0) {
                    tx.append(new ThingHappened(thing.thing(), 0, thing.small() - 1, 0, false, List.of(), Map.of()));
                }
                tx.append(new EchoHappened("T-" + (20 - thing.small())));
            }
        });
        store.transact(tx -> tx.append(new ThingHappened("x", 0, 19, 0, false, List.of(), Map.of())));

        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(kept()).containsExactlyElementsOf(numbers(1, 20));
        assertThat(store.last()).isEqualTo(40);
    }

    @Test
    void waitingEndsWhenTheTimeIsUp() throws Exception {
        var release = new CountDownLatch(1);
        store.register(reaction("example.slow", (entry, tx) -> await(release)));
        append(1, 1);

        assertThat(store.awaitCaughtUp(Duration.ofMillis(50))).isFalse();
        release.countDown();
        assertThat(store.awaitCaughtUp(SOON)).isTrue();
    }

    @Test
    void unregisteringWaitsForTheFactAtHandAndNoOtherIsBegun() throws Exception {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Reaction slow = reaction("example.keep", (entry, tx) -> {
            begun.countDown();
            await(release);
            keep(entry, tx);
        });
        store.register(slow);
        appendAtOnce(1, 2); // a second transaction would wait for the slow reaction to the first fact
        begun.await();
        var stopped = new Thread(() -> store.unregister(slow));
        stopped.start();
        Thread.sleep(100);
        assertThat(stopped.isAlive()).isTrue();
        release.countDown();
        stopped.join();

        assertThat(kept()).containsExactly("T-1");
        store.register(keeping("example.keep"));
        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(kept()).containsExactly("T-1", "T-2");
    }

    @Test
    void whatAReactionThatDidNotReturnInTimeStillDoesIsRolledBack() throws Exception {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Reaction hanging = reaction("example.keep", (entry, tx) -> {
            keep(entry, tx);
            begun.countDown();
            boolean released = false;
            while (!released) { // does not even listen to an interrupt
                try {
                    release.await();
                    released = true;
                } catch (InterruptedException e) {
                    // goes on
                }
            }
        });
        store.register(hanging);
        append(1, 1);
        begun.await();
        store.unregister(hanging, Duration.ofMillis(50));
        release.countDown();
        store.transact(tx -> tx.now()); // waits for its turn behind the one that hung

        assertThat(kept()).isEmpty();
        store.register(keeping("example.keep"));
        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(kept()).containsExactly("T-1");
    }

    @Test
    void twoReactionsOfOneNameAreRefused() {
        store.register(keeping("example.keep"));
        assertThatIllegalStateException().isThrownBy(() -> store.register(keeping("example.keep")));
    }

    @Test
    void factsThatNoOneWantsMoveTheCursorForGood() throws Exception {
        Reaction echoes = keeping("example.keep");
        store.register(echoes);
        for (int i = 0; i < 300; i++) {
            store.transact(tx -> tx.append(ThingHappened.of("x")));
        }
        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        store.unregister(echoes);

        assertThat(store.cursors()).containsExactly(new Journal.Cursor("example.keep", 300, 0, false, 0));
    }

    @Test
    void aReactionMayUnregisterItself() throws Exception {
        Reaction[] self = new Reaction[1];
        self[0] = reaction("example.once", (entry, tx) -> {
            keep(entry, tx);
            store.unregister(self[0]);
        });
        store.register(self[0]);
        append(1, 3);
        while (kept().isEmpty()) {
            Thread.sleep(5);
        }
        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        Thread.sleep(50);
        assertThat(kept()).containsExactly("T-1");
    }

    @Test
    void stoppedAndStartedAgainAndAgainNothingIsLostOrDoubled() throws Exception {
        var writer = new Thread(() -> {
            for (int i = 1; i <= 200; i++) {
                append(i, i);
            }
        });
        writer.start();
        for (int round = 0; round < 20; round++) {
            Reaction reaction = keeping("example.keep");
            store.register(reaction);
            Thread.sleep(5);
            store.unregister(reaction);
        }
        writer.join();
        store.register(keeping("example.keep"));
        assertThat(store.awaitCaughtUp(SOON)).isTrue();
        assertThat(kept()).hasSize(200);
    }

    private interface Body {
        void on(Entry entry, Transaction tx);
    }

    private static Reaction keeping(String name) {
        return reaction(name, ReactionTest::keep);
    }

    private static Reaction reaction(String name, Body body) {
        return new Reaction() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<Class<? extends Record>> facts() {
                return Set.of(EchoHappened.class);
            }

            @Override
            public void on(Entry entry, Record fact, Transaction tx) {
                assertThat(fact).isInstanceOf(EchoHappened.class);
                body.on(entry, tx);
            }
        };
    }

    /** Fails on the primary key when a fact is given a second time. */
    private static void keep(Entry entry, Transaction tx) {
        String thing = FactFormat.read(entry.json(), EchoHappened.class).thing();
        tx.update("INSERT INTO example_thing (id, value) VALUES (?, ?)", thing, Long.toString(entry.number()));
    }

    private void append(int from, int to) {
        for (int i = from; i <= to; i++) {
            String thing = "T-" + i;
            store.transact(tx -> tx.append(new EchoHappened(thing)));
        }
    }

    private void appendAtOnce(int from, int to) {
        store.transact(tx -> numbers(from, to).forEach(thing -> tx.append(new EchoHappened(thing))));
    }

    private List<String> kept() {
        return store.read(
                tx -> tx.query("SELECT id FROM example_thing ORDER BY CAST(value AS INTEGER)", row -> row.text("id")));
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "T-" + i).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
