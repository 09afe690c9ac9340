package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.Deployer.Deployed;
import org.minikisa.runtime.plugins.Deployer.Verified;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is in use to what lies in a folder, file by file. Of each file that is in use a copy is kept beside
 * ({@value #KEPT}), so that after a restart a broken file still leaves the last good one in use. Thread-safe; one file
 * is handled at a time, while listings read what is known.
 */
final class PluginFolder {

    /** The folder of the copies. */
    static final String KEPT = ".in-use";

    /** A file that has not changed for so long is taken to be complete. */
    static final Duration QUIET = Duration.ofMillis(30);

    /**
     * A file that fails is given so long to change once more before it is refused: whoever copies slowly pauses longer than
     * the quiet period.
     */
    static final Duration GRACE = Duration.ofMillis(250);

    /** How often the folder is looked at without any event: some file systems tell nothing. */
    static final Duration RESCAN = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);

    private final Path folder;
    private final List<Deployer> deployers;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<String, Entry> entries = new TreeMap<>();
    private volatile List<Plugin> listed = List.of();

    /** How often something came into use or went. */
    private long changes;

    private volatile boolean othersChanged;

    /** At which count of changes the refused ones were tried last. */
    private long triedAt;

    PluginFolder(Path folder, List<Deployer> deployers, Clock clock, LongSupplier nanos) {
        this.folder = folder;
        this.deployers = List.copyOf(deployers);
        this.clock = clock;
        this.nanos = nanos;
    }

    Path path() {
        return folder;
    }

    /** What is known, in the order of the names. */
    List<Plugin> list() {
        return listed;
    }

    /** Handles everything that lies there, without waiting for quiet: at the start, and when a reader of a kind came. */
    synchronized void settle() {
        Map<String, Signature> found = look();
        if (found == null) {
            return;
        }
        forgetMissing(found, Duration.ZERO);
        found.forEach((name, signature) -> {
            Entry entry = entries.computeIfAbsent(name, Entry::new);
            entry.noticed(signature, nanos.getAsLong());
            if (!entry.handled || entry.state == PluginState.STAGED) {
                handle(entry, Promptness.START);
            }
        });
        tryAgain();
        removeForgottenCopies(found);
        publish();
    }

    /** Something outside of the folder came or went that a refused file may have needed: they are tried again soon. */
    void othersChanged() {
        othersChanged = true;
    }

    /**
     * Looks once and handles what has come to rest.
     *
     * @return when to look again, at the latest
     */
    synchronized Duration look(Promptness promptness) {
        Map<String, Signature> found = look();
        if (found == null) {
            return RESCAN;
        }
        Duration next = forgetMissing(found, QUIET) ? QUIET : RESCAN;
        for (Map.Entry<String, Signature> file : found.entrySet()) {
            Entry entry = entries.computeIfAbsent(file.getKey(), Entry::new);
            long now = nanos.getAsLong();
            entry.noticed(file.getValue(), now);
            if (entry.handled) {
                continue;
            }
            Duration rested = Duration.ofNanos(now - entry.changedAt);
            if (rested.compareTo(QUIET) >= 0) {
                handle(entry, promptness);
                rested = Duration.ofNanos(nanos.getAsLong() - entry.changedAt);
            }
            if (!entry.handled) {
                Duration rest = rested.compareTo(QUIET) < 0 ? QUIET.minus(rested) : QUIET;
                next = next.compareTo(rest) < 0 ? next : rest;
            }
        }
        tryAgain();
        publish();
        return next;
    }

    /**
     * Puts a file there, whole at once, and handles it.
     *
     * @throws InvalidInputException when it is refused; then the folder is as it was before
     */
    synchronized Plugin install(String name, byte[] bytes) throws IOException {
        Deployer deployer = deployer(name).orElseThrow(() -> unknownKind(name));
        if (deployer.isReady()) {
            check(deployer, name, bytes);
        }
        Entry before = entries.get(name);
        byte[] inUse = before != null && before.deployed != null && Files.exists(kept(name))
                ? Files.readAllBytes(kept(name))
                : null;
        Entry entry = put(name, bytes);
        if (entry.state == PluginState.REFUSED) {
            var refused = new InvalidInputException("plug-in " + name, entry.problems);
            if (inUse == null) {
                remove(name);
            } else {
                put(name, inUse);
            }
            throw refused;
        }
        return plugin(entry);
    }

    private Entry put(String name, byte[] bytes) throws IOException {
        write(folder.resolve(name), bytes);
        Signature signature = Signature.of(folder.resolve(name));
        if (signature == null) {
            throw new NoSuchFileException(folder.resolve(name).toString(), null, "it has gone again");
        }
        Entry entry = entries.computeIfAbsent(name, Entry::new);
        entry.noticed(signature, nanos.getAsLong());
        handle(entry, Promptness.KNOWN_COMPLETE);
        tryAgain();
        publish();
        return entry;
    }

    /**
     * Deletes a file and takes it out of use.
     *
     * @throws InvalidInputException when it is a folder that holds something: that is nothing of ours to delete
     */
    synchronized void remove(String name) throws IOException {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (DirectoryNotEmptyException e) {
            throw noFile(name);
        }
        Entry entry = entries.remove(name);
        if (entry != null) {
            forget(entry);
        }
        tryAgain();
        publish();
    }

    /** Stops using plug-ins of a kind, without forgetting their files: what made them goes away. */
    synchronized void suspend(Deployer deployer) {
        for (Entry entry : entries.values()) {
            if (entry.deployed != null && entry.deployer == deployer) {
                withdraw(entry);
                entry.state = PluginState.STAGED;
                entry.handled = false;
            }
        }
        publish();
    }

    /** Checks a file that lies anywhere. @throws InvalidInputException with all problems */
    synchronized Plugin.Identity verify(String name, byte[] bytes) {
        return check(deployer(name).orElseThrow(() -> unknownKind(name)), name, bytes)
                .identity()
                .orElseThrow();
    }

    private static Verified check(Deployer deployer, String name, byte[] bytes) {
        Verified verified = deployer.verify(
                new PluginFile(name, bytes, Optional.empty()),
                new Verdict(Trust.UNSIGNED, Optional.empty(), List.of()),
                Optional.empty());
        if (!verified.isAdmitted()) {
            throw new InvalidInputException("plug-in " + name, Finding.errors(verified.findings()));
        }
        return verified;
    }

    /** The largest file of that name's kind. @throws InvalidInputException when the name is of no kind */
    long largest(String name) {
        return deployer(name).orElseThrow(() -> unknownKind(name)).largest();
    }

    enum Promptness {
        /** Was there before: nobody waits for it, and it may be what was in use last time. */
        START,
        /** Has come to rest: may still be growing. */
        AT_REST,
        /** Was put there in one piece: what is wrong with it is wrong for good. */
        KNOWN_COMPLETE,
        /** Was refused for what else was in use, which has changed. */
        AGAIN
    }

    private void handle(Entry entry, Promptness promptness) {
        Path file = folder.resolve(entry.name);
        entry.deployer = deployer(entry.name).orElse(null);
        byte[] bytes;
        try {
            if (!entry.signature.isFile) {
                throw noFile(entry.name);
            }
            long largest = largest(entry.name);
            if (entry.signature.size > largest) {
                throw tooLarge(entry.name, entry.signature.size, largest);
            }
            bytes = Files.readAllBytes(file);
            if (!entry.signature.equals(Signature.of(file))) {
                return; // It changed while it was read: the next look sees that.
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            refuse(entry, "", List.of(unreadable(entry.name, e)), promptness);
            return;
        } catch (InvalidInputException e) {
            refuse(entry, "", e.problems(), promptness);
            return;
        }
        String digest = sha256(bytes);
        if (!entry.deployer.isReady()) {
            stage(entry, digest);
            return;
        }
        if (entry.deployed != null && entry.inUseDigest.equals(digest)) {
            activate(entry, digest, OptionalLong.empty());
            return;
        }
        try {
            use(entry, bytes, digest, promptness);
        } catch (InvalidInputException e) {
            refuse(entry, digest, e.problems(), promptness);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("plug-in {} failed in a way its checks do not know", entry.name, e);
            refuse(entry, digest, List.of(unexpected(e)), promptness);
        }
    }

    /**
     * What was refused for what else is in use (an older twin, a bundle that was not there yet) may be welcome now that
     * something came or went: so the order in which files come, or are read at a start, does not matter. Ends, because each
     * round but the last puts one more to use.
     */
    private void tryAgain() {
        if (othersChanged) {
            othersChanged = false;
            changes++;
        }
        while (triedAt != changes) {
            triedAt = changes;
            for (Entry entry : entries.values()) {
                if (entry.state == PluginState.REFUSED && entry.handled && entry.hangsOnOthers()) {
                    handle(entry, Promptness.AGAIN);
                }
            }
        }
    }

    private void use(Entry entry, byte[] bytes, String digest, Promptness promptness) {
        long staged = nanos.getAsLong();
        Verified verified = check(entry.deployer, entry.name, bytes);
        long checked = nanos.getAsLong();
        entry.deployed = entry.deployer.deploy(verified, Optional.ofNullable(entry.deployed), fault -> {});
        long switched = nanos.getAsLong();
        changes++;
        entry.inUseDigest = digest;
        OptionalLong millis = promptness == Promptness.START || promptness == Promptness.AGAIN
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(
                        0,
                        Duration.between(entry.signature.changed(), clock.instant())
                                .toMillis()));
        activate(entry, digest, millis);
        LOG.info(
                "plug-in {} is in use: {}; verified in {} ms, switched in {} ms{}",
                entry.name,
                entry.deployed.identity(),
                (checked - staged) / 1_000_000,
                (switched - checked) / 1_000_000,
                millis.isPresent() ? ", " + millis.getAsLong() + " ms after the file changed" : "");
        keep(entry.name, bytes);
    }

    private void activate(Entry entry, String digest, OptionalLong millis) {
        entry.become(PluginState.ACTIVE, digest, List.of(), clock.instant());
        entry.millis = millis.isPresent() ? millis : entry.millis;
        entry.handled = true;
    }

    private void stage(Entry entry, String digest) {
        var problem = new Problem(
                "plugins.waiting",
                entry.name,
                "nothing that reads a " + entry.deployer.kind(),
                "the bundle that reads it",
                "Start org.minikisa.impact.core; the file is taken up then by itself.");
        entry.become(PluginState.STAGED, digest, List.of(problem), clock.instant());
        entry.handled = true;
    }

    private void refuse(Entry entry, String digest, List<Problem> problems, Promptness promptness) {
        boolean mayGrow = promptness == Promptness.AT_REST
                && Duration.ofNanos(nanos.getAsLong() - entry.changedAt).compareTo(GRACE) < 0;
        entry.become(mayGrow ? PluginState.STAGED : PluginState.REFUSED, digest, problems, clock.instant());
        entry.handled = !mayGrow;
        if (mayGrow) {
            return;
        }
        if (promptness != Promptness.AGAIN) {
            LOG.warn("plug-in {} is refused: {}", entry.name, problems);
        }
        if (entry.deployed == null && promptness == Promptness.START) {
            useKept(entry);
        }
    }

    /** The file was replaced by a broken one while nobody ran: what was in use last time is in use again. */
    private void useKept(Entry entry) {
        Path copy = kept(entry.name);
        if (entry.deployer == null || !Files.exists(copy)) {
            return;
        }
        try {
            byte[] bytes = Files.readAllBytes(copy);
            entry.deployed =
                    entry.deployer.deploy(check(entry.deployer, entry.name, bytes), Optional.empty(), fault -> {});
            entry.inUseDigest = sha256(bytes);
            changes++;
            LOG.info("plug-in {}: {}, in use before, stays in use", entry.name, entry.deployed.identity());
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.warn("the copy of plug-in {} cannot be used either: {}", entry.name, e.toString());
        }
    }

    private void keep(String name, byte[] bytes) {
        try {
            Files.createDirectories(kept(name).getParent());
            write(kept(name), bytes);
        } catch (IOException e) {
            LOG.warn("no copy of plug-in {} could be kept: {}", name, e.toString());
        }
    }

    private Path kept(String name) {
        return folder.resolve(KEPT).resolve(name);
    }

    /**
     * Forgets files that have been missing for some time: many a program replaces a file by deleting it first.
     *
     * @return whether one is missing for less
     */
    private boolean forgetMissing(Map<String, Signature> found, Duration patience) {
        boolean waiting = false;
        long now = nanos.getAsLong();
        for (String name : List.copyOf(entries.keySet())) {
            if (!found.containsKey(name)) {
                Entry entry = entries.get(name);
                entry.noticed(null, now);
                if (now - entry.changedAt >= patience.toNanos()) {
                    forget(entries.remove(name));
                } else {
                    waiting = true;
                }
            }
        }
        return waiting;
    }

    private void forget(Entry entry) {
        if (entry.deployed != null) {
            Plugin.Identity identity = entry.deployed.identity();
            withdraw(entry);
            LOG.info("plug-in {} is withdrawn: {}", entry.name, identity);
        }
        delete(kept(entry.name));
    }

    private void withdraw(Entry entry) {
        try {
            entry.deployer.withdraw(entry.deployed);
        } catch (RuntimeException e) {
            LOG.error("plug-in {} could not be withdrawn", entry.name, e);
        }
        entry.deployed = null;
        entry.inUseDigest = "";
        changes++;
    }

    private void removeForgottenCopies(Map<String, Signature> found) {
        Path copies = folder.resolve(KEPT);
        if (!Files.isDirectory(copies)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(copies)) {
            for (Path copy : files) {
                if (!found.containsKey(copy.getFileName().toString())) {
                    delete(copy);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", copies, e.toString());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }

    /** The files that are plug-ins or want to be, or null when the folder cannot be read: then nothing is withdrawn. */
    private Map<String, Signature> look() {
        var found = new TreeMap<String, Signature>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (deployer(name).isPresent() || !isHidden(name) && lower(name).endsWith(".json")) {
                    Signature signature = Signature.seen(file);
                    if (signature != null) {
                        found.put(name, signature);
                    }
                }
            }
            return found;
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("the plug-ins folder {} cannot be read, nothing changes: {}", folder, e.toString());
            return null;
        }
    }

    /** Hidden files are nobody's plug-ins; an ending in capitals, as some systems make it, is the same ending. */
    private Optional<Deployer> deployer(String name) {
        return isHidden(name)
                ? Optional.empty()
                : deployers.stream().filter(d -> d.accepts(lower(name))).findFirst();
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void publish() {
        listed = entries.values().stream()
                .filter(e -> e.state != null)
                .map(PluginFolder::plugin)
                .toList();
    }

    private static Plugin plugin(Entry entry) {
        return new Plugin(
                entry.name,
                entry.deployer == null ? "unknown" : entry.deployer.kind(),
                Plugin.FOLDER,
                entry.state,
                Trust.UNSIGNED,
                Optional.empty(),
                Optional.ofNullable(entry.deployed).map(Deployed::residence),
                Optional.ofNullable(entry.deployed).map(Deployed::identity),
                entry.since,
                entry.digest,
                entry.inUseDigest,
                entry.problems.stream().map(Finding::error).toList(),
                Optional.ofNullable(entry.deployed).map(Deployed::offers).orElse(List.of()),
                entry.millis);
    }

    /** Under another name first, so that nobody ever sees half of it. */
    private static void write(Path target, byte[] bytes) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private InvalidInputException unknownKind(String name) {
        return InvalidInputException.of(
                "plug-in " + name,
                "plugins.kind",
                name,
                "a file of no known kind",
                "NAME.model.json (an impact model) or NAME.jar (a bundle)",
                "Rename the file: its ending tells what it is.");
    }

    private static InvalidInputException noFile(String name) {
        return InvalidInputException.of(
                "plug-in " + name,
                "plugins.noFile",
                name,
                "a folder, or something else that is no file",
                "a file",
                "Put the file itself there; what was unpacked must be packed again.");
    }

    private static InvalidInputException tooLarge(String name, long size, long largest) {
        return InvalidInputException.of(
                "plug-in " + name,
                "plugins.size",
                name,
                size + " bytes",
                "at most " + largest + " bytes",
                "Make it smaller, or split it into several plug-ins.");
    }

    private static Problem unreadable(String name, IOException e) {
        return new Problem(
                "plugins.unreadable",
                name,
                String.valueOf(e.getMessage()),
                "a file that can be read",
                "Give the user that Minikisa runs as the right to read it.");
    }

    private static Problem unexpected(Throwable e) {
        return new Problem(
                "plugins.failed",
                "",
                e.toString(),
                "a plug-in that can be checked",
                "The log has the details; ask whoever made the plug-in.");
    }

    /**
     * What tells that a file is another one than before.
     *
     * @param status when its entry changed, where the file system knows it: the rename that brought it here keeps the time
     *     of its content
     */
    private record Signature(boolean isFile, long size, FileTime modified, FileTime status, Optional<Object> key) {

        private static final boolean UNIX =
                FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
        private static final String ATTRIBUTES = "size,lastModifiedTime,fileKey,isRegularFile";

        private static final FileTime NEVER = FileTime.fromMillis(0);

        /** Of something that the system tells nothing about: it is tried, and refused with what the system says then. */
        private static final Signature UNKNOWN = new Signature(true, 0, NEVER, NEVER, Optional.empty());

        /** What is seen from outside; one file that cannot be looked at does not hide the others. */
        static Signature seen(Path file) {
            try {
                return of(file);
            } catch (IOException e) {
                return UNKNOWN;
            }
        }

        /** Null when it has gone. */
        static Signature of(Path file) throws IOException {
            try {
                Map<String, Object> found = Files.readAttributes(file, UNIX ? "unix:ctime," + ATTRIBUTES : ATTRIBUTES);
                return new Signature(
                        (Boolean) found.get("isRegularFile"),
                        (Long) found.get("size"),
                        (FileTime) found.get("lastModifiedTime"),
                        (FileTime) found.getOrDefault("ctime", NEVER),
                        Optional.ofNullable(found.get("fileKey")));
            } catch (NoSuchFileException e) {
                return null;
            }
        }

        Instant changed() {
            return modified.compareTo(status) > 0 ? modified.toInstant() : status.toInstant();
        }
    }

    private static final class Entry {
        private final String name;
        private Signature signature;
        private long changedAt;
        private boolean handled;
        private Deployer deployer;
        private Deployed deployed;
        private PluginState state;
        private Instant since;
        private String digest = "";
        private String inUseDigest = "";
        private List<Problem> problems = List.of();
        private OptionalLong millis = OptionalLong.empty();

        Entry(String name) {
            this.name = name;
        }

        /** @param now null when the file is missing */
        void noticed(Signature now, long nanos) {
            if (!Objects.equals(now, signature)) {
                signature = now;
                changedAt = nanos;
                handled = false;
            }
        }

        boolean hangsOnOthers() {
            return problems.stream().anyMatch(p -> Deployer.HANGS_ON_OTHERS.contains(p.code()));
        }

        void become(PluginState next, String nextDigest, List<Problem> nextProblems, Instant at) {
            if (next != state || !nextDigest.equals(digest)) {
                since = at;
            }
            state = next;
            digest = nextDigest;
            problems = nextProblems;
        }
    }
}
