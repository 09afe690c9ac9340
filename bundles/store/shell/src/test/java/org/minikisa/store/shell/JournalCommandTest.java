package org.minikisa.store.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.example.api.OtherHappened;
import org.minikisa.example.api.ThingHappened;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Transaction;
import org.minikisa.store.jdbc.SqliteStore;

class JournalCommandTest {

    @TempDir
    private Path folder;

    private SqliteStore store;
    private JournalCommand command;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC));
        command = new JournalCommand(store);
        store.transact(tx -> {
            for (int i = 1; i <= 3000; i++) {
                tx.append(i % 1000 == 1 ? new OtherHappened("O-" + i) : new ThingHappened("T-" + i));
            }
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theLastEntriesAreListed() {
        assertThat(run().lines())
                .hasSize(21 + rule())
                .last()
                .asString()
                .contains("3000", "2026-03-04 07:06:07", "example.ThingHappened", "{\"thing\":\"T-3000\"}");
        assertThat(run("--limit", "2", "--json")).contains("\"number\": 2999").doesNotContain("2998");
    }

    /** Lines that a table has beside its heading and its rows. */
    private int rule() {
        return (int) run("--limit", "1").lines().count() - 2;
    }

    @Test
    void aTypeIsFoundHoweverFarBackItLies() {
        assertThat(run("--type", "example.OtherHappened", "--limit", "2"))
                .contains("O-1001", "O-2001")
                .doesNotContain("O-1\"");
        assertThat(run("list", "--type", "example.OtherHappened", "--after", "1", "--limit", "1"))
                .contains("O-1001")
                .doesNotContain("O-2001");
        assertThat(run("--type", "intake.")).contains("no such entries");
    }

    @Test
    void wrongNumbersAreRefusedAllAtOnce() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> run("--limit", "0", "--after", "x"))
                .satisfies(e -> assertThat(e.problems()).hasSize(2));
        assertThatExceptionOfType(UnknownIdException.class)
                .isThrownBy(() -> run("verfy"))
                .withMessageContaining("verify");
    }

    @Test
    void anUnbrokenChainIsProven() {
        assertThat(run("verify")).contains("3000", store.verify().head());
    }

    @Test
    void aBrokenChainNamesTheFirstBrokenRowAndFails() {
        store.transact(tx -> tx.update("DROP TRIGGER store_journal_keeps_rows"));
        store.transact(tx -> tx.update("DELETE FROM store_journal WHERE number = 1234"));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> run("verify"))
                .withMessageContaining("entry 1234")
                .withMessageContaining("is missing");
    }

    @Test
    void cursorsAndParkedFactsAreShownAndTriedAgain() throws Exception {
        var broken = new AtomicBoolean(true);
        store.register(new Reaction() {
            @Override
            public String name() {
                return "example.other";
            }

            @Override
            public Set<Class<? extends Record>> facts() {
                return Set.of(OtherHappened.class);
            }

            @Override
            public void on(Entry entry, Record fact, Transaction tx) {
                if (broken.get() && entry.number() == 1001) {
                    throw new IllegalStateException("not this one");
                }
            }
        });
        assertThat(store.awaitCaughtUp(Duration.ofSeconds(10))).isTrue();

        assertThat(run("cursors")).contains("example.other", "3000");
        assertThat(run("parked")).contains("1001", "IllegalStateException: not this one");
        assertThat(command.usage().parameters().get(1).candidates().get()).isEqualTo(List.of("example.other"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> run("retry"))
                .withMessageContaining("example.other");
        assertThatExceptionOfType(UnknownIdException.class)
                .isThrownBy(() -> run("retry", "example.othr"))
                .withMessageContaining("example.other");

        broken.set(false);
        assertThat(run("retry", "example.other")).contains("Tried");
        assertThat(run("parked")).contains("nothing is parked");
    }

    private String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var line = CommandLine.parse(command.usage(), List.of(arguments));
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        try (var screen = new TextScreen(Surface.plain(stream, stream), line.json())) {
            command.run(line.on(screen));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
