package org.minikisa.runtime.plugins.guard;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * The calls of one plug-in that have not come back yet. Coming and going cost two compare-and-sets of a slot that is
 * usually one thread's own; no clock is read, for whoever looks regularly knows how long a call has been there.
 */
final class InFlight {

    /** How long nobody may have asked for it to count as quiet: an assessment asks several times. */
    static final Duration QUIET = Duration.ofMillis(250);

    /** The same where nobody has ever asked: just what somebody needs who has found it this moment. */
    private static final Duration UNASKED = Duration.ofMillis(50);

    private static final int SLOTS = 64;
    /** References in between, so that two threads' slots do not share a cache line. */
    private static final int STRIDE = 16;

    private static final long NEVER = Long.MIN_VALUE;

    /** In a slot that was left since somebody looked. */
    private static final Call LEFT = new Call(null, null, -1);
    /** In the slot of a call that is being interrupted. */
    private static final Call INTERRUPTING = new Call(null, null, -1);
    /** In the slot of a call that was interrupted and has not come back. */
    private static final Call INTERRUPTED = new Call(null, null, -1);

    private final AtomicReferenceArray<Call> slots = new AtomicReferenceArray<>(SLOTS * STRIDE);
    private final Map<Call, Boolean> more = new ConcurrentHashMap<>();
    private volatile boolean moreLeft;
    private long lastAsked = NEVER;

    /** One call. */
    static final class Call {

        private final Thread thread;
        private final Question question;
        private final int slot;
        /** When it was seen first, by {@link System#nanoTime}; for who looks. */
        private long seen = NEVER;

        private boolean told;

        private Call(Thread thread, Question question, int slot) {
            this.thread = thread;
            this.question = question;
            this.slot = slot;
        }

        Thread thread() {
            return thread;
        }

        Question question() {
            return question;
        }
    }

    Call enter(Question question) {
        Thread thread = Thread.currentThread();
        int first = (int) thread.getId();
        for (int i = 0; i < SLOTS; i++) {
            int slot = (first + i & SLOTS - 1) * STRIDE;
            Call there = slots.get(slot);
            if (there == null || there == LEFT) {
                var call = new Call(thread, question, slot);
                if (slots.compareAndSet(slot, there, call)) {
                    return call;
                }
            }
        }
        var call = new Call(thread, question, -1);
        more.put(call, true);
        return call;
    }

    void leave(Call call) {
        if (call.slot < 0) {
            more.remove(call);
            moreLeft = true;
        } else if (!slots.compareAndSet(call.slot, call, LEFT)) {
            leaveInterrupted(call.slot);
        }
    }

    /** The interrupt was meant for the plug-in, not for who asked it. */
    private void leaveInterrupted(int slot) {
        while (slots.get(slot) == INTERRUPTING) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
        slots.set(slot, LEFT);
    }

    /**
     * Interrupts a call once, unless it comes back this very moment.
     *
     * @return whether it was still there
     */
    boolean interrupt(Call call) {
        if (call.slot < 0) {
            call.thread.interrupt();
            return more.containsKey(call);
        }
        if (!slots.compareAndSet(call.slot, call, INTERRUPTING)) {
            return false;
        }
        call.thread.interrupt();
        slots.set(call.slot, INTERRUPTED);
        return true;
    }

    /** @param overdue told of each call that has been seen for longer than the limit */
    void look(Duration limit, Consumer<Call> overdue) {
        look(System.nanoTime(), limit, overdue);
    }

    /** @return whether any call is in flight */
    private synchronized boolean look(long now, Duration limit, Consumer<Call> overdue) {
        boolean any = false;
        for (int slot = 0; slot < SLOTS * STRIDE; slot += STRIDE) {
            Call call = slots.get(slot);
            if (call == LEFT) {
                lastAsked = now;
                slots.compareAndSet(slot, LEFT, null);
            } else if (call != null) {
                any = true;
                seen(call, now, limit, overdue);
            }
        }
        for (Call call : more.keySet()) {
            any = true;
            seen(call, now, limit, overdue);
        }
        if (moreLeft) {
            moreLeft = false;
            lastAsked = now;
        }
        if (any) {
            lastAsked = now;
        }
        return any;
    }

    private static void seen(Call call, long now, Duration limit, Consumer<Call> overdue) {
        if (call == INTERRUPTING || call == INTERRUPTED) {
            return;
        }
        if (call.seen == NEVER) {
            call.seen = now;
        } else if (!call.told && now - call.seen >= limit.toNanos()) {
            call.told = true;
            overdue.accept(call);
        }
    }

    /** Waits until no call is in flight and none was for a moment. @return false when the patience ended first */
    boolean awaitQuiet(Duration patience) {
        long began = System.nanoTime();
        while (!isQuiet(began)) {
            if (System.nanoTime() - began >= patience.toNanos()) {
                return false;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private synchronized boolean isQuiet(long began) {
        long now = System.nanoTime();
        boolean any = look(now, Duration.ofDays(1), call -> {});
        return !any && (lastAsked == NEVER ? now - began >= UNASKED.toNanos() : now - lastAsked >= QUIET.toNanos());
    }
}
