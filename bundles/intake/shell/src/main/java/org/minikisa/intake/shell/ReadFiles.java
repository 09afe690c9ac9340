package org.minikisa.intake.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.IntakeChannel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.ReadSummary;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.ProblemText;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Takes contacts in from a folder or file, by the channel that can read it. */
final class ReadFiles implements Command {

    static final String PATH = "PATH";
    static final String CONSTRUCTED = "--constructed";

    /** When nothing moves for so long, nobody is looking: the parsing bundle is stopped, or a contact is parked. */
    private static final long PATIENCE_MILLIS = 20_000;

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Intake intake;
    private final Contacts contacts;
    private final Map<String, IntakeChannel> channels;

    ReadFiles(Intake intake, Contacts contacts, Map<String, IntakeChannel> channels) {
        this.intake = intake;
        this.contacts = contacts;
        this.channels = channels;
    }

    @Override
    public Usage usage() {
        return Usage.of("read", "takes in mail from a folder, an mbox or a single file")
                .argument(PATH, "folder, .mbox, .eml; again is safe: what is in already is not doubled", true)
                .flag(CONSTRUCTED, "marks what comes in as made up, for trials and demonstrations")
                .example("kisa:intake read mail/archive.mbox");
    }

    @Override
    public void run(Invocation in) {
        Path location = location(in.required(PATH));
        IntakeChannel channel = channelFor(location);
        var count = new Count();
        ReadSummary summary;
        long expected = count(location, channel, in);
        try (Progress progress = in.screen().progress("Taking in", expected)) {
            summary = channel.read(
                    location, raw -> count.add(intake.receive(marked(raw, in)).isNew()), progress::to);
        }
        boolean settled = settle(in);
        Details sheet = LedgerSheet.of("Taken in from " + in.required(PATH), contacts.ledger())
                .add("read", "Read just now", summary.read())
                .add("new", "New of these", count.fresh)
                .add("knownBefore", "Known before", count.known)
                .add("skippedFiles", "Files that are no contacts", summary.skipped());
        if (in.screen().json() || !summary.problems().isEmpty()) {
            sheet.listing("problems", "Could not be read", summary.problems(), ProblemText.listing());
        }
        in.screen().details(sheet);
        if (!settled) {
            in.screen()
                    .remark(
                            Tone.WARNING,
                            "some contacts are still waiting to be looked at; kisa:ledger tells how many,"
                                    + " kisa:journal who is behind");
        }
    }

    /** How many there are, so that a person is told how long it will take; reading is quick beside keeping. 0 where nobody asks. */
    private static long count(Path location, IntakeChannel channel, Invocation in) {
        if (in.screen().json()) {
            return 0;
        }
        try (Progress progress = in.screen().progress("Counting", 0)) {
            return channel.read(location, raw -> {}, progress::to).read();
        }
    }

    private static Path location(String written) {
        if (written.isBlank()) {
            throw unusable(written, "nothing"); // an empty path would be the folder that Minikisa runs in
        }
        try {
            Path location = Path.of(written).toAbsolutePath().normalize();
            if (Files.isReadable(location)) {
                return location;
            }
            throw unusable(written, Files.exists(location) ? "no right to read it" : "nothing there");
        } catch (InvalidPathException noPath) {
            throw unusable(written, "no path");
        }
    }

    private IntakeChannel channelFor(Path location) {
        return channels.values().stream()
                .filter(channel -> channel.accepts(location))
                .findFirst()
                .orElseThrow(() -> unusable(
                        location.getFileName() == null
                                ? "/"
                                : location.getFileName().toString(),
                        channels.isEmpty()
                                ? "no intake channel that is started"
                                : "nothing that a channel of " + channels.keySet() + " can read"));
    }

    private static InvalidInputException unusable(String path, String found) {
        return InvalidInputException.of(
                "the path " + path,
                "intake.path",
                PATH,
                found,
                "a folder with mail, an mbox or a message",
                "Look at the path; a message begins with lines like From: and Subject:.");
    }

    private static RawContact marked(RawContact raw, Invocation in) {
        return in.flag(CONSTRUCTED)
                ? new RawContact(raw.channel(), raw.source(), raw.bytes(), raw.receivedAt(), true)
                : raw;
    }

    /** Waits until everything was looked at. @return false when that does not go on */
    private boolean settle(Invocation in) {
        long total = contacts.ledger().pending();
        long least = total;
        long waited = 0;
        try (Progress progress = in.screen().progress("Reading", total)) {
            for (long pending = total; pending > 0; pending = contacts.ledger().pending()) {
                if (pending < least) {
                    least = pending;
                    waited = 0;
                } else if (waited > PATIENCE_MILLIS) {
                    return false;
                }
                progress.to(Math.max(0, total - pending));
                Thread.sleep(LOOK_EVERY_MILLIS);
                waited += LOOK_EVERY_MILLIS;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
        return true;
    }

    private static final class Count {

        private long fresh;
        private long known;

        void add(boolean isNew) {
            if (isNew) {
                fresh++;
            } else {
                known++;
            }
        }
    }
}
