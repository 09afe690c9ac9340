package org.minikisa.store.jdbc;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite in WAL mode. {@code synchronous=FULL} is what makes a commit durable: with NORMAL a power cut loses everything
 * since the last checkpoint. So each setting is set and read back on every connection; one that is not in force is refused.
 */
final class SqliteDialect implements Dialect {

    /** How long SQLite itself waits for someone else's lock before it says busy, in milliseconds. */
    static final int BUSY_TIMEOUT = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDialect.class);
    private static final int PRIMARY = 0xff;
    private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";

    /** What {@link #LIBRARY_FOLDER} was last set to here: by this runtime, or by one that this JVM ran before. */
    private static final String OURS = "minikisa.sqlite.tmpdir";

    private final SQLiteDataSource source;

    private SqliteDialect(SQLiteDataSource source) {
        this.source = source;
    }

    static SqliteDialect of(Path file) {
        return new SqliteDialect(source(file, ""));
    }

    /** For looking at a database that someone else may own; {@code immutable} where not even SQLite's side files can be made. */
    static SqliteDialect readOnly(Path file, boolean immutable) {
        return new SqliteDialect(source(file, immutable ? "?immutable=1" : "?mode=ro"));
    }

    /**
     * Loads SQLite's native library, which the driver unpacks (about 1 MB) into a folder. A process that is killed leaves it
     * behind; in a folder that this process owns the leftovers can be told and are deleted. Where programs may not run from
     * there, the folder for temporary files is tried; someone who has named one by {@value #LIBRARY_FOLDER} is obeyed.
     *
     * @throws InvalidInputException when it can be loaded from none
     */
    static void loadLibrary(Path folder) {
        String named = System.getProperty(LIBRARY_FOLDER);
        if (named == null || named.equals(System.getProperty(OURS))) {
            tidy(folder);
            System.setProperty(OURS, folder.toString());
            System.setProperty(LIBRARY_FOLDER, folder.toString());
            if (loadLibrary().isEmpty()) {
                return;
            }
            System.clearProperty(LIBRARY_FOLDER);
        }
        loadLibrary().ifPresent(failure -> {
            LOG.error("SQLite's native library cannot be loaded", failure);
            throw InvalidInputException.of(
                    "the native library of SQLite",
                    "store.native",
                    System.getProperty(LIBRARY_FOLDER, System.getProperty("java.io.tmpdir")),
                    failure.toString(),
                    "a folder for temporary files from which programs may run",
                    "Name one with -D" + LIBRARY_FOLDER + "=FOLDER.");
        });
    }

    private static Optional<Throwable> loadLibrary() {
        try {
            SQLiteJDBCLoader.initialize();
            return Optional.empty();
        } catch (Exception | LinkageError e) { // the driver declares Exception
            return Optional.of(e);
        }
    }

    private static void tidy(Path folder) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "sqlite-*")) {
                for (Path leftover : leftovers) {
                    Files.deleteIfExists(leftover);
                }
            }
        } catch (IOException e) {
            LOG.info("{} could not be tidied up", folder, e);
        }
    }

    private static SQLiteDataSource source(Path file, String parameters) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT);
        if (!parameters.isEmpty()) {
            config.setReadOnly(true);
        }
        var source = new SQLiteDataSource(config);
        // A URI, because a plain name with a question mark would be cut there; the driver and SQLite both understand
        // it.
        source.setUrl("jdbc:sqlite:" + file.toUri() + parameters);
        return source;
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public Connection open(boolean writer) throws SQLException {
        Connection connection = source.getConnection();
        try {
            for (Map.Entry<String, String> setting : settings(writer).entrySet()) {
                force(connection, setting.getKey(), setting.getValue());
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens without any demand on the settings: for verification beside the owner. */
    Connection openAsIs() throws SQLException {
        return source.getConnection();
    }

    private static Map<String, String> settings(boolean writer) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("busy_timeout", Integer.toString(BUSY_TIMEOUT));
        settings.put("journal_mode", "wal");
        settings.put("synchronous", "2"); // FULL
        settings.put("foreign_keys", "1");
        settings.put("secure_delete", "1");
        settings.put("query_only", writer ? "0" : "1");
        return settings;
    }

    private static void force(Connection connection, String setting, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA " + setting + " = " + value);
            try (var result = statement.executeQuery("PRAGMA " + setting)) {
                String found = result.next() ? result.getString(1) : "nothing";
                if (!value.equalsIgnoreCase(found)) {
                    throw new StoreException("SQLite setting " + setting + " is " + found + ", not " + value
                            + "; without it nothing that is stored is safe, so the store does not open");
                }
            }
        }
    }

    @Override
    public void begin(Connection connection, boolean writer) throws SQLException {
        run(connection, writer ? "BEGIN IMMEDIATE" : "BEGIN");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        run(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        run(connection, "ROLLBACK");
    }

    @Override
    public Fault fault(SQLException exception) {
        if (!(exception instanceof SQLiteException failure)) {
            return Fault.STATEMENT;
        }
        return switch (failure.getResultCode()) {
            case SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC, SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_DATA -> Fault.FATAL;
            default ->
                switch (failure.getResultCode().code & PRIMARY) {
                    case 5, 6 -> Fault.BUSY; // BUSY, LOCKED
                    case 13 -> Fault.FULL;
                    case 11, 26 -> Fault.FATAL; // CORRUPT, NOTADB
                    case 7, 8, 9, 10, 14, 15 -> Fault.BROKEN; // NOMEM, READONLY, INTERRUPT, IOERR, CANTOPEN, PROTOCOL
                    default -> Fault.STATEMENT;
                };
        };
    }

    @Override
    public String migrationTable() {
        return "CREATE TABLE store_migration (wing TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,"
                + " sha256 TEXT NOT NULL, applied_at TEXT NOT NULL, PRIMARY KEY (wing, number)) STRICT";
    }

    @Override
    public List<String> tables(Connection connection) throws SQLException {
        return strings(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'");
    }

    @Override
    public List<String> objections(Connection connection, List<String> tablesBefore, String wing) throws SQLException {
        List<String> objections = new ArrayList<>();
        List<String> strict = strings(
                connection,
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1");
        for (String table : tables(connection)) {
            if (tablesBefore.contains(table) || table.startsWith("sqlite_")) {
                continue;
            }
            if (!table.startsWith(wing + "_")) {
                objections.add("table " + table + " does not begin with " + wing + "_");
            }
            if (!strict.contains(table)) {
                objections.add("table " + table + " is not STRICT");
            }
        }
        return objections;
    }

    @Override
    public void copy(Connection connection, Path target) throws SQLException {
        try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, target.toString());
            statement.execute();
        }
    }

    /**
     * {@code secure_delete} overwrites what is deleted, but a page that is put in order keeps old bytes in its gaps, and the log keeps old
     * pages. VACUUM copies the rows into new pages; emptying the log writes them to the file and leaves no other ones.
     */
    @Override
    public boolean rewrite(Connection connection, Path scratch) throws SQLException {
        if (!emptyLog(connection)) {
            return false;
        }
        run(connection, "PRAGMA temp_store_directory = '" + scratch.toString().replace("'", "''") + "'");
        run(connection, "VACUUM");
        return emptyLog(connection);
    }

    private static boolean emptyLog(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return result.next() && result.getInt("busy") == 0;
        }
    }

    @Override
    public void tidy(Connection connection) throws SQLException {
        run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                strings.add(result.getString(1));
            }
        }
        return strings;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
