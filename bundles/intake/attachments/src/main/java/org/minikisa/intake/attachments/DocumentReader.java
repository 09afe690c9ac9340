package org.minikisa.intake.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.attachments.AttachmentReader;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Reads PDF, DOCX and XLSX files in a process that is started for the first one and ended when no more come. */
@Component
public final class DocumentReader implements AttachmentReader {

    private static final Set<String> ENDINGS = Set.of("pdf", "docx", "docm", "xlsx", "xlsm");
    private static final Set<String> TYPES = Set.of(
            "application/pdf",
            "application/x-pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final Outcome ENDED_TWICE =
            new Outcome.None(Reason.BROKEN, "the process that reads attachments has ended over it twice");

    private final ClassPath classPath;
    private final Duration patience;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "minikisa-attachments-idle");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<ReadingProcess> process = Optional.empty();
    private Optional<ScheduledFuture<?>> end = Optional.empty();

    @Activate
    public DocumentReader(BundleContext context) {
        this(new BundleClassPath(context), Limits.TIME);
    }

    DocumentReader(ClassPath classPath, Duration patience) {
        this.classPath = classPath;
        this.patience = patience;
    }

    /** Where the reading process finds its classes. */
    interface ClassPath {
        String get() throws IOException;
    }

    @Override
    public boolean wants(Attachment attachment) {
        String name = attachment.name().toLowerCase(Locale.ROOT);
        return TYPES.contains(attachment.mediaType()) || ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    @Override
    public synchronized Outcome read(byte[] content) {
        end.ifPresent(planned -> planned.cancel(false));
        try {
            return running()
                    .ask(content, patience)
                    .or(() -> running().ask(content, patience))
                    .orElse(ENDED_TWICE);
        } finally {
            end = Optional.of(clock.schedule(this::rest, Limits.IDLE.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private ReadingProcess running() {
        if (process.filter(ReadingProcess::isUsable).isEmpty()) {
            try {
                process = Optional.of(ReadingProcess.start(classPath.get()));
            } catch (IOException cannot) {
                throw new UncheckedIOException("the process that reads attachments does not start", cannot);
            }
        }
        return process.get();
    }

    private synchronized void rest() {
        process.ifPresent(ReadingProcess::close);
        process = Optional.empty();
    }

    @Deactivate
    void stop() {
        clock.shutdownNow();
        rest();
    }
}
