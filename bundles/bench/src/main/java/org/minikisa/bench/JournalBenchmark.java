package org.minikisa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

import org.minikisa.impact.api.AssessmentMade;
import org.minikisa.store.jdbc.SqliteStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One durable transaction with one fact, beside the physical limit: one bare INSERT of the same size with the same settings
 * on the same disk (WAL, synchronous=FULL).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JournalBenchmark {

    private static final AssessmentMade FACT = new AssessmentMade(
            "AS-1",
            "cleaning",
            "1.0.0",
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "CO-1",
            "TARGET",
            54.0,
            67.8,
            13.8);

    private Path folder;
    private SqliteStore store;
    private Connection bare;
    private PreparedStatement insert;

    @Setup(Level.Trial)
    public void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("minikisa-bench-");
        store = SqliteStore.open(folder, Clock.systemUTC());
        bare = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bare.db"));
        try (var statement = bare.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE fact(number INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT");
        }
        insert = bare.prepareStatement("INSERT INTO fact(json) VALUES (?)");
    }

    @Benchmark
    public long oneFactInOneTransaction() {
        return store.inTransaction(tx -> tx.append(FACT));
    }

    @Benchmark
    public int oneBareInsert() throws SQLException {
        insert.setString(1, "x".repeat(420));
        return insert.executeUpdate();
    }

    @Benchmark
    public long aHundredFactsInOneTransaction() {
        return store.inTransaction(tx -> {
            long last = 0;
            for (int i = 0; i < 100; i++) {
                last = tx.append(FACT);
            }
            return last;
        });
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        bare.close();
        store.close();
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
    }
}
