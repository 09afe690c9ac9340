package org.minikisa.intake.attachments;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.minikisa.intake.api.attachments.AttachmentReader.Outcome;
import org.minikisa.intake.api.attachments.AttachmentReader.Reason;

/** A running {@link Reader}. One document at a time; gone after one that hangs it or fills its memory. */
final class ReadingProcess implements AutoCloseable {

    /** What a JVM ends with on {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private final DataOutputStream questions;
    private final DataInputStream answers;

    private volatile boolean ended;

    private ReadingProcess(Process process) {
        this.process = process;
        this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** @param classPath where {@link Reader} and its libraries are */
    static ReadingProcess start(String classPath) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                java,
                Limits.HEAP,
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                Reader.class.getName()));
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new ReadingProcess(builder.start());
    }

    /** Whether it can be asked; not any more after it was ended. */
    boolean isUsable() {
        return !ended && process.isAlive();
    }

    /** @return empty when the process has ended over it and may not have been at fault */
    Optional<Outcome> ask(byte[] document, Duration patience) {
        CompletableFuture<Outcome> answer = CompletableFuture.supplyAsync(() -> asked(document), work -> {
            var thread = new Thread(work, "minikisa-attachment");
            thread.setDaemon(true);
            thread.start();
        });
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException hangs) {
            close();
            return costly("it was not read after " + patience.toSeconds() + " s");
        } catch (ExecutionException over) {
            return exitCode() == OUT_OF_MEMORY ? costly("it takes more memory than a document may") : Optional.empty();
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
            return costly("reading was stopped");
        }
    }

    private static Optional<Outcome> costly(String words) {
        return Optional.of(new Outcome.None(Reason.TOO_COSTLY, words));
    }

    /** Of the process whose pipe has closed; killed when it does not end by itself at once. */
    private int exitCode() {
        ended = true;
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                close();
            }
            return process.waitFor();
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private Outcome asked(byte[] document) {
        try {
            questions.writeInt(document.length);
            questions.write(document);
            questions.flush();
            return Answer.read(answers);
        } catch (IOException ended) {
            throw new java.io.UncheckedIOException(ended);
        }
    }

    /** Ends it at once, whatever it does. */
    @Override
    public void close() {
        ended = true;
        process.destroyForcibly();
    }
}
