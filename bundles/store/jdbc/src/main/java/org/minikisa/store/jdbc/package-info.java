/**
 * The store on SQLite. {@link org.minikisa.store.jdbc.SqliteStore} is the way in; below it {@code Database} keeps one writer
 * and many readers and throws away connections that cannot be trusted, {@code JdbcTransaction} is what units of work see,
 * {@code Chain} and {@code FactFormat} make the journal, {@code ReactionFeed} carries facts to reactions. All SQL on the
 * store's own tables is in {@code StoreTables}; all that is SQLite alone in {@code SqliteDialect}.
 */
package org.minikisa.store.jdbc;
