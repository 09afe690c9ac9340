package org.minikisa.intake.core.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.ReplyFailed;
import org.minikisa.intake.api.ReplyQueued;
import org.minikisa.intake.api.ReplySent;
import org.minikisa.intake.api.sending.MailTransport;
import org.minikisa.intake.api.sending.MailTransport.Outcome;
import org.minikisa.intake.api.sending.NewReply;
import org.minikisa.intake.core.sending.ReplyTables.Due;
import org.minikisa.intake.core.text.Text;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands replies over to a mail server, the oldest first. A reply is taken in one unit of work, handed over outside of any, and what came of
 * it is written in another one: killed in between, it is handed over again under the same Message-ID, never forgotten.
 *
 * <p>There is a thread only while there is a way out.
 */
@Component(service = Reaction.class)
public final class Postman implements Reaction {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /** A reply that has been underway for longer was lost with the process that carried it. */
    private static final Duration LOST = Duration.ofMinutes(10);

    /** Minutes between attempts; the last one repeats (RFC 5321 section 4.5.4.1). */
    private static final int[] PAUSES = {1, 5, 15, 30, 60, 120, 240};

    /** RFC 5321 section 4.5.4.1: at least four or five days. */
    private static final Duration GIVE_UP = Duration.ofDays(5);

    /** Nobody waits any longer to hear that a message has come in. */
    private static final Duration GIVE_UP_ACKNOWLEDGING = Duration.ofDays(2);

    private static final Duration NOTHING_WAITS = Duration.ofMillis(-1);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);
    private static final long LONGEST_END_SECONDS = 5;
    private static final int LONGEST_REMARK = 500;

    private final Store store;
    private volatile MailTransport transport;
    private ScheduledThreadPoolExecutor thread;
    private Future<?> appointment = CompletableFuture.completedFuture(null);

    /** @param intake has made the tables */
    @Activate
    public Postman(@Reference Store store, @Reference Intake intake) {
        this(store);
    }

    /** For use outside the framework. */
    public Postman(Store store) {
        this.store = store;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public synchronized void setTransport(MailTransport way) {
        transport = way;
        if (thread == null) {
            thread = new ScheduledThreadPoolExecutor(1, task -> {
                var daemon = new Thread(task, "intake postman");
                daemon.setDaemon(true);
                return daemon;
            });
            thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        }
        wake();
    }

    public void unsetTransport(MailTransport gone) {
        if (transport == gone) {
            transport = null;
            stop();
        }
    }

    @Deactivate
    public void stop() {
        ScheduledThreadPoolExecutor ending = withoutThread();
        if (ending != null) {
            ending.shutdown();
            try {
                ending.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            ending.shutdownNow();
        }
    }

    private synchronized ScheduledThreadPoolExecutor withoutThread() {
        ScheduledThreadPoolExecutor ending = thread;
        thread = null;
        return ending;
    }

    @Override
    public String name() {
        return "intake.send";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(ReplyQueued.class);
    }

    /** Only a knock: what waits is found in the table, also after a restart. */
    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        wake();
    }

    private synchronized void wake() {
        if (thread != null) {
            thread.execute(this::round);
        }
    }

    private void round() {
        Duration pause;
        try {
            pause = sendDue();
        } catch (RuntimeException fault) {
            // a full disk, say: nothing is lost, it is tried again
            LOG.error("replies could not be sent, trying again in {}", AFTER_FAULT, fault);
            pause = AFTER_FAULT;
        }
        again(pause);
    }

    private synchronized void again(Duration pause) {
        appointment.cancel(false); // one is enough
        if (thread != null && !pause.isNegative()) {
            appointment = thread.schedule(this::round, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Hands over everything that is due. @return when to look again; negative where nothing waits */
    private Duration sendDue() {
        for (MailTransport way = transport; way != null; way = transport) {
            if (!sendNext(way)) {
                return untilNextTry();
            }
        }
        return NOTHING_WAITS;
    }

    /** Hands over everything that is due, by this way and on this thread. */
    public void sendDue(MailTransport way) {
        while (sendNext(way)) {
            // the oldest first, one at a time
        }
    }

    private boolean sendNext(MailTransport way) {
        Optional<Due> due =
                store.inTransaction(tx -> new ReplyTables(tx).take(tx.now().plus(LOST)));
        due.ifPresent(reply -> handOver(reply, way));
        return due.isPresent();
    }

    private Duration untilNextTry() {
        return store.read(tx -> new ReplyTables(tx)
                .nextTry()
                .map(next -> Duration.between(tx.now(), next))
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause)
                .orElse(NOTHING_WAITS));
    }

    private void handOver(Due due, MailTransport way) {
        boolean stale = due.kind() == NewReply.Kind.ACKNOWLEDGEMENT && store.read(tx -> isTooLate(due, tx.now()));
        Outcome outcome =
                stale ? new Outcome.Refused("", "it waited too long to be of use to anybody") : asked(way, due);
        store.transact(tx -> write(due, outcome, tx));
    }

    private static void write(Due due, Outcome outcome, Transaction tx) {
        var tables = new ReplyTables(tx);
        if (outcome instanceof Outcome.Taken) {
            tables.sent(due.reply());
            tx.append(new ReplySent(due.reply(), due.attempts()));
        } else if (outcome instanceof Outcome.Refused refused) {
            fail(due, refused.status(), refused.words(), tx);
        } else if (outcome instanceof Outcome.NotNow later && isTooLate(due, tx.now())) {
            fail(due, "", "given up after " + due.attempts() + " attempts: " + later.words(), tx);
        } else if (outcome instanceof Outcome.NotNow later) {
            tables.later(due.reply(), tx.now().plus(pause(due.attempts())), remark(later.words()));
        }
    }

    private static Outcome asked(MailTransport way, Due due) {
        try {
            return way.deliver(
                    due.sender(), MailAddress.sendable(due.recipient()).orElse(due.recipient()), due.message());
        } catch (RuntimeException fault) {
            LOG.error("{} failed over {}", way.getClass().getName(), due.reply(), fault);
            return new Outcome.NotNow(fault.getClass().getSimpleName());
        }
    }

    private static void fail(Due due, String status, String remark, Transaction tx) {
        if (new ReplyTables(tx).failed(due.reply(), remark((status + " " + remark).strip()))) {
            tx.append(new ReplyFailed(due.reply(), "", Text.oneLine(status, 20)));
        }
    }

    private static boolean isTooLate(Due due, Instant now) {
        Duration longest = due.kind() == NewReply.Kind.ACKNOWLEDGEMENT ? GIVE_UP_ACKNOWLEDGING : GIVE_UP;
        return due.queued().plus(longest).isBefore(now);
    }

    private static Duration pause(int attempts) {
        return Duration.ofMinutes(PAUSES[Math.min(attempts, PAUSES.length) - 1]);
    }

    private static String remark(String words) {
        return Text.oneLine(words, LONGEST_REMARK);
    }
}
