package org.minikisa.intake.mailserver.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.mailserver.Configured;
import org.minikisa.intake.mailserver.RealIntake;
import org.minikisa.intake.mailserver.ScriptedServer;
import org.minikisa.intake.mailserver.TestCertificates;
import org.minikisa.problem.api.Problem;

/** A server that dies, stalls, lies or drivels costs nothing but a retry, and no memory. */
class LyingServerTest {

    @TempDir
    Path folder;

    private RealIntake intake;
    private LyingServer server;
    private ImapMailbox channel;

    @BeforeEach
    void begin() throws IOException {
        intake = new RealIntake(Files.createDirectory(folder.resolve("store")));
        server = new LyingServer();
    }

    @AfterEach
    void end() {
        channel.close();
        server.close();
        intake.close();
    }

    @Test
    void anHonestOneIsRead() {
        watch(Map.of());
        thenAllIsThereOnce();
        assertThat(intake.contacts())
                .allMatch(contact -> contact.received().equals(Instant.parse("2026-02-03T08:00:00Z")));
    }

    @Test
    void itDiesInTheMiddleOfAMessage() {
        server.lies("UID FETCH 2 (UID BODY", (tag, line, out) -> {
            ScriptedServer.say(out, "* 2 FETCH (UID 2 BODY[] {5000}", "From: aino@kunta.fi", "Subject: ha");
            server.hangUp();
        });
        watch(Map.of());
        intake.awaitFailure("intake.server.lost");
        assertThat(intake.subjects()).containsExactly("number 1");
        thenItTellsTheTruth();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTHENTICATE", "SELECT", "UID SEARCH", "UID FETCH", "UID FETCH 2 (UID BODY", "UID STORE"})
    void itFallsSilent(String command) {
        server.lies(command, (tag, line, out) -> ScriptedServer.say(out, "* OK one moment"));
        watch(Map.of());
        intake.awaitFailure("intake.server.silent");
        thenItTellsTheTruth();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT", "UID FETCH 2 (UID BODY"})
    void itNeverStopsTalking(String command) {
        server.lies(command, (tag, line, out) -> {
            while (true) {
                ScriptedServer.say(out, "* OK and another thing", "* 1 FETCH (UID 1 FLAGS (\\Seen))");
            }
        });
        watch(Map.of());
        intake.awaitFailure("intake.server.silent");
        thenItTellsTheTruth();
    }

    @Test
    void itSendsAByteNowAndThen() {
        server.lies("UID FETCH 1 (UID BODY", (tag, line, out) -> {
            ScriptedServer.say(out, "* 1 FETCH (UID 1 BODY[] {5000}");
            while (true) {
                out.write('x');
                out.flush();
                sleep(100);
            }
        });
        watch(Map.of());
        intake.awaitFailure("intake.server.silent");
        thenItTellsTheTruth();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 1 FETCH (UID 1 BODY[] {1999999999}",
                "* 1 FETCH (UID 1 BODY[] {99999999999999999999999}",
                "* 1 FETCH (UID -1 BODY[] {3}",
                "* 1 FETCH (UID 1 BODY[] 17)",
                "* 1 FETCH UID 1",
                "* 1 FETCH (UID 1 X (((",
                "Q9 OK that is for somebody else",
                "* OK [UIDVALIDITY 8] they are others now",
            })
    void itSpeaksAnotherLanguage(String words) {
        server.lies("UID FETCH 1 (UID BODY", (tag, line, out) -> ScriptedServer.say(out, words, tag + " OK done"));
        watch(Map.of());
        intake.await("the failure", () -> !intake.failures.isEmpty());
        assertThat(intake.failures).extracting(Problem::code).containsOnly("intake.server.nonsense");
        assertThat(intake.sources).isEmpty();
        thenItTellsTheTruth();
    }

    @Test
    void itSendsALineWithoutAnEnd() {
        server.lies("UID SEARCH", (tag, line, out) -> {
            ScriptedServer.say(out, "* OK begin");
            out.write("* SEARCH".getBytes());
            while (true) {
                out.write(" 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"
                        .repeat(200)
                        .getBytes());
            }
        });
        watch(Map.of("timeout", 20));
        intake.awaitFailure("intake.server.nonsense");
        thenItTellsTheTruth();
    }

    @Test
    void itNestsListsDeeply() {
        server.lies("UID FETCH 1 (UID BODY", (tag, line, out) -> {
            ScriptedServer.say(out, "* 1 FETCH (X " + "(".repeat(200_000) + ")".repeat(200_000) + " UID 1)");
            server.truth(tag, line.substring(tag.length()).strip(), out);
        });
        watch(Map.of());
        thenAllIsThereOnce();
    }

    @Test
    void itClaimsMessagesWithoutNumber() {
        server.lies("SELECT", (tag, line, out) -> {
            ScriptedServer.say(out, "* 1000000000 EXISTS", "* 999999999 RECENT");
            server.truth(tag, "SELECT", out);
        });
        watch(Map.of());
        thenAllIsThereOnce();
    }

    @Test
    void itLiesAboutUids() {
        server.lies(
                "UID SEARCH UID 1:*",
                (tag, line, out) ->
                        ScriptedServer.say(out, "* SEARCH 3 3 2 0 99999 1 2", "* SEARCH 1", tag + " OK done"));
        server.lies("UID FETCH 2 (UID BODY", (tag, line, out) -> {
            LyingServer.body(77, "From: x@y.fi\r\nSubject: never asked for\r\n\r\n".getBytes(), out);
            server.truth(tag, line.substring(tag.length()).strip(), out);
        });
        watch(Map.of());
        intake.await("the first look", () -> intake.successes.get() > 0);
        assertThat(intake.subjects()).containsExactly("number 1", "number 2", "number 3");
        assertThat(intake.sources).containsExactly("imap:tuki/INBOX/7/1", "imap:tuki/INBOX/7/2", "imap:tuki/INBOX/7/3");
    }

    @Test
    void itGivesHalfAMessageOnce() {
        var times = new AtomicInteger();
        server.lies("UID FETCH 2 (UID BODY", (tag, line, out) -> {
            byte[] whole = server.messages.get(2L);
            LyingServer.body(2, times.getAndIncrement() == 0 ? LyingServer.half(whole) : whole, out);
            ScriptedServer.say(out, tag + " OK done");
        });
        watch(Map.of());
        thenAllIsThereOnce();
        assertThat(times).hasValue(2);
    }

    @Test
    void itOnlyEstimatesSizes() {
        server.lies("UID FETCH 1,2,3 (UID RFC822.SIZE", (tag, line, out) -> {
            for (long uid = 1; uid <= 3; uid++) {
                LyingServer.look(uid, 100_000, out);
            }
            ScriptedServer.say(out, tag + " OK done");
        });
        watch(Map.of());
        thenAllIsThereOnce();
    }

    @Test
    void itWithholdsAMessageForAWhile() {
        server.lies(
                "UID FETCH 2 (UID BODY",
                (tag, line, out) -> ScriptedServer.say(out, "* 2 FETCH (UID 2 BODY[] NIL)", tag + " OK done"));
        watch(Map.of("renew", 1));
        intake.await("the others", () -> intake.sources.size() == 2 && intake.successes.get() > 0);
        intake.awaitReport("intake.imap.withheld");

        server.tellsTheTruthAgain();
        thenAllIsThereOnce();
    }

    @Test
    void aMessageThatIsTooLargeStaysAndHoldsNothingUp() {
        server.lies("UID FETCH 1,2,3 (UID RFC822.SIZE", (tag, line, out) -> {
            LyingServer.look(1, 100, out);
            LyingServer.look(2, RawContact.LARGEST + 1L, out);
            LyingServer.look(3, 100, out);
            ScriptedServer.say(out, tag + " OK done");
        });
        watch(Map.of());
        intake.await("the others", () -> intake.sources.size() == 2 && intake.successes.get() > 0);
        intake.awaitReport("intake.imap.large");
        assertThat(server.heard).noneMatch(line -> line.contains("UID FETCH 2 (UID BODY"));
        assertThat(server.heard).anyMatch(line -> line.contains("UID STORE 1,3 +FLAGS.SILENT (\\Seen)"));
    }

    @Test
    void itWasPutBackFromACopy() {
        watch(Map.of());
        thenAllIsThereOnce();
        channel.close();

        server.messages.put(3L, WatchedMailbox.mail("another number 3").getBytes());
        server.messages.remove(2L);
        server.uidNext = 3;
        watch(Map.of());
        intake.await("the other one", () -> intake.sources.size() == 5);
        intake.awaitReport("intake.imap.renumbered");
        assertThat(intake.subjects()).containsExactly("another number 3", "number 1", "number 2", "number 3");
    }

    @Test
    void itForgetsWhatItWasAskedToMark() {
        server.lies("UID STORE", (tag, line, out) -> ScriptedServer.say(out, tag + " NO not with me"));
        watch(Map.of());
        thenAllIsThereOnce();
        intake.awaitReport("intake.imap.mark");
    }

    @Test
    void itCannotCall() {
        server.greeting = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready";
        watch(Map.of("poll", 1));
        thenAllIsThereOnce();
        server.messages.put(4L, WatchedMailbox.mail("number 4").getBytes());
        intake.await("the next one", () -> intake.sources.size() == 4);
    }

    @Test
    void itSaysGoodbye() {
        server.greeting = "* BYE too many \u001b[2J connections";
        watch(Map.of());
        intake.awaitFailure("intake.server.refused");
        assertThat(intake.failures.get(0).found()).isEqualTo("too many  [2J connections");
    }

    @Test
    void itQuotesThePasswordInItsRefusal() {
        server.lies(
                "AUTHENTICATE",
                (tag, line, out) -> ScriptedServer.say(
                        out, tag + " NO [AUTHENTICATIONFAILED salasana] not with " + line + " salasana"));
        watch(Map.of());
        intake.awaitFailure("intake.server.login");
        assertThat(intake.failures.get(0).toString()).doesNotContain("salasana").doesNotContain("AHR1a2k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* PREAUTH you are in", "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] no TLS here"})
    void itWouldHaveThePasswordInTheClear(String greeting) {
        server.greeting = greeting;
        server.lies("STARTTLS", (tag, line, out) -> ScriptedServer.say(out, tag + " BAD what"));
        watch(Map.of("security", "starttls"));
        intake.await("the refusal", () -> !intake.failures.isEmpty());
        assertThat(server.heard).noneMatch(line -> line.contains("AUTH") || line.contains("LOGIN"));
    }

    @Test
    void itPutsWordsIntoTheMouthOfTheServerBehindTls() {
        server.lies(
                "STARTTLS",
                (tag, line, out) -> ScriptedServer.say(
                        out, tag + " OK begin", "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] still in the clear"));
        watch(Map.of("security", "starttls"));
        intake.awaitFailure("intake.server.tls");
        assertThat(server.heard).noneMatch(line -> line.contains("AUTH") || line.contains("LOGIN"));
    }

    @ParameterizedTest
    @CsvSource({"self, authority", "self, ''", "good, ''", "elsewhere, authority", "old, authority"})
    void itShowsACertificateThatDoesNotHold(String certificate, String believed) {
        server.close();
        server = new LyingServer(Optional.of(TestCertificates.all().server(certificate)));
        watch(Map.of(
                "security",
                "tls",
                "certificates",
                believed.isEmpty() ? "" : TestCertificates.all().authority().toString()));
        intake.awaitFailure("intake.server.certificate");
        assertThat(server.heard).isEmpty();
    }

    @Test
    void itsOwnCertificateCanBeNamed() {
        server.close();
        server = new LyingServer(Optional.of(TestCertificates.all().server("self")));
        watch(Map.of(
                "security",
                "tls",
                "certificates",
                TestCertificates.all().chain("self").toString()));
        thenAllIsThereOnce();
    }

    @Test
    void itIsNotThere() {
        server.close();
        watch(Map.of());
        intake.awaitFailure("intake.server.unreachable");
    }

    @Test
    void anythingButThisMachineNeedsTls() {
        watch(Map.of("host", "192.0.2.1"));
        intake.awaitFailure("intake.server.setting");
    }

    @Test
    void allThatIsWrongWithTheSettingsIsToldAtOnce() {
        watch(Map.of(
                "host", "", "security", "perhaps", "mark", "not a word", "authentication", "guess", "port", 70_000));
        intake.awaitFailure("intake.server.setting");
        assertThat(intake.reports.size() + intake.failures.size()).isEqualTo(5);
        assertThat(channel.place()).doesNotContain("salasana");
    }

    @Test
    void aChannelThatIsClosedWhileItWaitsEndsAtOnce() {
        server.lies("SELECT", (tag, line, out) -> {});
        watch(Map.of("timeout", 600));
        intake.await("it to wait", () -> server.heard.stream().anyMatch(line -> line.contains("SELECT")));
        long begin = System.nanoTime();
        channel.close();
        assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
        assertThat(intake.failures).isEmpty();
    }

    // ---- what the tests say

    private void watch(Map<String, Object> settings) {
        try {
            Path secret = Files.writeString(Files.createTempFile(folder, "secret", ""), "salasana");
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
            var all = new HashMap<String, Object>(Map.of(
                    "name", "tuki", "host", "localhost", "port", server.port(), "security", "none", "user", "tuki"));
            all.put("password.file", secret.toString());
            all.put("timeout", 1);
            all.putAll(settings);
            channel = new ImapMailbox(Configured.with(MailboxConfiguration.class, all));
            channel.open(intake);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void thenItTellsTheTruth() {
        channel.close();
        server.tellsTheTruthAgain();
        watch(Map.of());
        thenAllIsThereOnce();
    }

    private void thenAllIsThereOnce() {
        intake.await(
                "all", () -> intake.successes.get() > 0 && intake.waiting.get() == 0 && intake.sources.size() >= 3);
        assertThat(intake.subjects()).containsExactly("number 1", "number 2", "number 3");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
