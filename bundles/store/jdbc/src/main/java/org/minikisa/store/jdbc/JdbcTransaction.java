package org.minikisa.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.minikisa.store.api.Row;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.Transaction;

/**
 * One transaction on one connection, for one thread. A failed statement dooms it: nothing further is accepted and it is
 * rolled back, because PostgreSQL would do so and SQLite would go on with half of the unit.
 */
final class JdbcTransaction implements Transaction {

    private final Connection connection;
    private final Dialect dialect;
    private final Instant now;
    private final boolean writer;
    private final Thread thread = Thread.currentThread();

    private boolean valid = true;
    private SQLException failure;
    private Chain.Head head;
    private final Set<FactFormat.Name> appended = new HashSet<>();

    JdbcTransaction(Connection connection, Dialect dialect, Instant now, boolean writer) {
        this.connection = connection;
        this.dialect = dialect;
        this.now = now;
        this.writer = writer;
    }

    @Override
    public <T> List<T> query(String sql, Function<Row, T> mapper, Object... arguments) {
        return select(sql, mapper, Integer.MAX_VALUE, arguments);
    }

    @Override
    public <T> Optional<T> first(String sql, Function<Row, T> mapper, Object... arguments) {
        return select(sql, mapper, 1, arguments).stream().findFirst();
    }

    @Override
    public int update(String sql, Object... arguments) {
        requireWriter("change anything");
        return run(sql, arguments, PreparedStatement::executeUpdate);
    }

    @Override
    public long nextNumber(String sequence) {
        requireWriter("take a number");
        return StoreTables.nextNumber(this, sequence);
    }

    @Override
    public long append(Record fact) {
        requireWriter("append a fact");
        FactFormat.Written written = FactFormat.write(fact);
        if (head == null) {
            head = StoreTables.head(this);
        }
        head = StoreTables.append(this, head, Values.text(now), written);
        appended.add(written.name());
        return head.number();
    }

    @Override
    public Instant now() {
        return now;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The head after this transaction, if it appended anything. */
    Optional<Chain.Head> movedHead() {
        return appended.isEmpty() ? Optional.empty() : Optional.of(head);
    }

    /** What was appended. */
    Set<FactFormat.Name> appended() {
        return appended;
    }

    /** The first statement that failed. */
    Optional<SQLException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Before the commit: writes what was kept back; refuses when a statement failed and the unit went on regardless. */
    void complete() {
        requireSound();
        if (!appended.isEmpty()) {
            StoreTables.moveHead(this, head);
        }
    }

    void invalidate() {
        valid = false;
    }

    /** Statements of a migration: without arguments, and whatever they are. */
    void script(List<String> statements) {
        for (String sql : statements) {
            run(sql, new Object[0], statement -> {
                statement.execute();
                return null;
            });
        }
    }

    /** Asks the dialect something about this connection. */
    <T> T ask(Question<T> question) {
        requireSound();
        try {
            return question.of(connection);
        } catch (SQLException e) {
            throw failed("a question to the database", e);
        }
    }

    @FunctionalInterface
    interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> List<T> select(String sql, Function<Row, T> mapper, int limit, Object... arguments) {
        return run(sql, arguments, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                var row = new JdbcRow(result);
                while (rows.size() < limit && result.next()) {
                    rows.add(Objects.requireNonNull(mapper.apply(row), "the mapper returned null; use Optional"));
                }
            }
            return List.copyOf(rows);
        });
    }

    private <T> T run(String sql, Object[] arguments, Execution<T> execution) {
        requireSound();
        SqlScript.requireSingleStatement(sql);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameters = statement.getParameterMetaData().getParameterCount();
            if (parameters != arguments.length) {
                throw new IllegalArgumentException(
                        "the statement has " + parameters + " parameters but got " + arguments.length + ": " + sql);
            }
            for (int i = 0; i < arguments.length; i++) {
                Values.bind(statement, i + 1, arguments[i]);
            }
            return execution.of(statement);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private StoreException failed(String what, SQLException e) {
        if (failure == null) {
            failure = e;
        }
        return new StoreException("failed: " + e.getMessage() + " in: " + what, e);
    }

    private void requireWriter(String what) {
        requireSound();
        if (!writer) {
            throw new IllegalStateException("a reading transaction cannot " + what + ": use Store.inTransaction");
        }
    }

    private void requireSound() {
        if (!valid) {
            throw new IllegalStateException(
                    "the transaction has ended: it is valid only inside the call that handed it out");
        }
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("the transaction belongs to another thread");
        }
        if (failure != null) {
            throw new StoreException(
                    "a statement of this unit failed before, so it is rolled back: " + failure.getMessage(), failure);
        }
    }
}
