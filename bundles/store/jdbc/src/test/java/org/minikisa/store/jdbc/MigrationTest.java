package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.example.core.Example;
import org.minikisa.store.api.StoreException;

class MigrationTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String FIRST = "CREATE TABLE example_thing (id TEXT PRIMARY KEY, value TEXT) STRICT;";

    @TempDir
    private Path folder;

    private final Map<String, String> files = new TreeMap<>();
    private final List<URLClassLoader> loaders = new ArrayList<>();
    private Instant now = START;

    @AfterEach
    void close() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }

    @Test
    void stepsAreTakenOnceAndInOrder() {
        step("0001_thing.sql", FIRST);
        migrate();
        step(
                "0002_more.sql",
                "INSERT INTO example_thing VALUES ('a', 'one;two'); -- ; no end\nALTER TABLE example_thing ADD more TEXT;");
        migrate();
        migrate();

        assertThat(things()).containsExactly("a");
    }

    @Test
    void theDialectsFileGoesFirst() {
        files.put("index", "0001_thing\n");
        files.put("0001_thing.sql", "no SQL at all");
        files.put("0001_thing.postgresql.sql", "nor this");
        files.put("0001_thing.sqlite.sql", FIRST);
        migrate();

        assertThat(things()).isEmpty();
    }

    @Test
    void aChangedStepIsRefusedAndNothingHappens() {
        step("0001_thing.sql", FIRST);
        migrate();
        step("0001_thing.sql", FIRST + " -- mended");
        step("0002_more.sql", "DROP TABLE example_thing");

        refused("step 1 (0001_thing) of example was applied with other content");
        assertThat(things()).isEmpty();
    }

    @Test
    void otherLineEndsAreNoChange() {
        step("0001_thing.sql", FIRST + "\n-- end\n");
        migrate();
        step("0001_thing.sql", FIRST + "\r\n-- end\r\n");
        migrate();
    }

    @Test
    void aDatabaseNewerThanTheProgramIsRefused() {
        step("0001_thing.sql", FIRST);
        step("0002_more.sql", "ALTER TABLE example_thing ADD more TEXT");
        migrate();
        files.remove("0002_more.sql");
        index();

        refused("newer than this program: example stands at step 2");
    }

    @Test
    void aStepThatFailsInTheMiddleLeavesNothingAndCanBeMended() {
        step("0001_thing.sql", FIRST);
        step(
                "0002_more.sql",
                "INSERT INTO example_thing VALUES ('a', 'b'); CREATE TABLE example_other (id TEXT) STRICT; NONSENSE");
        refused("0002_more of example");
        assertThat(things()).isEmpty();

        step(
                "0002_more.sql",
                "INSERT INTO example_thing VALUES ('a', 'b'); CREATE TABLE example_other (id TEXT) STRICT");
        migrate();
        assertThat(things()).containsExactly("a");
    }

    @Test
    void tablesOfOthersAndLooseTablesAreRefused() {
        step("0001_thing.sql", "CREATE TABLE intake_thing (id TEXT); ");
        refused("table intake_thing does not begin with example_", "table intake_thing is not STRICT");
    }

    @Test
    void gapsMissingFilesAndTransactionControlAreRefused() {
        files.put("index", "0002_thing.sql");
        refused("expected a name like 0001_");
        files.put("index", "0001_thing.sql");
        refused("sql/0001_thing.sql is missing");
        files.put("0001_thing.sql", FIRST + "COMMIT;");
        refused("0001_thing: the store begins and ends transactions itself");
        files.put("0001_thing.sql", "INSERT INTO x VALUES ('a;");
        refused("0001_thing: line 1: a text in quotes does not end");
    }

    @Test
    void aCopyIsKeptBeforeAnExistingDatabaseIsMigratedAndDeletedAfterItsGrace() throws IOException {
        step("0001_thing.sql", FIRST + "INSERT INTO example_thing VALUES ('a', 'b');");
        migrate();
        assertThat(copies()).as("a new database needs no copy").isEmpty();

        now = START.plus(Duration.ofDays(1));
        step("0002_more.sql", "DELETE FROM example_thing");
        step("0003_more.sql", "ALTER TABLE example_thing ADD more TEXT");
        migrate();
        assertThat(copies()).containsExactly("minikisa-20260302T100000000Z.db");
        assertThat(things()).isEmpty();
        Path restored = folder.resolve("restored");
        Files.createDirectories(restored.resolve("store"));
        Files.copy(backups().resolve("minikisa-20260302T100000000Z.db"), DataFolder.database(restored));
        assertThat(things(restored)).containsExactly("a");

        Files.writeString(backups().resolve("mine.db"), "not the store's");
        now = START.plus(Duration.ofDays(30));
        migrate();
        assertThat(copies()).contains("minikisa-20260302T100000000Z.db");
        now = START.plus(Duration.ofDays(32));
        migrate();
        assertThat(copies()).containsExactly("mine.db");
    }

    private void step(String name, String sql) {
        files.put(name, sql);
        index();
    }

    private void index() {
        files.put(
                "index",
                String.join(
                        "\n",
                        files.keySet().stream().filter(n -> n.endsWith(".sql")).toList()));
    }

    private void refused(String... messages) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::migrate)
                .satisfies(e -> assertThat(e.getMessage()).contains(messages));
    }

    private void migrate() {
        try (var store = SqliteStore.open(folder, Clock.fixed(now, ZoneOffset.UTC))) {
            store.migrate("example", anchor());
        }
    }

    private List<String> things() {
        return things(folder);
    }

    private List<String> things(Path of) {
        try (var store = SqliteStore.open(of, Clock.fixed(now, ZoneOffset.UTC))) {
            return store.read(tx -> tx.query("SELECT id FROM example_thing", row -> row.text("id")));
        }
    }

    private Path backups() {
        return folder.resolve("store").resolve("backup");
    }

    private List<String> copies() throws IOException {
        if (!Files.isDirectory(backups())) {
            return List.of();
        }
        try (Stream<Path> copies = Files.list(backups())) {
            return copies.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    /** The same class again, from a bundle of its own that holds the files as they are now. */
    private Class<?> anchor() {
        try {
            Path bundle = Files.createTempDirectory(folder, "bundle");
            Path home = bundle.resolve(Example.class.getPackageName().replace('.', '/'));
            Files.createDirectories(home.resolve("sql"));
            String name = "Example.class";
            try (var in = Example.class.getResourceAsStream(name)) {
                Files.copy(in, home.resolve(name));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(home.resolve("sql").resolve(file.getKey()), file.getValue());
            }
            var loader = new URLClassLoader(new URL[] {bundle.toUri().toURL()}, null);
            loaders.add(loader);
            return loader.loadClass(Example.class.getName());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
