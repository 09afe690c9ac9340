package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minikisa.example.api.EchoHappened;
import org.minikisa.example.core.Example;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.Transaction;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The disk fails in the very moment of a commit. */
@Timeout(60)
class FaultTest {

    @TempDir
    private Path folder;

    /** What the next commits fail with; empty for none. */
    private final Deque<SQLiteErrorCode> faults = new ArrayDeque<>();

    private final AtomicInteger opened = new AtomicInteger();
    private DataFolder owned;
    private SqliteStore store;

    @BeforeEach
    void open() {
        owned = DataFolder.own(folder, Clock.systemUTC());
        store = SqliteStore.open(owned, failing(SqliteDialect.of(owned.database())), Clock.systemUTC(), refused -> {});
        store.migrate("example", Example.class);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = SQLiteErrorCode.class,
            names = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_NOMEM", "SQLITE_CONSTRAINT"})
    void aCommitThatFailsLeavesNothingAndTheNextWorks(SQLiteErrorCode fault) {
        int before = opened.get();
        fail(fault);
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> insert("lost"));

        insert("kept");
        assertThat(things()).containsExactly("kept");
        assertThat(store.last()).isEqualTo(1);
        assertThat(store.verify().firstBroken()).isEmpty();
        assertThat(opened.get()).as("the connection was thrown away").isGreaterThan(before);
    }

    @Test
    void aCommitThatMeetsSomeoneElseIsRunAgain() {
        fail(SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_BUSY);
        insert("kept");
        assertThat(things()).containsExactly("kept");
    }

    @Test
    void afterAFailedSyncNothingIsWrittenUntilARestart() {
        insert("before");
        fail(SQLiteErrorCode.SQLITE_IOERR_FSYNC);
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> insert("lost"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> insert("refused"))
                .satisfies(e -> assertThat(e.problem().orElseThrow().code()).isEqualTo("store.damaged"));
        assertThat(things()).as("reading goes on").containsExactly("before");

        store.close();
        open();
        insert("after");
        assertThat(things()).containsExactly("after", "before");
        assertThat(store.verify().firstBroken()).isEmpty();
    }

    @Test
    void aReactionWaitsForTheDiskAndParksNothing() throws Exception {
        insert("a");
        fail(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR_WRITE);
        store.register(new Reaction() {
            @Override
            public String name() {
                return "example.part";
            }

            @Override
            public Set<Class<? extends Record>> facts() {
                return Set.of(EchoHappened.class);
            }

            @Override
            public void on(Entry entry, Record fact, Transaction tx) {
                tx.update("INSERT INTO example_part (thing) VALUES (?)", ((EchoHappened) fact).thing());
            }
        });

        assertThat(store.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
        assertThat(store.parked()).isEmpty();
        List<String> parts = store.read(tx -> tx.query("SELECT thing FROM example_part", row -> row.text("thing")));
        assertThat(parts).containsExactly("a");
        assertThat(faults).isEmpty();
    }

    private void insert(String id) {
        store.transact(tx -> {
            tx.update("INSERT INTO example_thing (id, value) VALUES (?, 'v')", id);
            tx.append(new EchoHappened(id));
        });
    }

    private List<String> things() {
        return store.read(tx -> tx.query("SELECT id FROM example_thing ORDER BY id", row -> row.text("id")));
    }

    private void fail(SQLiteErrorCode... codes) {
        synchronized (faults) {
            faults.addAll(List.of(codes));
        }
    }

    private Dialect failing(Dialect real) {
        return (Dialect) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Dialect.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        opened.incrementAndGet();
                    } else if (method.getName().equals("commit")) {
                        failIfDue();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void failIfDue() throws SQLException {
        synchronized (faults) {
            SQLiteErrorCode due = faults.poll();
            if (due != null) {
                throw new SQLiteException("injected", due);
            }
        }
    }
}
