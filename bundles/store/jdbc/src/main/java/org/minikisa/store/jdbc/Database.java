package org.minikisa.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections and transactions: one writer at a time, first come first served, and as many readers as ask. After a fault
 * that leaves a connection in an unknown state the connection is thrown away: SQLite ends a transaction by itself when the
 * disk is full, and what followed on the same connection would be committed statement by statement.
 */
final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** How often a unit is run when others are in the way; SQLite has waited for its own time-out before each. */
    private static final int ATTEMPTS = 5;

    private static final long PAUSE_MILLIS = 50;
    private static final int MOST_IDLE_READERS = 4;

    private final Dialect dialect;
    private final DataFolder folder;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Deque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
    private final AtomicInteger idle = new AtomicInteger();
    /** Set on a thread while it runs a unit of work. */
    private final ThreadLocal<Boolean> inUnit = new ThreadLocal<>();

    private Connection writer; // guarded by writing
    private volatile StoreUnavailable fatal;
    private volatile boolean closed;

    Database(Dialect dialect, DataFolder folder, Clock clock) {
        this.dialect = dialect;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Runs a unit and commits it; runs it again when others were in the way.
     *
     * @param committed called with the transaction once it is durable, before the next writer may begin
     */
    <T> T write(Function<JdbcTransaction, T> work, Consumer<JdbcTransaction> committed) {
        if (inUnit.get() != null) {
            throw new IllegalStateException(
                    "a unit of work must not begin another one: do all of it in the first, by its" + " transaction");
        }
        writing.lock();
        inUnit.set(Boolean.TRUE);
        try {
            return untilNotBusy(() -> writeOnce(work, committed));
        } finally {
            inUnit.remove();
            writing.unlock();
        }
    }

    <T> T read(Function<JdbcTransaction, T> work) {
        Boolean outer = inUnit.get();
        inUnit.set(Boolean.TRUE);
        try {
            return untilNotBusy(() -> readOnce(work));
        } finally {
            if (outer == null) {
                inUnit.remove();
            }
        }
    }

    /** Whether this thread runs a unit of work now. */
    boolean inUnit() {
        return inUnit.get() != null;
    }

    /** Uses the writer's connection outside any transaction, while no one else writes. */
    void maintain(Maintenance work) {
        writing.lock();
        try {
            requireUsable();
            work.on(writer());
        } catch (SQLException e) {
            discardWriter();
            throw unavailable(e);
        } finally {
            writing.unlock();
        }
    }

    @FunctionalInterface
    interface Maintenance {
        void on(Connection connection) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            for (Connection reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
                closeQuietly(reader);
            }
            if (writer != null && fatal == null) {
                try {
                    dialect.tidy(writer);
                } catch (SQLException e) {
                    LOG.warn("the write-ahead log stays beside the database; the next start takes it in", e);
                }
            }
            discardWriter();
        } finally {
            writing.unlock();
        }
    }

    private <T> T untilNotBusy(Supplier<T> once) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once.get();
            } catch (StoreUnavailable e) {
                if (e.fault() != Fault.BUSY || attempt == ATTEMPTS || !pause(attempt)) {
                    throw e;
                }
            }
        }
    }

    private <T> T writeOnce(Function<JdbcTransaction, T> work, Consumer<JdbcTransaction> committed) {
        requireUsable();
        Connection connection = begin();
        var tx = new JdbcTransaction(connection, dialect, clock.instant().truncatedTo(ChronoUnit.MILLIS), true);
        boolean ended = false;
        try {
            T result = work.apply(tx);
            tx.complete();
            ended = true;
            commit(connection);
            committed.accept(tx);
            return result;
        } catch (RuntimeException | Error e) {
            if (!ended) {
                undo(connection, tx, e);
            }
            throw e;
        } finally {
            tx.invalidate();
        }
    }

    private Connection begin() {
        try {
            Connection connection = writer();
            dialect.begin(connection, true);
            return connection;
        } catch (SQLException e) {
            if (dialect.fault(e) != Fault.BUSY) {
                discardWriter();
            }
            throw unavailable(e);
        }
    }

    private void commit(Connection connection) {
        try {
            dialect.commit(connection);
        } catch (SQLException e) {
            discardWriter();
            if (dialect.fault(e).ofTheWorld()) {
                throw unavailable(e);
            }
            throw new StoreException("the unit of work was refused at its end and rolled back: " + e.getMessage(), e);
        }
    }

    /** Ends a failed transaction. @throws StoreUnavailable when it was the world that made it fail */
    private void undo(Connection connection, JdbcTransaction tx, Throwable thrown) {
        SQLException failure = tx.failure().orElse(null);
        Fault fault = failure == null ? Fault.STATEMENT : dialect.fault(failure);
        if (fault.discardsConnection()) {
            discardWriter();
        } else {
            try {
                dialect.rollback(connection);
            } catch (SQLException e) {
                thrown.addSuppressed(e);
                discardWriter();
            }
        }
        if (fault.ofTheWorld()) {
            StoreUnavailable unavailable = unavailable(failure);
            if (thrown.getCause() != failure) {
                unavailable.addSuppressed(thrown);
            }
            throw unavailable;
        }
    }

    private <T> T readOnce(Function<JdbcTransaction, T> work) {
        if (closed) {
            throw closedAlready();
        }
        Connection connection = null;
        boolean reusable = false;
        JdbcTransaction tx = null;
        try {
            connection = reader();
            dialect.begin(connection, false);
            tx = new JdbcTransaction(connection, dialect, clock.instant().truncatedTo(ChronoUnit.MILLIS), false);
            T result = work.apply(tx);
            tx.complete();
            dialect.rollback(connection); // ends the snapshot; there is nothing to keep
            reusable = true;
            return result;
        } catch (SQLException e) {
            throw unavailable(e);
        } catch (RuntimeException e) {
            SQLException failure = tx == null ? null : tx.failure().orElse(null);
            if (failure != null && dialect.fault(failure).ofTheWorld()) {
                throw unavailable(failure);
            }
            throw e;
        } finally {
            if (tx != null) {
                tx.invalidate();
            }
            giveBack(connection, reusable);
        }
    }

    private Connection writer() throws SQLException {
        if (writer == null) {
            writer = dialect.open(true);
        }
        return writer;
    }

    private void discardWriter() {
        closeQuietly(writer);
        writer = null;
    }

    private Connection reader() throws SQLException {
        Connection reader = idleReaders.poll();
        if (reader == null) {
            return dialect.open(false);
        }
        idle.decrementAndGet();
        return reader;
    }

    private void giveBack(Connection reader, boolean reusable) {
        if (reader == null) {
            return;
        }
        if (!reusable || closed || idle.incrementAndGet() > MOST_IDLE_READERS) {
            if (reusable && !closed) {
                idle.decrementAndGet();
            }
            closeQuietly(reader);
            return;
        }
        idleReaders.push(reader);
        if (closed && idleReaders.remove(reader)) {
            closeQuietly(reader);
        }
    }

    private void requireUsable() {
        if (closed) {
            throw closedAlready();
        }
        StoreUnavailable broken = fatal;
        if (broken != null) {
            throw new StoreUnavailable(Fault.FATAL, broken.problem().orElseThrow(), broken);
        }
    }

    private static IllegalStateException closedAlready() {
        return new IllegalStateException("the store is closed");
    }

    private StoreUnavailable unavailable(SQLException e) {
        Fault fault = dialect.fault(e);
        var unavailable = new StoreUnavailable(fault, problem(fault, e), e);
        if (fault == Fault.FATAL) {
            LOG.error("what is on the disk cannot be trusted; nothing is written until a restart", e);
            fatal = unavailable;
        }
        return unavailable;
    }

    private Problem problem(Fault fault, SQLException e) {
        String place = folder.database().toString();
        boolean full = fault == Fault.FULL || fault == Fault.BROKEN && folder.room() < DataFolder.LEAST_ROOM;
        if (full) {
            return new Problem(
                    "store.disk.full",
                    place,
                    "no room left (" + folder.room() / 1024 + " KiB on the disk)",
                    "room for what is to be stored",
                    "Make room on the disk and try again.");
        }
        return switch (fault) {
            case BUSY ->
                new Problem(
                        "store.busy",
                        place,
                        "another program holds the database",
                        "no one but this process",
                        "Close other programs that have this file open, and try again.");
            case FATAL ->
                new Problem(
                        "store.damaged",
                        place,
                        e.getMessage(),
                        "a database and a disk without damage",
                        "Stop, copy the data folder, check the disk, and start again; restore a copy if it does not open.");
            default ->
                new Problem(
                        "store.disk",
                        place,
                        e.getMessage(),
                        "a database that can be read and written",
                        "Check the disk and the rights on the folder, and try again.");
        };
    }

    private static boolean pause(int attempt) {
        try {
            Thread.sleep(PAUSE_MILLIS * attempt);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void closeQuietly(Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.warn("a connection did not close cleanly", e);
            }
        }
    }
}
