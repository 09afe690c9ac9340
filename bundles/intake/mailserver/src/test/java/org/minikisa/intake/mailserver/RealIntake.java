package org.minikisa.intake.mailserver;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Receipt;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.intake.core.ParsingReaction;
import org.minikisa.intake.core.StoredIntake;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.jdbc.SqliteStore;

/** The host of a channel, on a real store. Remembers what it was told; its store can be made to take nothing. */
public final class RealIntake implements ChannelHost, AutoCloseable {

    public final List<String> sources = new CopyOnWriteArrayList<>();
    public final List<Problem> reports = new CopyOnWriteArrayList<>();
    public final List<Problem> failures = new CopyOnWriteArrayList<>();
    public final AtomicInteger repeated = new AtomicInteger();
    public final AtomicInteger successes = new AtomicInteger();
    public final AtomicLong waiting = new AtomicLong(-1);

    /** After so many contacts the disk is full. */
    public volatile int room = Integer.MAX_VALUE;

    private final SqliteStore store;
    private final StoredIntake intake;
    private volatile String position;

    public RealIntake(Path folder) {
        store = SqliteStore.open(folder, Clock.systemUTC());
        InvocationHandler nothing = (proxy, method, arguments) -> Optional.empty();
        var procurements = (Procurements)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Procurements.class}, nothing);
        var parsing = new ParsingReaction(store, procurements);
        intake = new StoredIntake(store, parsing);
        store.register(parsing);
    }

    @Override
    public Receipt receive(RawContact raw) {
        if (room-- <= 0) {
            throw new IllegalStateException("no room");
        }
        Receipt receipt = intake.receive(raw);
        sources.add(raw.source());
        if (!receipt.isNew()) {
            repeated.incrementAndGet();
        }
        return receipt;
    }

    @Override
    public Optional<String> position() {
        return Optional.ofNullable(position);
    }

    @Override
    public void keepPosition(String kept) {
        position = kept;
    }

    @Override
    public void succeeded() {
        successes.incrementAndGet();
    }

    @Override
    public void waiting(long contacts) {
        waiting.set(contacts);
    }

    @Override
    public void report(Problem problem) {
        reports.add(problem);
    }

    @Override
    public void failed(Problem problem) {
        failures.add(problem);
    }

    /** All that is stored, once it was looked at. */
    public List<Contact> contacts() {
        try {
            if (!store.awaitCaughtUp(Duration.ofMinutes(1))) {
                throw new AssertionError("the intake does not catch up");
            }
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
        return intake.list(ContactQuery.all());
    }

    public byte[] bytes(Contact contact) {
        return intake.raw(contact.id());
    }

    public List<String> subjects() {
        return contacts().stream().map(Contact::subject).sorted().collect(Collectors.toList());
    }

    /** Waits until it is so; half a minute is for ever. */
    public void await(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not happen; failures " + failures + ", reports " + reports
                        + ", position " + position + ", sources " + sources);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
        }
    }

    public void awaitReport(String code) {
        await(code, () -> reports.stream().anyMatch(problem -> problem.code().equals(code)));
    }

    public void awaitFailure(String code) {
        await(code, () -> failures.stream().anyMatch(problem -> problem.code().equals(code)));
    }

    @Override
    public void close() {
        store.close();
    }
}
