package org.minikisa.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Ledger;
import org.minikisa.intake.api.ReadSummary;
import org.minikisa.intake.core.ParsingReaction;
import org.minikisa.intake.core.StoredIntake;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.jdbc.SqliteStore;

/** Takes in mail that no one here wrote: test corpora of mail programs, where they lie beside the checkout. */
class MailCorpusTest {

    /** shared/data/mail in a folder above this one. */
    static Path corpora() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path corpora = folder.resolve("shared/data/mail");
            if (Files.isDirectory(corpora)) {
                return corpora;
            }
        }
        return Assumptions.abort(
                "no folder shared/data/mail above " + Path.of("").toAbsolutePath() + ": the corpora are not tried");
    }

    @Test
    void everyMailOfTheCorporaEndsInExactlyOneDisposition(@TempDir Path data) throws Exception {
        Path corpora = corpora();
        InvocationHandler nothing = (proxy, method, arguments) -> Optional.empty();
        var procurements = (Procurements)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Procurements.class}, nothing);
        try (SqliteStore store = SqliteStore.open(data, Clock.systemUTC())) {
            var parsing = new ParsingReaction(store, procurements);
            var intake = new StoredIntake(store, parsing);
            store.register(parsing);
            List<String> sources = new ArrayList<>();
            long begin = System.nanoTime();
            long cpu = cpuNanos();

            ReadSummary summary = new MailFiles()
                    .read(
                            corpora,
                            raw -> {
                                intake.receive(raw);
                                sources.add(raw.source());
                            },
                            done -> {});
            assertThat(store.awaitCaughtUp(Duration.ofMinutes(5))).isTrue();

            double seconds = (System.nanoTime() - begin) / 1e9;
            double cpuSeconds = (cpuNanos() - cpu) / 1e9;
            Ledger ledger = intake.ledger();
            System.out.printf(
                    "%d mails, %d files skipped, %s; %.0f mails/s, %.1f ms CPU per mail%n",
                    summary.read(),
                    summary.skipped(),
                    ledger.dispositions(),
                    summary.read() / seconds,
                    1000 * cpuSeconds / summary.read());
            assertThat(summary.problems()).isEmpty();
            assertThat(store.parked()).isEmpty();
            assertThat(ledger.received()).isEqualTo(summary.read()).isEqualTo(new HashSet<>(sources).size());
            assertThat(ledger.pending()).isZero();
            assertThat(ledger.balances()).isTrue();
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
