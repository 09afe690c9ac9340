package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.example.api.EchoHappened;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal.Verification;
import org.minikisa.store.api.StoreException;

/** Someone with access to the file changes it behind the store's back. */
class JournalTest {

    private static final int ENTRIES = 1_203; // more than two chunks of a verification

    @TempDir
    private Path folder;

    private String head;

    @BeforeEach
    void fill() {
        try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
            store.transact(tx -> {
                for (int i = 1; i <= ENTRIES; i++) {
                    tx.append(new EchoHappened("T-" + i));
                }
            });
            head = store.verify().head();
        }
    }

    @Test
    void anUntouchedJournalHolds() {
        Verification verification = SqliteStore.verify(folder);

        assertThat(verification.firstBroken()).isEmpty();
        assertThat(verification.entries()).isEqualTo(ENTRIES);
        assertThat(verification.head()).isEqualTo(head).hasSize(64);
    }

    @Test
    void anyoneCanRecomputeADigest() throws Exception {
        try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
            Entry entry = store.entries(0, "", 1).get(0);
            String at = store.read(tx -> tx.first("SELECT at FROM store_journal", row -> row.text("at")))
                    .orElseThrow();
            var framed = new StringBuilder();
            for (String part : List.of("0".repeat(64), "1", at, "example.EchoHappened", "1", "{\"thing\":\"T-1\"}")) {
                framed.append(part.length()).append(':').append(part).append(',');
            }
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(framed.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(entry.digest()).isEqualTo(HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void aChangedEntryIsNamed() {
        tamper("UPDATE store_journal SET json = replace(json, 'T-700', 'T-007') WHERE number = 700");

        assertBroken(700, "changed after it was written");
    }

    @Test
    void aChangedTimeTypeOrVersionIsNamed() {
        tamper("UPDATE store_journal SET at = '2001-01-01T00:00:00.000Z' WHERE number = 3");
        assertBroken(3, "changed");
        tamper("UPDATE store_journal SET type = 'example.Other' WHERE number = 2");
        assertBroken(2, "changed");
        tamper("UPDATE store_journal SET version = 2 WHERE number = 1");
        assertBroken(1, "changed");
    }

    @Test
    void anEntryThatWasRewrittenWithItsDigestBreaksTheLinkBehindIt() {
        String json = "{\"thing\":\"T-007\"}";
        String digest;
        try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
            Entry before = store.entries(698, "", 1).get(0);
            Entry entry = store.entries(699, "", 1).get(0);
            digest = Chain.digest(before.digest(), 700, Values.text(entry.at()), entry.type(), 1, json);
        }
        tamper("UPDATE store_journal SET json = '" + json + "', digest = '" + digest + "' WHERE number = 700");

        assertBroken(701, "not linked to entry 700");
    }

    @Test
    void aMissingEntryIsNamed() {
        tamper("DELETE FROM store_journal WHERE number = 700");

        assertBroken(700, "entry 700 is missing");
    }

    @Test
    void aMissingBeginningIsNamed() {
        tamper("DELETE FROM store_journal WHERE number <= 5");

        assertBroken(1, "entries 1 to 5 are missing");
    }

    @Test
    void anEndThatWasCutOffIsNoticed() {
        tamper("DELETE FROM store_journal WHERE number > 1000");

        assertBroken(1001, "its head says 1203");
        assertThat(SqliteStore.verify(folder).entries()).isEqualTo(1000);
    }

    @Test
    void aJournalThatWasEmptiedIsNoticed() {
        tamper("DELETE FROM store_journal");

        assertBroken(1, "its head says 1203");
    }

    @Test
    void anEndThatWasCutOffWithTheNumberInItsHeadIsNoticedByTheDigest() {
        tamper("DELETE FROM store_journal WHERE number > 1000", "UPDATE store_head SET number = 1000");

        assertBroken(1000, "the end was rewritten");
    }

    @Test
    void aHeadThatIsGoneIsNoticed() {
        tamper("DELETE FROM store_head");

        assertBroken(1204, "head is gone");
        try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.transact(tx -> tx.append(new EchoHappened("x"))))
                    .withMessageContaining("kisa:journal verify");
        }
    }

    @Test
    void entriesThatChangedPlacesAreNamed() {
        tamper(
                "UPDATE store_journal SET number = 5000 WHERE number = 7",
                "UPDATE store_journal SET number = 7 WHERE number = 8",
                "UPDATE store_journal SET number = 8 WHERE number = 5000");

        assertBroken(7, "changed after it was written");
    }

    @Test
    void anEntryThatWasPutInIsNoticed() {
        tamper(
                "INSERT INTO store_journal SELECT number + 1, at, type, version, json, previous, digest FROM store_journal"
                        + " WHERE number = 1203");
        assertBroken(1204, "");
        tamper("INSERT INTO store_journal (number, at, type, version, json, previous, digest)"
                + " VALUES (0, '', '', 1, '', '', '')");
        assertBroken(1, "0 stands where none can be");
    }

    @Test
    void aBrokenJournalStillOpensAndSaysWhatIsBroken() {
        tamper("DELETE FROM store_journal WHERE number = 2");
        try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
            assertThat(store.verify().firstBroken())
                    .hasValueSatisfying(b -> assertThat(b.number()).isEqualTo(2));
        }
    }

    @Test
    void verificationBesideTheOwnerChangesNothing() throws Exception {
        try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
            store.transact(tx -> tx.append(new EchoHappened("only in the write-ahead log")));

            assertThat(SqliteStore.verify(folder).entries()).isEqualTo(ENTRIES + 1);
            store.transact(tx -> tx.append(new EchoHappened("the owner works on")));
        }
        assertThat(SqliteStore.verify(folder).entries()).isEqualTo(ENTRIES + 2);
    }

    @Test
    void aFolderWithoutAStoreIsRefused() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> SqliteStore.verify(empty));
        assertThat(empty).isEmptyDirectory();
    }

    private void assertBroken(long number, String reason) {
        assertThat(SqliteStore.verify(folder).firstBroken()).hasValueSatisfying(broken -> {
            assertThat(broken.number()).isEqualTo(number);
            assertThat(broken.reason()).contains(reason);
        });
    }

    /** Who tampers takes the guards away first. */
    private void tamper(String... statements) {
        try (Connection connection =
                        SqliteDialect.of(DataFolder.database(folder)).open(true);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA ignore_check_constraints = 1");
            statement.execute("DROP TRIGGER IF EXISTS store_journal_keeps_rows");
            statement.execute("DROP TRIGGER IF EXISTS store_journal_keeps_content");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
