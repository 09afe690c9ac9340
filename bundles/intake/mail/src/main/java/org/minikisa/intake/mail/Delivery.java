package org.minikisa.intake.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.ReadSummary;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** Hands on what lies in files, one after another, and remembers what could not be read. */
final class Delivery {

    private static final int TELL_EVERY = 50;

    private final Consumer<RawContact> sink;
    private final Consumer<Long> progress;
    private final Problems problems = new Problems();
    private long read;
    private long skipped;

    Delivery(Consumer<RawContact> sink, Consumer<Long> progress) {
        this.sink = sink;
        this.progress = progress;
    }

    ReadSummary summary() {
        progress.accept(read);
        return new ReadSummary(read, problems.list(), skipped);
    }

    void all(MailFolder folder) {
        MailFolder.Listing listing = folder.files();
        listing.unreadable().forEach(problems::add);
        skipped += listing.links();
        for (MailFolder.Found file : listing.files()) {
            file(file.path(), file.source());
        }
    }

    /** @return whether the file could be read, whatever was in it */
    boolean file(Path file, String source) {
        if (source.length() > RawContact.LONGEST_SOURCE - 20) {
            problem(
                    "intake.file.name",
                    source,
                    "a path of " + source.length() + " characters",
                    "at most " + (RawContact.LONGEST_SOURCE - 20),
                    "Move the file nearer to the folder that is taken in.");
            return true;
        }
        try {
            switch (FileKind.of(file)) {
                case MESSAGE -> single(file, source, Channel.MAIL);
                case NOTE -> single(file, source, channelOf(file.getFileName().toString()));
                case MBOX -> mbox(file, source);
                case OTHER -> skipped++;
            }
            return true;
        } catch (IOException failure) {
            problems.add(unreadable(source, failure));
            return false;
        }
    }

    private void single(Path file, String source, Channel channel) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(RawContact.LARGEST + 1);
            if (bytes.length > RawContact.LARGEST) {
                tooLarge(source, Files.size(file));
            } else {
                deliver(new RawContact(channel, source, bytes, Optional.empty(), false));
            }
        }
    }

    private void mbox(Path file, String source) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            new MboxReader(in, RawContact.LARGEST).read(new MboxReader.Sink() {
                @Override
                public void message(long number, byte[] bytes) {
                    deliver(RawContact.mail(source + "#" + number, bytes));
                }

                @Override
                public void tooLarge(long number, long bytes) {
                    Delivery.this.tooLarge(source + "#" + number, bytes);
                }

                @Override
                public void noMessage(long bytes) {
                    problem(
                            "intake.mbox.begin",
                            source,
                            bytes + " bytes before the first From line",
                            "an mbox",
                            "Look at the beginning of the file; what follows a From line was taken in.");
                }
            });
        }
    }

    private void deliver(RawContact contact) {
        sink.accept(contact);
        if (++read % TELL_EVERY == 0) {
            progress.accept(read);
        }
    }

    private void tooLarge(String source, long bytes) {
        problem(
                "intake.file.large",
                source,
                bytes + " bytes",
                "at most " + RawContact.LARGEST + " bytes",
                "Take the attachments out, or hand it to the support unit by another way.");
    }

    static Problem unreadable(String source, IOException failure) {
        return new Problem(
                "intake.file.unreadable",
                source,
                failure.getClass().getSimpleName(),
                "a file that can be read",
                "Look at its rights and at the disk, then take the folder in again; what is in already is not doubled.");
    }

    private void problem(String code, String place, String found, String expected, String remedy) {
        problems.add(code, place, found, expected, remedy);
    }

    /** The channel that a JSON note's name tells: {@code 17.phone.contact.json}; a form's where it tells none. */
    private static Channel channelOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".phone.contact.json")
                ? Channel.PHONE
                : lower.endsWith(".event.contact.json") ? Channel.EVENT : Channel.FORM;
    }
}
