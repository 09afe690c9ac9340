package org.minikisa.intake.core.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Receipt;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.intake.api.channels.ChannelStatus;
import org.minikisa.intake.api.channels.ChannelStatus.State;
import org.minikisa.intake.api.channels.LiveChannel;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after one channel. It is opened and closed by its timetable only, one step after another; what it tells while it is open may come
 * from any thread. Each opening has a {@link Host} of its own, and what a former one says about failures no longer counts.
 */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** Room on a disk is looked for more often than a mail server: asking costs one small write. */
    private static final Duration LONGEST_PAUSE_FOR_ROOM = Duration.ofSeconds(30);

    private static final Duration COUNTS_ARE_KEPT_AFTER = Duration.ofSeconds(5);
    private static final int LONGEST_POSITION = 10_000;

    private final LiveChannel channel;
    private final Intake intake;
    private final ChannelTable table;
    private final Timetable timetable;

    /** Held while what is remembered is written, so that an older state never overwrites a newer one. */
    private final Object keeping = new Object();

    private ChannelTable.Record record;
    private State state = State.OPEN;
    private Optional<Host> host = Optional.empty();
    private Optional<Problem> problem = Optional.empty();
    private Optional<Instant> retryAt = Optional.empty();
    private Optional<Long> waiting = Optional.empty();
    private boolean storeTakesNothing;
    private boolean countsChanged;
    private int failures;
    /** Counts changes of state; a step that was planned in an earlier one is not taken. */
    private long turn;

    Watch(LiveChannel channel, Intake intake, ChannelTable table, Timetable timetable) {
        this.channel = channel;
        this.intake = intake;
        this.table = table;
        this.timetable = timetable;
        this.record = ChannelTable.Record.first(channel.id(), channel.place());
    }

    LiveChannel channel() {
        return channel;
    }

    void start() {
        timetable.soon(this::remember);
    }

    private void remember() {
        ChannelTable.Record known;
        try {
            known = table.find(channel.id()).orElse(record).at(channel.place());
        } catch (StoreException failure) {
            LOG.warn("channel {} waits until the store can be read", channel.id());
            timetable.in(FIRST_PAUSE, this::remember);
            return;
        }
        synchronized (this) {
            record = known;
            state = known.paused() ? State.PAUSED : state;
        }
        open();
    }

    private void open() {
        var opened = new Host();
        synchronized (this) {
            if (state == State.PAUSED || host.isPresent()) {
                return;
            }
            turn++;
            host = Optional.of(opened);
            state = State.OPEN;
            retryAt = Optional.empty();
        }
        try {
            channel.open(opened);
        } catch (RuntimeException failure) {
            LOG.error("channel {} could not be opened", channel.id(), failure);
            fail(opened, broken(failure));
        }
    }

    private Problem broken(RuntimeException failure) {
        return new Problem(
                "intake.channel.broken",
                channel.place(),
                failure.getClass().getSimpleName(),
                "a channel that opens",
                "Look into the log; it is tried again by itself.");
    }

    private void fail(Host failed, Problem why) {
        Duration pause;
        long planned;
        synchronized (this) {
            if (!isCurrent(failed)) {
                return;
            }
            host = Optional.empty();
            problem = Optional.of(why);
            waiting = Optional.empty();
            state = State.FAILED;
            pause = nextPause();
            retryAt = Optional.of(timetable.now().plus(pause));
            planned = ++turn;
        }
        LOG.warn("channel {} failed ({}), next try in {}", channel.id(), why.code(), pause);
        channel.close();
        timetable.in(pause, () -> retry(planned));
    }

    /** 2 s, 4 s, 8 s and so on. */
    private Duration nextPause() {
        Duration longest = storeTakesNothing ? LONGEST_PAUSE_FOR_ROOM : LONGEST_PAUSE;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures++, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    private void retry(long planned) {
        if (isTurn(planned) && (channel.listens() || hasRoom(planned))) {
            open();
        }
    }

    private boolean hasRoom(long planned) {
        if (keepsAgain()) {
            return true;
        }
        Duration pause;
        synchronized (this) {
            pause = nextPause();
            retryAt = Optional.of(timetable.now().plus(pause));
        }
        timetable.in(pause, () -> retry(planned));
        return false;
    }

    /** Whether the store takes something: asked by keeping what is remembered and, after it took nothing, by filling a little room. */
    private boolean keepsAgain() {
        boolean asksForRoom;
        synchronized (this) {
            asksForRoom = storeTakesNothing;
        }
        try {
            keep();
            if (asksForRoom) {
                table.requireRoom(channel.id());
            }
        } catch (StoreException failure) {
            synchronized (this) {
                problem = Optional.of(problemOf(failure));
                storeTakesNothing = true;
            }
            return false;
        }
        storeTakesAgain();
        return true;
    }

    private synchronized void storeTakesAgain() {
        if (storeTakesNothing) {
            storeTakesNothing = false;
            problem = Optional.empty();
            failures = 0;
            LOG.info("channel {}: the store takes contacts again", channel.id());
        }
    }

    private void storeFailed(Host told, StoreException failure) {
        boolean first;
        synchronized (this) {
            if (!isCurrent(told)) {
                return;
            }
            first = !storeTakesNothing;
            storeTakesNothing = true;
            problem = Optional.of(problemOf(failure));
        }
        if (!channel.listens()) {
            timetable.soon(() -> fail(told, problemOf(failure)));
        } else if (first) {
            LOG.warn("channel {} tells its callers to come again: the store takes nothing", channel.id());
            timetable.in(FIRST_PAUSE, this::lookForRoom);
        }
    }

    /** A channel that listens is still open; nothing but the problem that is shown depends on this. */
    private void lookForRoom() {
        boolean stillNone;
        synchronized (this) {
            stillNone = storeTakesNothing && host.isPresent();
        }
        if (stillNone && !keepsAgain()) {
            timetable.in(LONGEST_PAUSE_FOR_ROOM, this::lookForRoom);
        }
    }

    private static Problem problemOf(StoreException failure) {
        return failure.problem()
                .orElseGet(() -> new Problem(
                        "intake.channel.store",
                        "",
                        "a store that did not take a contact",
                        "a store that works",
                        "Look into the log; the contact comes again."));
    }

    /** The caller has kept that it is paused. */
    void pause() {
        synchronized (this) {
            state = State.PAUSED;
            host = Optional.empty();
            retryAt = Optional.empty();
            waiting = Optional.empty();
            turn++;
        }
        timetable.soon(this::close);
    }

    /** The caller has kept that it is not paused. */
    void resume() {
        synchronized (this) {
            if (state == State.OPEN) {
                return;
            }
            state = State.OPEN;
            problem = Optional.empty();
            retryAt = Optional.empty();
            failures = 0;
            turn++;
        }
        timetable.soon(this::open);
    }

    /** Closes for good; returns when that is done, or has taken too long. */
    void end() {
        synchronized (this) {
            host = Optional.empty();
            turn++;
        }
        timetable.soon(this::close);
        timetable.end();
    }

    /** The channel is asked before the lock is taken: it may hold a lock of its own while it calls its host. */
    ChannelStatus status() {
        return status(channel.place(), channel.listens());
    }

    private synchronized ChannelStatus status(String place, boolean listens) {
        return new ChannelStatus(
                record.channel(),
                place,
                state,
                record.lastSuccess(),
                record.lastContact(),
                record.received(),
                record.repeated(),
                waiting,
                listens ? Optional.empty() : record.lastSuccess().map(this::since),
                problem,
                retryAt);
    }

    private Duration since(Instant moment) {
        Duration passed = Duration.between(moment, timetable.now());
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    private void close() {
        channel.close();
        keepQuietly();
    }

    private void keepQuietly() {
        try {
            keep();
        } catch (StoreException failure) {
            LOG.warn("what is remembered of channel {} was not kept", channel.id());
        }
    }

    private void keep() {
        synchronized (keeping) {
            ChannelTable.Record current;
            synchronized (this) {
                current = record;
                countsChanged = false;
            }
            table.keep(current);
        }
    }

    private synchronized boolean isCurrent(Host asked) {
        return host.filter(current -> current == asked).isPresent();
    }

    private synchronized boolean isTurn(long planned) {
        return turn == planned;
    }

    /** What the channel sees while it is open. */
    private final class Host implements ChannelHost {

        @Override
        public Receipt receive(RawContact raw) {
            Receipt receipt = stored(() -> intake.receive(raw));
            storeTakesAgain();
            note(record -> record.brought(receipt.isNew(), timetable.now()));
            return receipt;
        }

        @Override
        public Optional<String> position() {
            synchronized (Watch.this) {
                return record.position();
            }
        }

        @Override
        public void keepPosition(String position) {
            if (position.length() > LONGEST_POSITION) {
                throw new IllegalArgumentException("a position of " + position.length() + " characters");
            }
            synchronized (Watch.this) {
                record = record.withPosition(position);
            }
            stored(() -> {
                keep();
                return position;
            });
        }

        @Override
        public void succeeded() {
            synchronized (Watch.this) {
                if (isCurrent(this) && !storeTakesNothing) {
                    problem = Optional.empty();
                    failures = 0;
                }
            }
            note(record -> record.succeeded(timetable.now()));
        }

        @Override
        public void waiting(long contacts) {
            synchronized (Watch.this) {
                waiting = isCurrent(this) ? Optional.of(contacts) : waiting;
            }
        }

        @Override
        public void report(Problem what) {
            LOG.warn("channel {} reports {}", channel.id(), what.code());
            synchronized (Watch.this) {
                problem = isCurrent(this) ? Optional.of(what) : problem;
            }
        }

        @Override
        public void failed(Problem why) {
            timetable.soon(() -> fail(this, why));
        }

        private <T> T stored(Supplier<T> work) {
            try {
                return work.get();
            } catch (StoreException failure) {
                storeFailed(this, failure);
                throw failure;
            }
        }
    }

    /** Remembers now, keeps soon: a transaction of its own for every contact would double what a contact costs. */
    private void note(UnaryOperator<ChannelTable.Record> change) {
        boolean first;
        synchronized (this) {
            record = change.apply(record);
            first = !countsChanged;
            countsChanged = true;
        }
        if (first) {
            timetable.in(COUNTS_ARE_KEPT_AFTER, this::keepQuietly);
        }
    }
}
