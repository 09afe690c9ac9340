package org.minikisa.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What differs between databases; all else in this room is JDBC and SQL that SQLite and PostgreSQL share. */
interface Dialect {

    /** How its migration files are marked: {@code sqlite} of {@code 0001_x.sqlite.sql}. */
    String name();

    /**
     * A new connection with every setting in force that durability rests on.
     *
     * @param writer false for one that refuses to write
     * @throws org.minikisa.store.api.StoreException when a setting did not take
     */
    Connection open(boolean writer) throws SQLException;

    /** Begins a transaction; one of a writer holds the right to write from here on. */
    void begin(Connection connection, boolean writer) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    Fault fault(SQLException exception);

    /** Makes the table of migrations, the only one that no migration makes. */
    String migrationTable();

    /** What is wrong with the tables of {@code wing} as they stand, one sentence each: a table that is not of the wing's. */
    List<String> objections(Connection connection, List<String> tablesBefore, String wing) throws SQLException;

    List<String> tables(Connection connection) throws SQLException;

    /** Writes a consistent copy of the whole database to a file that does not exist yet. */
    void copy(Connection connection, Path target) throws SQLException;

    /**
     * Writes the database anew, outside any transaction: what was deleted or overwritten is in none of its files afterwards.
     *
     * @param scratch for files that are of no use afterwards
     * @return false when somebody who still reads keeps a file from being emptied; it can be tried again
     */
    boolean rewrite(Connection connection, Path scratch) throws SQLException;

    /** Before the last connection closes: leaves the database as one tidy file, as far as that is possible. */
    void tidy(Connection connection) throws SQLException;
}
