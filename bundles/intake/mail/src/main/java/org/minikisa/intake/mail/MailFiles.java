package org.minikisa.intake.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.IntakeChannel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.ReadSummary;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Component;

/**
 * Reads mail that lies in files. A location is a folder (read with all folders below it; a Maildir's {@code tmp} is left
 * out), an mbox or a single message. Sources are paths relative to the location with {@code /} between names, so that they
 * are the same on another machine; a message of an mbox has its number behind: {@code 2025/archive.mbox#17}.
 */
@Component
public final class MailFiles implements IntakeChannel {

    private static final int TELL_EVERY = 50;

    /** The channel that a JSON note's name tells: {@code 17.phone.contact.json}; a form's where it tells none. */
    private static Channel channelOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".phone.contact.json")
                ? Channel.PHONE
                : lower.endsWith(".event.contact.json") ? Channel.EVENT : Channel.FORM;
    }

    @Override
    public String id() {
        return "mail";
    }

    @Override
    public boolean accepts(Path location) {
        if (Files.isDirectory(location)) {
            return true;
        }
        try {
            return Files.isRegularFile(location) && kindOf(location) != FileKind.OTHER;
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public ReadSummary read(Path location, Consumer<RawContact> sink, Consumer<Long> progress) {
        var delivery = new Delivery(sink, progress);
        if (Files.isDirectory(location)) {
            delivery.folder(location);
        } else {
            delivery.file(location, location.getFileName().toString());
        }
        return delivery.summary();
    }

    private static FileKind kindOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FileKind.of(file.getFileName().toString(), in.readNBytes(FileKind.HEAD));
        }
    }

    /** One reading of one location. */
    private static final class Delivery {

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

        void folder(Path folder) {
            var files = new ArrayList<Named>();
            collect(folder, files);
            files.sort(null);
            for (Named file : files) {
                file(file.path(), file.source());
            }
        }

        private void collect(Path folder, List<Named> files) {
            try {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                        return isMaildirTmp(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(new Named(source(folder, path), path));
                        } else {
                            skipped++; // links are not followed: they may lead out of the folder or in circles
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path path, IOException failure) {
                        unreadable(source(folder, path), failure);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path path, IOException failure) {
                        if (failure != null) {
                            unreadable(source(folder, path), failure);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException failure) {
                unreadable("", failure);
            }
        }

        /** What lies there is still being delivered. */
        private static boolean isMaildirTmp(Path path) {
            Path name = path.getFileName();
            return name != null
                    && name.toString().equals("tmp")
                    && Files.isDirectory(path.resolveSibling("cur"))
                    && Files.isDirectory(path.resolveSibling("new"));
        }

        /**
         * Relative, with {@code /} between names. In a Maildir a message is moved from new to cur when it was seen and
         * renamed when it was read, so neither of the two is part of its source.
         */
        private static String source(Path folder, Path file) {
            Path relative = folder.relativize(file);
            boolean maildir = isIn(file, "cur") || isIn(file, "new");
            var source = new StringBuilder();
            for (Path name : relative) {
                source.append(source.length() == 0 ? "" : "/").append(name);
            }
            if (!maildir) {
                return source.toString();
            }
            int name = source.lastIndexOf("/") + 1;
            int parent = source.lastIndexOf("/", name - 2) + 1;
            int flags = source.indexOf(":2,", name);
            return source.substring(0, parent) + source.substring(name, flags < 0 ? source.length() : flags);
        }

        private static boolean isIn(Path file, String name) {
            Path parent = file.getParent();
            return parent != null
                    && parent.getFileName() != null
                    && parent.getFileName().toString().equals(name)
                    && Files.isDirectory(parent.resolveSibling("cur"))
                    && Files.isDirectory(parent.resolveSibling("new"));
        }

        void file(Path file, String source) {
            if (source.length() > RawContact.LONGEST_SOURCE - 20) {
                problem(
                        "intake.file.name",
                        source,
                        "a path of " + source.length() + " characters",
                        "at most " + (RawContact.LONGEST_SOURCE - 20),
                        "Move the file nearer to the folder that is taken in.");
                return;
            }
            try {
                switch (kindOf(file)) {
                    case MESSAGE -> single(file, source, Channel.MAIL);
                    case NOTE ->
                        single(file, source, channelOf(file.getFileName().toString()));
                    case MBOX -> mbox(file, source);
                    case OTHER -> skipped++;
                }
            } catch (IOException failure) {
                unreadable(source, failure);
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

        private void unreadable(String source, IOException failure) {
            problem(
                    "intake.file.unreadable",
                    source,
                    failure.getClass().getSimpleName(),
                    "a file that can be read",
                    "Look at its rights and at the disk, then take the folder in again; what is in already is not doubled.");
        }

        private void problem(String code, String place, String found, String expected, String remedy) {
            problems.add(code, place, found, expected, remedy);
        }
    }

    /** Files are read in the order of their sources: the same on every file system. */
    private record Named(String source, Path path) implements Comparable<Named> {

        @Override
        public int compareTo(Named other) {
            return source.compareTo(other.source);
        }
    }
}
