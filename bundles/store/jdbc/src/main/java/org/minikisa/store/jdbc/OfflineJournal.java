package org.minikisa.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Journal;
import org.minikisa.store.api.StoreException;

/** Reads the journal of a data folder without owning it, and without a single byte changed there if it can be. */
final class OfflineJournal {

    private OfflineJournal() {}

    static Journal.Verification verify(Path folder) {
        Path file = DataFolder.database(folder.toAbsolutePath().normalize());
        if (!Files.isRegularFile(file)) {
            throw InvalidInputException.of(
                    "data folder " + folder,
                    "store.folder.empty",
                    file.toString(),
                    "no such file",
                    "the database of a store",
                    "Name the data folder, the one that holds store/minikisa.db.");
        }
        try {
            return verify(file, false);
        } catch (SQLException e) {
            if (hasLog(file)) {
                throw unreadable(file, e);
            }
            // On a read-only file system SQLite cannot make its side files; without a log there is nothing in them to
            // miss.
            try {
                return verify(file, true);
            } catch (SQLException again) {
                again.addSuppressed(e);
                throw unreadable(file, again);
            }
        }
    }

    private static Journal.Verification verify(Path file, boolean immutable) throws SQLException {
        SqliteDialect dialect = SqliteDialect.readOnly(file, immutable);
        try (Connection connection = dialect.openAsIs()) {
            dialect.begin(connection, false);
            var tx = new JdbcTransaction(connection, dialect, Instant.EPOCH, false);
            try {
                return SqliteStore.verify(tx);
            } catch (StoreException e) {
                throw tx.failure().orElseThrow(() -> e);
            } finally {
                tx.invalidate();
                dialect.rollback(connection);
            }
        }
    }

    private static boolean hasLog(Path file) {
        try {
            return Files.size(file.resolveSibling(file.getFileName() + "-wal")) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static StoreException unreadable(Path file, SQLException e) {
        return new StoreException("the journal in " + file + " cannot be read: " + e.getMessage(), e);
    }
}
