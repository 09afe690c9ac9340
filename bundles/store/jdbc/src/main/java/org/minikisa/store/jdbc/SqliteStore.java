package org.minikisa.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.StoreFiles;
import org.minikisa.store.api.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State and facts in one SQLite file of a data folder that this process owns. In the framework it is opened by
 * {@link FrameworkStore}; a test or a host program opens it by itself.
 */
public final class SqliteStore implements Store, Journal, StoreFiles, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

    /** How long a copy that was made before a migration is kept: it holds personal data that may have been erased since. */
    public static final Duration GRACE = Duration.ofDays(30);

    /** How long a withdrawn reaction may take to finish the fact it is at. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int CHUNK = 500;
    /** How often the database is written anew until nobody reads an old state of it; SQLite waits for its own time-out each time. */
    private static final int REWRITES = 5;

    private static final DateTimeFormatter COPY_NAME =
            DateTimeFormatter.ofPattern("'minikisa-'uuuuMMdd'T'HHmmssSSS'Z.db'").withZone(ZoneOffset.UTC);

    private final DataFolder folder;
    private final Clock clock;
    private final Consumer<StoreException> refusedMigration;
    private final Database database;
    private final Movement consumed = new Movement();
    private final Ledger ledger = new Ledger();
    private final ConcurrentMap<String, ReactionFeed> feeds = new ConcurrentHashMap<>();
    private final Object migrating = new Object();

    private boolean existedBefore; // guarded by migrating
    private volatile boolean closed;

    private SqliteStore(DataFolder folder, Dialect dialect, Clock clock, Consumer<StoreException> refusedMigration) {
        this.folder = folder;
        this.clock = clock;
        this.refusedMigration = refusedMigration;
        this.database = new Database(dialect, folder, clock);
    }

    /**
     * Opens the store of a data folder, which is made where it is not there yet.
     *
     * @throws InvalidInputException when the folder cannot be used: no folder, read-only, full, owned by another process
     * @throws StoreException when the database is damaged, newer than this program, or not as durable as it must be
     */
    public static SqliteStore open(Path folder, Clock clock) {
        return open(folder, clock, refused -> {});
    }

    /** @param refusedMigration is told when a wing's tables cannot be brought up to date, beside the exception it gets */
    static SqliteStore open(Path folder, Clock clock, Consumer<StoreException> refusedMigration) {
        DataFolder owned = DataFolder.own(folder, clock);
        boolean open = false;
        try {
            SqliteDialect.loadLibrary(owned.scratch());
            SqliteStore store = open(owned, SqliteDialect.of(owned.database()), clock, refusedMigration);
            open = true;
            return store;
        } finally {
            if (!open) {
                owned.close();
            }
        }
    }

    static SqliteStore open(DataFolder owned, Dialect dialect, Clock clock, Consumer<StoreException> refusedMigration) {
        var store = new SqliteStore(owned, dialect, clock, refusedMigration);
        boolean open = false;
        try {
            store.begin();
            open = true;
            return store;
        } finally {
            if (!open) {
                store.database.close();
            }
        }
    }

    /**
     * Proves the journal of a data folder that this process does not own, and changes nothing there: for an auditor, on a
     * copy, or beside a running process.
     *
     * @throws InvalidInputException when there is no store
     */
    public static Verification verify(Path folder) {
        return OfflineJournal.verify(folder);
    }

    @Override
    public void migrate(String wing, Class<?> anchor) {
        try {
            bringUpToDate(wing, anchor);
        } catch (StoreException e) {
            refusedMigration.accept(e);
            throw e;
        }
    }

    private void bringUpToDate(String wing, Class<?> anchor) {
        if (database.inUnit()) {
            throw new IllegalStateException("a unit of work must not migrate " + wing);
        }
        Migrations migrations = Migrations.of(wing, anchor, database.dialect().name());
        synchronized (migrating) {
            List<StoreTables.Applied> applied = read(tx -> StoreTables.migrations(tx, wing));
            if (migrations.pending(applied)) {
                keepCopy();
                migrations.apply(applied.size(), unit -> database.write(unit, ledger::committed));
            }
        }
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        return database.write(work::apply, ledger::committed);
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return database.read(work::apply);
    }

    /**
     * Feeds a reaction from where its cursor stands, until it is {@linkplain #unregister unregistered}.
     *
     * @throws IllegalStateException when another reaction of that name is registered
     * @throws IllegalArgumentException when one of its facts is no fact
     */
    public void register(Reaction reaction) {
        var feed = new ReactionFeed(reaction, database, ledger);
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        if (feeds.putIfAbsent(feed.name(), feed) != null) {
            throw new IllegalStateException("a reaction with the name " + feed.name() + " is registered already");
        }
        feed.start();
    }

    /** Stops feeding a reaction; when this returns, it has finished the fact it was at. */
    public void unregister(Reaction reaction) {
        unregister(reaction, PATIENCE);
    }

    void unregister(Reaction reaction, Duration patience) {
        for (ReactionFeed feed : feeds.values()) {
            if (feed.reaction() == reaction) {
                feed.stop();
                feed.awaitStopped(patience);
                feeds.remove(feed.name(), feed);
                consumed.happened();
            }
        }
    }

    @Override
    public List<Entry> entries(long after, String type, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        return read(tx -> StoreTables.entries(tx, after, type, limit));
    }

    @Override
    public long last() {
        return ledger.last();
    }

    @Override
    public Verification verify() {
        return read(SqliteStore::verify);
    }

    static Verification verify(Transaction tx) {
        var chain = new Chain(StoreTables.findHead(tx));
        // From the smallest number there can be, so that rows before the first one are found as well.
        long after = Long.MIN_VALUE;
        List<Chain.Link> links;
        do {
            links = StoreTables.links(tx, after, CHUNK);
            after = links.isEmpty() ? after : links.get(links.size() - 1).number();
        } while (chain.prove(links) && links.size() == CHUNK);
        return chain.conclude();
    }

    @Override
    public List<Cursor> cursors() {
        Map<String, Long> positions = read(StoreTables::cursors);
        List<Parked> parked = parked();
        Set<String> names = new TreeSet<>(positions.keySet());
        names.addAll(feeds.keySet());
        List<Cursor> cursors = new ArrayList<>();
        for (String name : names) {
            ReactionFeed feed = feeds.get(name);
            // Over unwanted facts a feed moves in memory, so it knows better than the table.
            long position = Math.max(positions.getOrDefault(name, 0L), feed == null ? 0 : feed.position());
            int waiting =
                    (int) parked.stream().filter(p -> p.reaction().equals(name)).count();
            cursors.add(new Cursor(name, position, Math.max(0, last() - position), feed != null, waiting));
        }
        return List.copyOf(cursors);
    }

    @Override
    public List<Parked> parked() {
        return read(StoreTables::parked);
    }

    @Override
    public int retryParked(String reaction) {
        ReactionFeed feed = feeds.get(reaction);
        if (feed == null) {
            throw InvalidInputException.of(
                    "reaction " + reaction,
                    "store.reaction.unknown",
                    "",
                    reaction,
                    feeds.isEmpty()
                            ? "a registered reaction; there is none"
                            : "one of " + new TreeSet<>(feeds.keySet()),
                    "Start the bundle that the reaction belongs to, or correct the name.");
        }
        return feed.retryParked();
    }

    @Override
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        if (database.inUnit()) {
            throw new IllegalStateException("a unit of work must not wait for reactions: they wait for it");
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long seen = consumed.count();
            if (feeds.values().stream().allMatch(ReactionFeed::caughtUp)) {
                return true;
            }
            if (!consumed.awaitAfter(seen, Duration.ofNanos(deadline - System.nanoTime()))) {
                return false;
            }
        }
    }

    @Override
    public Path folder() {
        return folder.path();
    }

    @Override
    public int rewrite() {
        if (database.inUnit()) {
            throw new IllegalStateException("a unit of work must not rewrite the database");
        }
        for (int attempt = 1; !rewritten(); attempt++) {
            if (attempt == REWRITES) {
                throw new StoreException("somebody reads the database all the time, so its log could not be emptied");
            }
        }
        return deleteCopies(copy -> true);
    }

    private boolean rewritten() {
        var done = new AtomicBoolean();
        database.maintain(connection -> done.set(database.dialect().rewrite(connection, folder.scratch())));
        return done.get();
    }

    /** Lets every reaction finish the fact it is at, then closes the database and gives the folder free. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        feeds.values().forEach(ReactionFeed::stop);
        feeds.values().forEach(feed -> feed.awaitStopped(PATIENCE));
        feeds.clear();
        consumed.happened();
        database.close();
        folder.close();
    }

    private void begin() {
        database.write(
                tx -> {
                    existedBefore = tx.ask(tx.dialect()::tables).contains("store_migration");
                    if (!existedBefore) {
                        tx.script(List.of(tx.dialect().migrationTable()));
                    }
                    return null;
                },
                tx -> {});
        deleteOldCopies();
        bringUpToDate("store", SqliteStore.class);
        ledger.begin(read(StoreTables::last));
    }

    /** Once per opening, before the first step that changes a database that was there before. */
    private void keepCopy() {
        if (!existedBefore) {
            return;
        }
        Path copy = folder.backups().resolve(COPY_NAME.format(clock.instant()));
        Path partial = copy.resolveSibling(copy.getFileName() + ".partial");
        try {
            Files.createDirectories(folder.backups());
            Files.deleteIfExists(partial);
            database.maintain(connection -> database.dialect().copy(connection, partial));
            try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
            existedBefore = false;
            LOG.info("kept a copy of the database before it is migrated: {}", copy);
        } catch (IOException e) {
            throw new StoreException(
                    "no copy of the database could be kept in " + folder.backups() + ", so it is not migrated: "
                            + e.getMessage(),
                    e);
        }
    }

    private void deleteOldCopies() {
        Instant oldest = clock.instant().minus(GRACE);
        try {
            deleteCopies(madeAt -> madeAt.isBefore(oldest));
        } catch (StoreException e) {
            LOG.error("copies older than {} days could not be deleted; they hold personal data", GRACE.toDays(), e);
        }
    }

    /** @param which by the moment they were made; one that was left unfinished goes anyway */
    private int deleteCopies(Predicate<Instant> which) {
        if (!Files.isDirectory(folder.backups())) {
            return 0;
        }
        int deleted = 0;
        try (Stream<Path> copies = Files.list(folder.backups())) {
            for (Path copy : copies.sorted(Comparator.naturalOrder()).toList()) {
                if (madeAt(copy).filter(which).isPresent()) {
                    Files.delete(copy);
                    LOG.info("deleted {}, a copy that was made before a migration", copy);
                    deleted++;
                }
            }
        } catch (IOException e) {
            throw new StoreException("copies in " + folder.backups() + " could not be deleted: " + e.getMessage(), e);
        }
        return deleted;
    }

    private static Optional<Instant> madeAt(Path copy) {
        String name = copy.getFileName().toString();
        try {
            return Optional.of(name.endsWith(".partial") ? Instant.EPOCH : COPY_NAME.parse(name, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // not one of ours
        }
    }

    private final class Ledger implements ReactionFeed.Ledger {

        private volatile long last;

        void begin(long number) {
            last = number;
        }

        @Override
        public long last() {
            return last;
        }

        @Override
        public Movement consumed() {
            return consumed;
        }

        @Override
        public void committed(JdbcTransaction tx) {
            // Still under the writer's lock, so numbers arrive in their order. The number goes first: a feed that is
            // registered meanwhile is either among the feeds below or reads the new number.
            tx.movedHead().ifPresent(head -> {
                long before = last;
                last = head.number();
                feeds.values().forEach(feed -> feed.appended(before, head.number(), tx.appended()));
                consumed.happened();
            });
        }
    }
}
