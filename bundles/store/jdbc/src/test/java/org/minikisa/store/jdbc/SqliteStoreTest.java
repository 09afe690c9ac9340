package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.example.api.EchoHappened;
import org.minikisa.example.api.ThingHappened;
import org.minikisa.example.core.Example;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.Transaction;

class SqliteStoreTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07.123456Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("data with ä, ? and #"), CLOCK);
        store.migrate("example", Example.class);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void stateAndFactsAreKeptTogether() {
        long number = store.inTransaction(tx -> {
            tx.update(
                    "INSERT INTO example_thing (id, value) VALUES (?, ?)",
                    "T-" + tx.nextNumber("example.thing"),
                    "first");
            return tx.append(new EchoHappened("T-1"));
        });

        assertThat(number).isEqualTo(1);
        reopen();
        assertThat(things()).containsExactly("T-1");
        assertThat(store.entries(0, "", 10)).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("example.EchoHappened");
            assertThat(entry.version()).isEqualTo(1);
            assertThat(entry.json()).isEqualTo("{\"thing\":\"T-1\"}");
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123Z"));
        });
        assertThat(store.verify().firstBroken()).isEmpty();
        assertThat(store.verify().entries()).isEqualTo(1);
    }

    @Test
    void aUnitThatThrowsLeavesNothingBehind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.transact(tx -> {
                    insert(tx, "T-" + tx.nextNumber("example.thing"));
                    tx.append(new EchoHappened("T-1"));
                    throw new IllegalArgumentException("no");
                }));

        assertThat(things()).isEmpty();
        assertThat(store.last()).isZero();
        long next = store.inTransaction(tx -> tx.nextNumber("example.thing"));
        assertThat(next).as("numbers have no gaps").isEqualTo(1);
    }

    @Test
    void aUnitThatGoesOnAfterAFailedStatementIsRolledBackAndToldSo() {
        store.transact(tx -> insert(tx, "T-1"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.transact(tx -> {
                    insert(tx, "T-2");
                    try {
                        insert(tx, "T-1");
                    } catch (StoreException e) {
                        // swallowed, as careless code does
                    }
                }))
                .withMessageContaining("UNIQUE");

        assertThat(things()).containsExactly("T-1");
        store.transact(tx -> insert(tx, "T-3"));
        assertThat(things()).containsExactly("T-1", "T-3");
    }

    @Test
    void foreignKeysHold() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.transact(tx -> tx.update("INSERT INTO example_part (thing) VALUES (?)", "T-9")))
                .withMessageContaining("FOREIGN KEY");
    }

    @Test
    void everyKindOfValueComesBackAsItWas() {
        Instant instant = Instant.parse("2026-01-02T03:04:05Z");
        store.transact(tx -> tx.update(
                "INSERT INTO example_value (id, text, whole, real, flag, decimal, instant, day, constant, bytes, none)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                1,
                "ÄÖ😀",
                Long.MIN_VALUE,
                0.1,
                true,
                new BigDecimal("1E+3"),
                Optional.of(instant),
                LocalDate.of(2026, 2, 28),
                DayOfWeek.FRIDAY,
                new byte[] {0, -1},
                Optional.empty()));

        store.read(tx -> tx.first("SELECT * FROM example_value", row -> {
                    assertThat(row.text("text")).isEqualTo("ÄÖ😀");
                    assertThat(row.number("whole")).isEqualTo(Long.MIN_VALUE);
                    assertThat(row.real("real")).isEqualTo(0.1);
                    assertThat(row.flag("flag")).isTrue();
                    assertThat(row.decimal("decimal")).isEqualTo("1000");
                    assertThat(row.text("instant")).isEqualTo("2026-01-02T03:04:05.000Z");
                    assertThat(row.instant("instant")).isEqualTo(instant);
                    assertThat(row.date("day")).isEqualTo("2026-02-28");
                    assertThat(row.constant("constant", DayOfWeek.class)).isEqualTo(DayOfWeek.FRIDAY);
                    assertThat(row.bytes("bytes")).containsExactly(0, -1);
                    assertThat(row.optionalText("none")).isEmpty();
                    assertThatExceptionOfType(StoreException.class)
                            .isThrownBy(() -> row.text("none"))
                            .withMessageContaining("NULL");
                    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> row.number("text"));
                    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> row.instant("text"));
                    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> row.text("absent"));
                    return true;
                }))
                .orElseThrow();
    }

    @Test
    void valuesThatTheDatabaseWouldChangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> value(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> value(new BigDecimal("1E+100000")));
        assertThatIllegalArgumentException().isThrownBy(() -> value(Instant.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> value(new Object()));
    }

    private void value(Object argument) {
        store.read(tx -> tx.first("SELECT ? AS x", row -> row.text("x"), argument));
    }

    @Test
    void wrongNumbersOfArgumentsAndSeveralStatementsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.read(tx -> tx.query("SELECT ?", row -> 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> store.transact(tx -> tx.update("DELETE FROM example_thing; DELETE FROM example_part")));
        assertThatIllegalArgumentException().isThrownBy(() -> store.transact(tx -> tx.update(" commit")));
    }

    @Test
    void unitsDoNotNestAndEndWithTheirCall() {
        assertThatIllegalStateException().isThrownBy(() -> store.transact(tx -> store.transact(inner -> {})));
        assertThatIllegalStateException().isThrownBy(() -> store.read(tx -> store.inTransaction(inner -> 1)));
        int inner = store.inTransaction(tx -> store.read(reading -> 1));
        assertThat(inner).isEqualTo(1);

        Transaction kept = store.inTransaction(tx -> tx);
        assertThatIllegalStateException().isThrownBy(() -> kept.update("DELETE FROM example_thing"));
        boolean refused =
                store.inTransaction(tx -> CompletableFuture.supplyAsync(() -> tx.update("DELETE FROM example_thing"))
                        .handle((changed, e) -> e != null && e.getCause() instanceof IllegalStateException)
                        .join());
        assertThat(refused).as("another thread's use is refused").isTrue();
    }

    @Test
    void aReadingTransactionWritesNothing() {
        assertThatIllegalStateException().isThrownBy(() -> store.read(tx -> tx.update("DELETE FROM example_thing")));
        assertThatIllegalStateException().isThrownBy(() -> store.read(tx -> tx.append(new EchoHappened("x"))));
        assertThatIllegalStateException().isThrownBy(() -> store.read(tx -> tx.nextNumber("x")));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.read(tx -> tx.query(
                        "INSERT INTO example_thing (id, value) VALUES ('a', 'b') RETURNING id", r -> r.text("id"))));
        assertThat(things()).isEmpty();
    }

    @Test
    void aReaderSeesOneMomentWhileAWriterCommits() throws Exception {
        store.transact(tx -> insert(tx, "T-1"));
        var counted = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        CompletableFuture<List<Long>> reader = CompletableFuture.supplyAsync(() -> store.read(tx -> {
            long before = count(tx);
            counted.countDown();
            await(written);
            return List.of(before, count(tx));
        }));
        counted.await();
        store.transact(tx -> insert(tx, "T-2"));
        written.countDown();

        assertThat(reader.get()).containsExactly(1L, 1L);
        assertThat(things()).hasSize(2);
    }

    @Test
    void anUnitIsRunAgainWhenAnotherProgramHeldTheDatabase() throws Exception {
        var dialect = SqliteDialect.of(
                folder.toRealPath().resolve("data with ä, ? and #").resolve("store/minikisa.db"));
        try (var other = dialect.open(true)) {
            dialect.begin(other, true);
            CompletableFuture<Void> unit = CompletableFuture.runAsync(() -> store.transact(tx -> insert(tx, "T-1")));
            Thread.sleep(300);
            assertThat(unit).isNotDone();
            dialect.rollback(other);
            unit.get();
        }
        assertThat(things()).containsExactly("T-1");
    }

    @Test
    void factsAreListedByTypeAndWing() {
        store.transact(tx -> {
            tx.append(ThingHappened.of("a"));
            tx.append(new EchoHappened("b"));
            tx.append(ThingHappened.of("c"));
        });

        assertThat(store.entries(0, "", 2)).extracting(Entry::number).containsExactly(1L, 2L);
        assertThat(store.entries(1, "example.ThingHappened", 10))
                .extracting(Entry::number)
                .containsExactly(3L);
        assertThat(store.entries(0, "example.", 10)).hasSize(3);
        assertThat(store.entries(0, "exampl.", 10)).isEmpty();
        assertThat(store.last()).isEqualTo(3);
    }

    @Test
    void theJournalRefusesSlips() {
        store.transact(tx -> tx.append(new EchoHappened("a")));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.transact(tx -> tx.update("DELETE FROM store_journal")))
                .withMessageContaining("append-only");
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> store.transact(tx -> {}))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> store.read(tx -> 1)).withMessageContaining("closed");
        store.close();
    }

    @Test
    void aFullDiskStopsTheUnitAndNothingElse() {
        store.transact(tx -> insert(tx, "before"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.transact(tx -> {
                    // What a full disk does, for this connection alone: no further page is given out.
                    long pages = tx.first("PRAGMA page_count", row -> row.number("page_count"))
                            .orElseThrow();
                    tx.query("PRAGMA max_page_count = " + (pages + 1), row -> 1);
                    insert(tx, "lost");
                    for (int i = 0; i < 100; i++) {
                        tx.update("INSERT INTO example_thing (id, value) VALUES (?, ?)", "T" + i, "x".repeat(4000));
                    }
                }))
                .satisfies(e -> assertThat(e.problem()).hasValueSatisfying(problem -> {
                    assertThat(problem.code()).isEqualTo("store.disk.full");
                    assertThat(problem.remedy()).isNotBlank();
                }));

        // The connection that met the limit is gone; were it used again, this unit would be committed statement by
        // statement.
        assertThatIllegalStateException()
                .isThrownBy(() -> store.transact(tx -> {
                    insert(tx, "rolled back");
                    throw new IllegalStateException();
                }));
        store.transact(tx -> insert(tx, "after"));
        assertThat(things()).containsExactly("after", "before");
    }

    @Test
    void numbersAndListsOfAFactComeBack() {
        var fact = new ThingHappened(
                "ä\u2028\"\ud800",
                Long.MAX_VALUE,
                -1,
                0.1 + 0.2,
                false,
                List.of("b", "a"),
                Map.of("z", 1e300, "a", -0.0));
        store.transact(tx -> tx.append(fact));
        Entry entry = store.entries(0, "", 1).get(0);
        assertThat(entry.json())
                .contains("\"real\":0.30000000000000004")
                .contains("{\"a\":-0.0,\"z\":1E+300}")
                .contains("\"big\":9223372036854775807");
        assertThat(FactFormat.read(entry.json(), ThingHappened.class)).isEqualTo(fact);
        assertThat(store.verify().firstBroken()).isEmpty();
    }

    private void reopen() {
        store.close();
        open();
    }

    private static int insert(Transaction tx, String id) {
        return tx.update("INSERT INTO example_thing (id, value) VALUES (?, ?)", id, "v");
    }

    private static long count(Transaction tx) {
        return tx.first("SELECT count(*) AS n FROM example_thing", row -> row.number("n"))
                .orElseThrow();
    }

    private List<String> things() {
        return store.read(tx -> tx.query("SELECT id FROM example_thing ORDER BY id", row -> row.text("id")));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
