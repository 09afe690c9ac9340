package org.minikisa.intake.mailserver.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.mail.Flags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.mailserver.Configured;
import org.minikisa.intake.mailserver.MailProgram;
import org.minikisa.intake.mailserver.RealIntake;
import org.minikisa.intake.mailserver.TestMailServer;
import org.minikisa.problem.api.Problem;

/** What must hold with every mail server; the store is real too. */
abstract class WatchedMailbox {

    private static int accounts;

    @TempDir
    Path folder;

    String user;
    RealIntake intake;
    MailProgram person;
    private ImapMailbox channel;

    abstract TestMailServer server();

    abstract String password();

    @BeforeEach
    void anAccountWithAMailbox() throws Exception {
        user = "tuki" + ++accounts;
        server().account(user, password());
        intake = new RealIntake(Files.createDirectory(folder.resolve("store")));
        person = new MailProgram(server(), user, password());
    }

    @AfterEach
    void everythingIsClosed() throws Exception {
        if (channel != null) {
            channel.close();
        }
        if (person != null) {
            person.close();
        }
        intake.close();
    }

    @Test
    void everythingInTheMailboxComesInOnceAndIsMarked() throws Exception {
        person.append("INBOX", mails(1, 120));

        watch(Map.of());
        intake.await("all mails", () -> intake.sources.size() == 120 && intake.successes.get() > 0);

        assertThat(intake.subjects()).hasSize(120).doesNotHaveDuplicates();
        assertThat(new HashSet<>(intake.sources)).hasSize(120);
        assertThat(intake.contacts()).allMatch(c -> c.disposition() == Disposition.NEW_CONVERSATION);
        assertThat(person.flags("INBOX")).hasSize(120).allMatch(flags -> flags.contains(Flags.Flag.SEEN));
        assertThat(intake.waiting.get()).isZero();
        assertThat(intake.reports).isEmpty();
    }

    @Test
    void theBytesComeAsTheServerHasThem() throws Exception {
        byte[] odd =
                ("From: a@b.fi\r\nSubject: =?utf-8?q?=C3=A4?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n"
                                + "\u00e4\u00f6 {12}\r\n.\r\n* 1 FETCH (UID 9)\r\nM3 OK done\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] large = (mail("large")
                        + "0123456789abcdef".repeat(60).concat("\r\n").repeat(4000))
                .getBytes(StandardCharsets.US_ASCII);
        person.append("INBOX", odd, large);

        watch(Map.of());
        intake.await("both", () -> intake.sources.size() == 2);

        List<byte[]> there = person.contents("INBOX");
        assertThat(there.get(0)).isEqualTo(odd);
        List<Contact> contacts = intake.contacts();
        assertThat(contacts)
                .allSatisfy(c -> assertThat(there).anyMatch(bytes -> Arrays.equals(bytes, intake.bytes(c))));
    }

    @Test
    void aMailThatArrivesLaterIsBroughtInWithoutBeingAskedFor() throws Exception {
        watch(Map.of());
        intake.await("a first look", () -> intake.successes.get() == 1);

        person.append("INBOX", mails(1, 1));
        intake.await("the mail", () -> intake.sources.size() == 1);
        person.append("INBOX", mails(2, 1));
        intake.await("the next mail", () -> intake.sources.size() == 2);
    }

    @Test
    void afterARestartOnlyWhatIsNewComes() throws Exception {
        person.append("INBOX", mails(1, 5));
        watch(Map.of());
        intake.await("five", () -> intake.successes.get() == 1);
        channel.close();

        person.append("INBOX", mails(6, 2));
        watch(Map.of());
        intake.await("two more", () -> intake.sources.size() == 7);

        assertThat(intake.repeated.get()).isZero();
        assertThat(intake.contacts()).hasSize(7);
    }

    @Test
    void aStopBeforeThePositionIsKeptDoublesNothing() throws Exception {
        person.append("INBOX", mails(1, 10));
        intake.room = 4;
        watch(Map.of());
        intake.awaitFailure("intake.imap.store");
        channel.close();
        assertThat(person.flags("INBOX")).as("marked before it is safe").noneMatch(f -> f.contains(Flags.Flag.SEEN));

        intake.room = Integer.MAX_VALUE;
        watch(Map.of());
        intake.await("all", () -> intake.successes.get() == 1);

        assertThat(intake.contacts()).hasSize(10);
        assertThat(intake.repeated.get()).isEqualTo(4);
        assertThat(person.flags("INBOX")).allMatch(flags -> flags.contains(Flags.Flag.SEEN));
    }

