package org.minikisa.intake.mail;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.ReadSummary;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.problem.api.Problem;

/**
 * Looks at a folder again and again and brings in what is new or has changed. After a start everything is brought in once more, which
 * changes nothing: what is known is known by its source and bytes.
 */
final class FolderLook {

    private final String id;
    private final MailFolder folder;
    private final Duration rest;
    private final Clock clock;

    /** By source, how a file looked last time. */
    private Map<String, Look> known = new HashMap<>();

    private record Look(long bytes, Instant modified, boolean taken) {

        boolean shows(MailFolder.Found file) {
            return bytes == file.bytes() && modified.equals(file.modified());
        }
    }

    /** The folder is not there. */
    static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Gone(Problem problem) {
            super(problem.code());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /** Thrown through a reading that is to end. */
    private static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** @param rest a file outside a Maildir is taken when it was left alone for so long: it may still be written */
    FolderLook(String id, MailFolder folder, Duration rest, Clock clock) {
        this.id = id;
        this.folder = folder;
        this.rest = rest;
        this.clock = clock;
    }

    void now(ChannelHost host, BooleanSupplier ended) {
        requireFolder();
        MailFolder.Listing listing = folder.files();
        Instant now = clock.instant();
        var delivery = new Delivery(
                raw -> {
                    if (ended.getAsBoolean()) {
                        throw new Ended();
                    }
                    host.receive(named(raw));
                },
                read -> {});
        var looks = new HashMap<String, Look>();
        long waiting = 0;
        try {
            for (MailFolder.Found file : listing.files()) {
                Look look = look(file, now, delivery);
                looks.put(file.source(), look);
                waiting += look.taken() ? 0 : 1;
            }
        } catch (Ended end) {
            return;
        }
        known = looks;
        host.waiting(waiting);
        tell(listing.unreadable(), delivery.summary(), host);
    }

    private void requireFolder() {
        if (!Files.isDirectory(folder.root())) {
            throw new Gone(new Problem(
                    "intake.folder.gone",
                    folder.root().toString(),
                    Files.exists(folder.root()) ? "no folder" : "nothing there",
                    "a folder that can be read",
                    "Look at the path and its rights; it is tried again by itself."));
        }
    }

    /** A file that cannot be read is tried again at the next look. */
    private Look look(MailFolder.Found file, Instant now, Delivery delivery) {
        Look before = known.get(file.source());
        boolean unchanged = before != null && before.shows(file);
        boolean settled =
                file.whole() || unchanged || file.modified().plus(rest).isBefore(now);
        boolean taken = unchanged && before.taken();
        if (!taken && settled) {
            taken = delivery.file(file.path(), file.source());
        }
        return new Look(file.bytes(), file.modified(), taken);
    }

    private RawContact named(RawContact raw) {
        return new RawContact(raw.channel(), id + "/" + raw.source(), raw.bytes(), raw.receivedAt(), raw.constructed());
    }

    /** What has vanished since it was listed, by being moved to cur say, is no problem: the next look finds it. */
    private void tell(List<Problem> unreadable, ReadSummary summary, ChannelHost host) {
        host.succeeded();
        unreadable.forEach(host::report);
        summary.problems().stream().filter(problem -> !isGone(problem)).forEach(host::report);
    }

    private boolean isGone(Problem problem) {
        return problem.code().equals("intake.file.unreadable")
                && problem.found().equals("NoSuchFileException");
    }
}
