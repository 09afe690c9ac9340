package org.minikisa.intake.core;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.trust.House;
import org.minikisa.store.api.Entry;
import org.minikisa.store.jdbc.SqliteStore;

/** An intake on a real store; closed and opened again like a program that was stopped. */
final class IntakeFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-02-03T08:00:00Z");

    private final Path folder;
    private final Limits limits;
    private final House house;
    /** What the store's clock shows. */
    Instant now = NOW;

    SqliteStore store;
    ParsingReaction parsing;
    StoredIntake intake;
    private int deliveries;

    private IntakeFixture(Path folder, Limits limits, House house) {
        this.folder = folder;
        this.limits = limits;
        this.house = house;
    }

    static IntakeFixture open(Path folder) {
        return open(folder, Limits.STANDARD);
    }

    static IntakeFixture open(Path folder, House house) {
        return started(new IntakeFixture(folder, Limits.STANDARD, house));
    }

    static IntakeFixture open(Path folder, Limits limits) {
        return started(new IntakeFixture(folder, limits, House.UNKNOWN));
    }

    private static IntakeFixture started(IntakeFixture fixture) {
        fixture.start();
        fixture.startParsing();
        return fixture;
    }

    /** Opens, but nobody looks at what comes in until {@link #startParsing}. */
    static IntakeFixture openWithoutParsing(Path folder) {
        var fixture = new IntakeFixture(folder, Limits.STANDARD, House.UNKNOWN);
        fixture.start();
        return fixture;
    }

    private void start() {
        store = SqliteStore.open(folder, new Hands());
        parsing = new ParsingReaction(store, new OneCustomer(), limits, house);
        intake = new StoredIntake(store, parsing);
    }

    void startParsing() {
        store.register(parsing);
    }

    void reopen() {
        store.close();
        start();
        startParsing();
    }

    /** Delivers a mail from a source of its own. */
    ContactId deliver(String... lines) {
        return deliver(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    ContactId deliver(byte[] bytes) {
        return intake.receive(RawContact.mail("test#" + ++deliveries, bytes)).contact();
    }

    Contact delivered(String... lines) {
        return seen(deliver(lines));
    }

    Contact delivered(byte[] bytes) {
        return seen(deliver(bytes));
    }

    /** The contact, once it was looked at. */
    Contact seen(ContactId id) {
        settle();
        return intake.find(id).orElseThrow();
    }

    void settle() {
        try {
            if (!store.awaitCaughtUp(Duration.ofMinutes(2))) {
                throw new AssertionError("reactions did not catch up: " + store.cursors());
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        if (!store.parked().isEmpty()) {
            throw new AssertionError("parked: " + store.parked());
        }
    }

    List<Contact> all() {
        settle();
        return intake.list(ContactQuery.all());
    }

    List<Entry> facts(Class<? extends Record> type) {
        settle();
        return store.entries(0, "intake." + type.getSimpleName(), 100_000);
    }

    List<Entry> received() {
        return facts(ContactReceived.class);
    }

    @Override
    public void close() {
        store.close();
    }

    /** A clock whose hands a test moves. */
    private final class Hands extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
