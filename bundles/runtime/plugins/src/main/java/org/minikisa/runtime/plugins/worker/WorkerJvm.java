package org.minikisa.runtime.plugins.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.worker.wire.Contract;
import org.minikisa.runtime.worker.wire.Frames;
import org.minikisa.runtime.worker.wire.WireException;
import org.minikisa.runtime.worker.wire.WireInput;

/**
 * One worker process. One exchange at a time; who asks waits in the read itself, which ends when the process does, so that a
 * call costs no change of threads here.
 */
final class WorkerJvm implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(20);
    private static final long IDLE = 0;
    private static final long LATE = -1;
    private static final long ORIGIN = System.nanoTime() - 1;

    private final Process process;
    private final Path folder;
    private final String heap;
    private final AtomicLong deadline = new AtomicLong(IDLE);
    private volatile boolean closed;

    private WorkerJvm(Process process, Path folder, String heap) {
        this.process = process;
        this.folder = folder;
        this.heap = heap;
    }

    /** Starts a process; it may not be up yet. */
    static WorkerJvm start(WorkerHome home, Containment containment, String heap) throws IOException {
        Path folder = home.newFolder();
        Path work = Files.createDirectory(folder.resolve("work"));
        var command = new ArrayList<>(containment.command());
        command.addAll(java(heap, home.classPath(), work));
        var builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().clear();
        return new WorkerJvm(builder.start(), folder, heap);
    }

    private static List<String> java(String heap, String classPath, Path work) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Xss1m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:ReservedCodeCacheSize=24m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + work.resolve("crash.log"),
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:+DisplayVMOutputToStderr",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + work,
                "-Duser.home=" + work,
                "-cp",
                classPath,
                "org.minikisa.runtime.worker.Main");
    }

    /** Waits until it is up, and refuses one that has other contracts. */
    void awaitReady() {
        long found = new WireInput(exchange(null, START)).readLong();
        if (found != Contract.fingerprint()) {
            close();
            throw new WorkerException(new Problem(
                    "plugins.worker.contracts",
                    "",
                    "a worker with other contracts than the runtime's",
                    "the same contracts",
                    "The host brings api jars of another version of Minikisa: take those of this one."));
        }
    }

    /** Its own folder, which goes with it. */
    Path folder() {
        return folder;
    }

    /** Of the JVM, also where something stands between it and this process. */
    long pid() {
        return process.children().findFirst().map(ProcessHandle::pid).orElseGet(process::pid);
    }

    boolean isUsable() {
        return !closed && process.isAlive();
    }

    /**
     * Asks and waits for the answer.
     *
     * @param request null to wait only
     * @throws WorkerException when there is none; the process has ended then
     */
    byte[] exchange(byte[] request, Duration limit) {
        deadline.set(now() + limit.toNanos());
        try {
            if (request != null) {
                Frames.write(process.getOutputStream(), request);
            }
            byte[] reply = Frames.read(process.getInputStream());
            if (deadline.getAndSet(IDLE) == LATE) {
                throw new WorkerException(late(limit));
            }
            return reply;
        } catch (WireException e) {
            close();
            throw nonsense(e);
        } catch (IOException e) {
            boolean late = deadline.get() == LATE;
            boolean wanted = closed && !late;
            throw new WorkerException(late ? late(limit) : wanted ? ended("it was closed") : exited());
        }
    }

    /** Ends the process when the exchange in flight has taken too long. */
    void endIfLate() {
        long until = deadline.get();
        if (until > 0 && until < now() && deadline.compareAndSet(until, LATE)) {
            close();
        }
    }

    /** What came is not what was agreed. */
    WorkerException nonsense(WireException e) {
        return new WorkerException(new Problem(
                "plugins.worker.answer", "", e.getMessage(), "an answer of the declared type", "Mend the plug-in."));
    }

    @Override
    public void close() {
        closed = true;
        // What it has started goes first: nobody would find it afterwards.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits until it has gone, and removes its folder. One at a time: two would stumble over each other. */
    synchronized void sweep() {
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                WorkerHome.delete(folder);
            }
        } catch (IOException e) {
            // the next start of the runtime removes it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Problem late(Duration limit) {
        return new Problem(
                "plugins.worker.late",
                "",
                "no answer within " + limit.toMillis() / 1000.0 + " s; its process was ended",
                "an answer",
                "Mend what takes so long: an endless loop, or waiting for something that does not come.");
    }

    /** It left by itself. */
    private Problem exited() {
        int code;
        try {
            code = process.waitFor(2, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            code = -1;
        }
        String said = lastWords(); // before the streams are closed
        close();
        if (said.contains("OutOfMemoryError")) {
            return new Problem(
                    "plugins.worker.memory",
                    "",
                    "out of memory" + (said.contains("heap space") ? "" : " (" + said.strip() + ")"),
                    "at most " + heap + " of heap",
                    "Mend what collects so much, or give workers more by minikisa.plugins.worker.heap.");
        }
        if (said.startsWith("unshare: ")) { // cannot end by the signal that has ended the JVM, and complains
            return ended("ended from outside by a signal");
        }
        return switch (code) {
            case 128 + 9, 128 + 15 -> ended("ended from outside by signal " + (code - 128));
            case 128 + 4, 128 + 6, 128 + 7, 128 + 8, 128 + 11 -> ended("crashed by signal " + (code - 128));
            case -1 -> ended("closed its output");
            default ->
                new Problem(
                        "plugins.worker.exit",
                        "",
                        "exited with code " + code,
                        "an answer",
                        "A plug-in does not end the JVM: throw an exception instead.");
        };
    }

    private static Problem ended(String found) {
        return new Problem("plugins.worker.ended", "", found, "an answer", "Ask again: a new process is started.");
    }

    /** What the JVM itself printed. */
    private String lastWords() {
        try (InputStream errors = process.getErrorStream()) {
            return new String(errors.readNBytes(Math.min(errors.available(), 4096)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static long now() {
        return System.nanoTime() - ORIGIN;
    }
}
