package org.minikisa.runtime.plugins.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.guard.Offer;
import org.minikisa.runtime.plugins.worker.Workers.Worker;
import org.minikisa.runtime.worker.wire.Contract;
import org.minikisa.runtime.worker.wire.Opened;
import org.minikisa.runtime.worker.wire.Reply;
import org.minikisa.runtime.worker.wire.Reply.Outcome;
import org.minikisa.runtime.worker.wire.Request;
import org.minikisa.runtime.worker.wire.WireException;
import org.minikisa.runtime.worker.wire.WireInput;
import org.minikisa.runtime.worker.wire.WireOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A jar and the process that it runs in now. Thread-safe: calls go one after the other. */
final class JarWorker implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(JarWorker.class);

    /** Constructors may take longer than calls. */
    private static final Duration OPENING = Duration.ofSeconds(5);

    private static final int MOST_RESTARTS = 3;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(1);

    private final String name;
    private final byte[] jar;
    private final JvmWorkers workers;
    private final ReentrantLock turn = new ReentrantLock();
    private final Deque<Long> restarts = new ArrayDeque<>();
    private volatile WorkerJvm jvm;
    private volatile boolean closed;
    private Opened opened;
    private List<Offer> offers;

    private JarWorker(String name, byte[] jar, JvmWorkers workers) {
        this.name = name;
        this.jar = jar;
        this.workers = workers;
    }

    static JarWorker open(String name, byte[] jar, JvmWorkers workers) {
        var worker = new JarWorker(name, jar, workers);
        try {
            worker.opened = worker.launch();
        } catch (WorkerException e) {
            throw new InvalidInputException("plug-in " + name, List.of(e.problem()));
        }
        worker.offers = IntStream.range(0, worker.opened.components().size())
                .mapToObj(number -> RemoteComponent.offer(
                        worker, number, worker.opened.components().get(number)))
                .toList();
        return worker;
    }

    @Override
    public List<Offer> offers() {
        return offers;
    }

    @Override
    public long pid() {
        return jvm.pid();
    }

    @Override
    public void close() {
        closed = true;
        workers.end(jvm);
    }

    String name() {
        return name;
    }

    /** @throws WorkerException without an answer */
    Object call(int component, int number, Contract.Call call, Object[] arguments) {
        var request = new WireOutput();
        request.writeByte(Request.CALL);
        request.writeInt(component);
        request.writeInt(number);
        call.writeArguments(arguments, request);
        turn.lock();
        try {
            ensureRunning();
            return ask(request, workers.settings().limit(), call.gives()::read);
        } finally {
            turn.unlock();
        }
    }

    private void ensureRunning() {
        if (jvm.isUsable()) {
            return;
        }
        if (closed) {
            throw new IllegalStateException("plug-in " + name + " has been withdrawn");
        }
        countRestart();
        LOG.info("plug-in {}: its worker has ended, a new one is started", name);
        workers.end(jvm);
        if (!launch().equals(opened)) {
            workers.end(jvm);
            throw failure(new Problem(
                    "plugins.worker.answer",
                    name,
                    "other components than before",
                    "the same ones",
                    "Mend the plug-in."));
        }
    }

    private void countRestart() {
        long now = System.nanoTime();
        restarts.removeIf(then -> now - then > RESTARTS_WITHIN.toNanos());
        if (restarts.size() == MOST_RESTARTS) {
            throw failure(new Problem(
                    "plugins.worker.restarts",
                    name,
                    "its process ended " + (MOST_RESTARTS + 1) + " times within a minute",
                    "a process that stays",
                    "Mend the plug-in; it is tried again when a minute has gone by."));
        }
        restarts.add(now);
    }

    /** Puts the jar into a fresh process. */
    private Opened launch() {
        jvm = workers.take();
        var file = jvm.folder().resolve("plugin.jar");
        var request = new WireOutput();
        request.writeByte(Request.OPEN);
        request.writeText(file.toString());
        request.writeText(name);
        try {
            Files.write(file, jar);
            return ask(request, OPENING, in -> (Opened) Opened.CODEC.read(in));
        } catch (IOException e) {
            workers.end(jvm);
            throw new UncheckedIOException("the worker's folder cannot be written: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            workers.end(jvm);
            throw e;
        }
    }

    private <T> T ask(WireOutput request, Duration limit, Function<WireInput, T> value) {
        WireInput reply;
        Reply how;
        T result = null;
        try {
            reply = new WireInput(jvm.exchange(request.toBytes(), limit));
            how = Reply.read(reply);
            if (how.outcome() instanceof Outcome.Returned) {
                result = value.apply(reply);
            }
            reply.end();
        } catch (WireException e) {
            throw failure(jvm.nonsense(e).problem());
        } catch (WorkerException e) {
            throw failure(e.problem());
        }
        if (!how.printed().isEmpty()) {
            LOG.debug("plug-in {} printed: {}", name, how.printed());
        }
        if (how.outcome() instanceof Outcome.Refused refused) {
            throw new InvalidInputException(refused.what(), refused.problems());
        }
        if (how.outcome() instanceof Outcome.Thrown thrown) {
            throw failure(new Problem("plugins.worker.thrown", name, thrown.text(), "an answer", "Mend the plug-in."));
        }
        return result;
    }

    private WorkerException failure(Problem problem) {
        return new WorkerException(
                new Problem(problem.code(), name, problem.found(), problem.expected(), problem.remedy()));
    }
}
