package org.minikisa.bndrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar, started as a user starts it. */
class ExecutableJarIT {

    @TempDir
    Path folder;

    @Test
    void theDemoTakesAnEmptyFolderToAReportAndASecondRunChangesNothing() throws Exception {
        var first = Program.in(folder).run("demo");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("the ledger balances", "the chain holds")
                .doesNotContain("NOT BALANCE", "BROKEN");
        Path report = reportNamedIn(first.out());
        assertThat(report).exists();
        assertThat(Files.readString(report)).contains("<svg").doesNotContain("<script");

        String entries = facts(first.out());
        var second = Program.in(folder).run("demo");
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(facts(second.out())).isEqualTo(entries);
    }

    @Test
    void aDemoKilledHalfwayIsCompletedByTheNextOne() throws Exception {
        String whole = counts(Program.in(Files.createDirectory(folder.resolve("whole")))
                .run("demo")
                .out());
        Path killed = Files.createDirectory(folder.resolve("killed"));
        for (long millis : new long[] {1500, 2200, 3000, 4000}) {
            var process = Program.in(killed).start("demo");
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        var last = Program.in(killed).run("demo");
        assertThat(last.exit()).as(last.err()).isZero();
        assertThat(counts(last.out())).isEqualTo(whole);
        var proof = Program.in(killed).run("journal", "verify");
        assertThat(proof.exit()).as(proof.out() + proof.err()).isZero();
    }

    @Test
    void aChangedRowOfTheJournalIsNamed() throws Exception {
        assertThat(Program.in(folder).run("demo").exit()).isZero();
        try (var database = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("minikisa-data/store/minikisa.db"));
                var statement = database.createStatement()) {
            // An administrator of the database can do what the triggers refuse.
            var triggers = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
                while (rows.next()) {
                    triggers.add(rows.getString(1));
                }
            }
            for (String trigger : triggers) {
                statement.execute("DROP TRIGGER " + trigger);
            }
            assertThat(statement.executeUpdate(
                            "UPDATE store_journal SET json = replace(json, ':', ': ') WHERE number = 20"))
                    .isEqualTo(1);
        }
        var proof = Program.in(folder).run("journal", "verify");
        assertThat(proof.exit()).isEqualTo(1);
        assertThat(proof.out() + proof.err()).containsPattern("\\b20\\b");
        assertThat(proof.showsAStackTrace()).isFalse();
    }

    @Test
    void aFolderOfRealMailIsTakenIn() throws Exception {
        Path mails = Files.createDirectories(folder.resolve("posti ääkkösin"));
        Files.writeString(
                mails.resolve("1.eml"),
                "From: a@example.org\r\nSubject: Onko siivous mukana?\r\n\r\nHei, voimmeko liittyä?\r\n");
        Files.write(mails.resolve("2.eml"), new byte[] {0, 1, 2, 3});
        var run = Program.in(folder)
                .run("--data", folder.resolve("omat tiedot").toString(), "demo", "--mail", "posti ääkkösin");
        assumeTrue(
                System.getProperty("sun.jnu.encoding").equalsIgnoreCase("UTF-8"),
                "skipped: this locale cannot pass ä to a process");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("the ledger balances");
    }

    @Test
    void aWrongOptionSaysWhatIsExpected() throws Exception {
        var option = Program.in(folder).run("--dta", "x");
        assertThat(option.exit()).isEqualTo(2);
        assertThat(option.err()).contains("--dta", "--data");
        var ofCommand = Program.in(folder).run("contacts", "--chanel", "MAIL");
        assertThat(ofCommand.exit()).isEqualTo(2);
        assertThat(ofCommand.err()).contains("--chanel", "--channel");
        var command = Program.in(folder).run("contcts");
        assertThat(command.exit()).isEqualTo(2);
        assertThat(command.err()).contains("contcts", "contacts");
        assertThat(Stream.of(option, ofCommand, command)).noneMatch(Program.Run::showsAStackTrace);
    }

    @Test
    void anUnknownIdNamesNearOnes() throws Exception {
        var run = Program.in(folder).run("contact", "CT-999999");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("CT-999999");
        assertThat(run.showsAStackTrace()).isFalse();
    }

    @Test
    void aDataFolderThatCannotBeUsedIsSaidPlainly() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        var notAFolder = Program.in(folder).run("--data", file.toString(), "status");
        assertThat(notAFolder.exit()).isEqualTo(1);
        assertThat(notAFolder.err()).contains("data.not-a-folder", "--data");
        assumeTrue(Files.isDirectory(Path.of("/proc")), "skipped: no read-only file system at hand");
        var readOnly = Program.in(folder).run("--data", "/proc/minikisa", "status");
        assertThat(readOnly.exit()).isEqualTo(1);
        assertThat(readOnly.err()).contains("/proc/minikisa", "--data");
        assertThat(notAFolder.showsAStackTrace() || readOnly.showsAStackTrace()).isFalse();
    }

    @Test
    void aDataFolderInUseIsRefusedAndTheOtherOneKeepsRunning() throws Exception {
        var holder = Program.in(folder).start();
        try {
            await(() -> Files.exists(folder.resolve("minikisa-data/runtime.lock")));
            var second = Program.in(folder).run("status");
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).contains("data.in-use").contains(Long.toString(holder.pid()));
            assertThat(holder.isAlive()).isTrue();
        } finally {
            holder.destroy();
            assertThat(holder.waitFor(20, TimeUnit.SECONDS))
                    .as("stops when asked to")
                    .isTrue();
        }
    }

    @Test
    void itStartsFromAnyFolderWithBlanksAndUmlautsInItsPath() throws Exception {
        assumeTrue(
                System.getProperty("sun.jnu.encoding").equalsIgnoreCase("UTF-8"),
                "skipped: this locale has no ä in paths");
        Path strange = Files.createDirectories(folder.resolve("käyttäjän oma kansio"));
        Path jar = Files.copy(Program.JAR, strange.resolve("minikisa kopio.jar"));
        var run = Program.in(strange).jar(jar).run("--data", "tietoja täällä", "models", "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().strip()).startsWith("[").endsWith("]").contains("cleaning");
    }

    @Test
    void itRunsOnANewerJdkToo() throws Exception {
        var newer = newerJdk();
        assumeTrue(newer.isPresent(), "skipped: no JDK 21 or newer found (MINIKISA_JDK or beside this JDK)");
        var run = Program.in(folder).by(newer.get()).run("demo");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("the ledger balances");
        assertThat(run.showsAStackTrace()).isFalse();
    }

    @Test
    void aHostEmbedsItAndGetsTypedServices() throws Exception {
        var run = host(EmbeddingExample.class, folder.resolve("embedded").toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("index 100.0 of theme example").contains("threads left: []");
    }

    @Test
    void aHostMayGoOnWithAnotherDataFolderInTheSameJvm() throws Exception {
        var run = host(
                EmbeddedTwice.class,
                folder.resolve("first").toString(),
                folder.resolve("second").toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().split("index 100.0 of theme example", -1)).hasSize(3);
    }

    private Program.Run host(Class<?> program, String... arguments) throws Exception {
        var classPath = new ArrayList<>(List.of(
                Program.JAR.toString(),
                Path.of("target", "test-classes").toAbsolutePath().toString()));
        try (var jars =
                Files.walk(Path.of(System.getProperty("minikisa.distribution"), "repository", "org", "minikisa"))) {
            jars.map(Path::toString)
                    .filter(j -> j.matches(".*\\.api-[^/\\\\]*\\.jar"))
                    .sorted()
                    .forEach(classPath::add);
        }
        return Program.in(folder)
                .runMain(String.join(System.getProperty("path.separator"), classPath), program.getName(), arguments);
    }

    private static java.util.Optional<Path> newerJdk() throws IOException {
        String told = System.getenv("MINIKISA_JDK");
        if (told != null) {
            return java.util.Optional.of(Path.of(told));
        }
        Path beside = Path.of(System.getProperty("java.home")).getParent();
        try (var homes = Files.list(beside)) {
            return homes.filter(h -> Pattern.compile("(^|[^0-9])2[1-9]([^0-9]|$)")
                            .matcher(h.getFileName().toString())
                            .find())
                    .filter(h -> Files.isExecutable(h.resolve("bin/java")))
                    .sorted()
                    .reduce((a, b) -> b);
        }
    }

    private static Path reportNamedIn(String out) {
        return out.lines()
                .filter(l -> l.startsWith("Report: "))
                .map(l -> Path.of(l.substring("Report: ".length()).strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no report is named in " + out));
    }

    private static String facts(String out) {
        return out.lines()
                .filter(l -> l.contains("facts in the journal"))
                .findFirst()
                .orElseThrow();
    }

    /** The summary without the numbers of facts, which a retried step may add to. */
    private static String counts(String out) {
        return String.join(
                "\n",
                out.lines()
                        .dropWhile(l -> !l.contains("contacts received"))
                        .filter(l -> !l.contains("facts in the journal"))
                        .filter(l -> !l.startsWith("Report: ") && !l.startsWith("Documents of "))
                        .toList());
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 20 s");
            }
            Thread.sleep(50);
        }
    }
}
