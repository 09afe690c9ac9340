package org.minikisa.runtime.plugins.guard;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the calls in flight and finds those that do not come back. One thread, asleep while nothing is guarded. */
final class Watchdog implements AutoCloseable {

    /** Framework property: how long a call of a plug-in may take, in milliseconds. */
    static final String LIMIT = "minikisa.plugins.call.limit";

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final long EVERY_MILLIS = 50;

    private final Duration limit;
    private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;

    Watchdog(Duration limit) {
        this.limit = limit;
        this.thread = new Thread(null, this::watch, "minikisa-plugins: watchdog", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Watchdog.class.getClassLoader());
        thread.start();
    }

    static Watchdog of(BundleContext context) {
        String millis = context.getProperty(LIMIT);
        if (millis == null) {
            return new Watchdog(USUAL);
        }
        if (!millis.strip().matches("[1-9]\\d{0,8}")) {
            LOG.warn("{} is \"{}\", which is no number of milliseconds; it is {} ms", LIMIT, millis, USUAL.toMillis());
            return new Watchdog(USUAL);
        }
        return new Watchdog(Duration.ofMillis(Long.parseLong(millis.strip())));
    }

    Duration limit() {
        return limit;
    }

    void watch(Guard guard) {
        synchronized (guards) {
            guards.add(guard);
            guards.notifyAll();
        }
    }

    void unwatch(Guard guard) {
        guards.remove(guard);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void watch() {
        while (!closed) {
            try {
                awaitGuards();
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                continue; // closed, or somebody else's word, which is none of ours
            }
            guards.forEach(this::look);
        }
    }

    private void awaitGuards() throws InterruptedException {
        synchronized (guards) {
            while (guards.isEmpty()) {
                guards.wait();
            }
        }
    }

    private void look(Guard guard) {
        try {
            guard.calls().look(limit, call -> guard.overdue(call, limit));
        } catch (RuntimeException | Error e) {
            LOG.error("the calls of {} could not be looked at", guard.offer(), e);
        }
    }
}
