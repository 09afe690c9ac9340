package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.example.core.Example;

@Timeout(60)
class KillTest {

    private static final int ROUNDS = 10;

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        var random = new Random(20_260_301);
        long acknowledged = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            acknowledged = Math.max(acknowledged, killAfter(20 + random.nextInt(200)));

            // A fresh process would do the same; what survives lies on the disk alone.
            try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
                store.migrate("example", Example.class);
                assertThat(store.last()).as("round %d", round).isGreaterThanOrEqualTo(acknowledged);
                var verification = store.verify();
                assertThat(verification.firstBroken()).isEmpty();
                assertThat(verification.entries()).isEqualTo(store.last());
                if (round % 5 == 0) {
                    store.register(Child.echo());
                    assertThat(store.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
                    long things = count(store, "SELECT count(*) AS n FROM example_thing");
                    assertThat(things).isPositive();
                    assertThat(count(store, "SELECT count(*) AS n FROM example_part"))
                            .isEqualTo(things);
                    assertThat(count(store, "SELECT count(DISTINCT thing) AS n FROM example_part"))
                            .isEqualTo(things);
                    assertThat(store.last()).isEqualTo(2 * things);
                    assertThat(count(store, "SELECT last AS n FROM store_sequence"))
                            .isEqualTo(things);
                }
            }
        }
        assertThat(acknowledged).isPositive();
    }

    /** @return the last number that the killed process had called durable */
    private long killAfter(int millis) throws InterruptedException {
        long last = 0;
        try (Child child = Child.start("write", folder)) {
            assertThat(child.line()).isEqualTo("open");
            // From the first number on, so that every round dies while it writes.
            last = Long.parseLong(child.line());
            Thread.sleep(millis);
            child.kill();
            for (String line = child.line(); line != null; line = child.line()) {
                last = number(line, last);
            }
        }
        return last;
    }

    /** The last line may have been cut in the middle: half a number counts for nothing. */
    private static long number(String line, long before) {
        long number = line.matches("\\d{1,18}") ? Long.parseLong(line) : before;
        return Math.max(number, before);
    }

    private static long count(SqliteStore store, String sql) {
        return store.read(tx -> tx.first(sql, row -> row.number("n"))).orElseThrow();
    }
}