    @Test
    void nothingChangesInTheMailboxWhereNothingIsToBeMarked() throws Exception {
        person.append("INBOX", mails(1, 3));
        watch(Map.of("mark", "none"));
        intake.await("three", () -> intake.successes.get() == 1);

        assertThat(person.flags("INBOX")).hasSize(3).noneMatch(flags -> flags.contains(Flags.Flag.SEEN));
    }

    @Test
    void aKeywordCanBeTheMark() throws Exception {
        person.append("INBOX", mails(1, 2));
        watch(Map.of("mark", "$Minikisa"));
        intake.await("two", () -> intake.successes.get() == 1);

        assertThat(person.flags("INBOX"))
                .allMatch(flags -> flags.contains("$Minikisa") && !flags.contains(Flags.Flag.SEEN));
    }

    @Test
    void aFolderMayHaveAnyName() throws Exception {
        String name = "S\u00e4hk\u00f6postit & \u20ac";
        person.append(name, mails(1, 1));
        watch(Map.of("folder", name));
        intake.await("the mail", () -> intake.sources.size() == 1);
        assertThat(intake.sources.get(0)).startsWith("imap:tuki/" + name + "/");
    }

    @Test
    void whatAPersonDeletesBetweenTwoLooksIsNotMissed() throws Exception {
        person.append("INBOX", mails(1, 3));
        watch(Map.of());
        intake.await("three", () -> intake.successes.get() == 1);
        person.delete("INBOX", 3);
        person.append("INBOX", mails(4, 1));
        intake.await("the fourth", () -> intake.sources.size() == 4);
        assertThat(intake.contacts()).hasSize(4);
    }

    @Test
    void aWrongPasswordIsToldAndNotRepeated() throws Exception {
        watch(Map.of("password.file", secret("wrong-but-secret").toString()));
        intake.awaitFailure("intake.server.login");
        assertThat(intake.failures).noneMatch(problem -> problem.toString().contains("wrong-but-secret"));
    }

    @Test
    void aPasswordFileThatOthersMayReadIsRefused() throws Exception {
        Path secret = secret(password());
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        watch(Map.of("password.file", secret.toString()));
        intake.awaitFailure("intake.server.secret");
    }

    @Test
    void aFolderThatIsNotThereIsTold() throws Exception {
        watch(Map.of("folder", "Nowhere"));
        intake.awaitFailure("intake.imap.folder");
    }

    @Test
    void theServersNameMustBeInItsCertificate() {
        // the certificate names localhost and 127.0.0.1
        watch(Map.of("host", "127.0.0.2"));
        intake.await("a refusal", () -> !intake.failures.isEmpty());
        assertThat(intake.failures)
                .extracting(Problem::code)
                .containsAnyOf("intake.server.certificate", "intake.server.unreachable");
    }

    @Test
    void anAuthorityThatNobodyNamedIsNotBelieved() {
        watch(Map.of("certificates", ""));
        intake.awaitFailure("intake.server.certificate");
        assertThat(intake.sources).isEmpty();
    }

    // ---- what the tests say

    void watch(Map<String, Object> settings) {
        try {
            var all = new HashMap<>(server().settings(user));
            all.put("password.file", secret(password()).toString());
            all.putAll(settings);
            channel = new ImapMailbox(Configured.with(MailboxConfiguration.class, all));
            channel.open(intake);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void stop() {
        channel.close();
    }

    Path secret(String secret) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "secret", ""), secret + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    static byte[][] mails(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> mail("number " + i).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    static String mail(String subject) {
        return "From: Aino <aino@kunta.fi>\r\nTo: tuki@hankinta.example\r\nSubject: " + subject
                + "\r\nMessage-ID: <" + subject.replace(' ', '.')
                + "@kunta.fi>\r\nDate: Tue, 3 Feb 2026 10:00:00 +0200\r\n\r\n"
                + "A question, " + subject + ".\r\n";
    }
}
