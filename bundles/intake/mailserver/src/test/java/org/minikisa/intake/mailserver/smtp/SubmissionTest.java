package org.minikisa.intake.mailserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.sending.MailTransport.Outcome;
import org.minikisa.intake.mailserver.Configured;
import org.minikisa.intake.mailserver.Dovecot;
import org.minikisa.intake.mailserver.GreenMailServer;
import org.minikisa.intake.mailserver.ScriptedServer;
import org.minikisa.intake.mailserver.TestCertificates;

/** A reply is handed over once, or the reason tells whether to try again. */
class SubmissionTest {

    private static final String MESSAGE =
            "From: tuki@hankinta.example\r\nTo: aino@kunta.fi\r\nSubject: Re: a question\r\n"
                    + "Message-ID: <1@hankinta.example>\r\n\r\nAn answer.\r\n.\r\n..two\r\nthe end\r\n";

    @TempDir
    Path folder;

    private final Map<String, String> answers = new HashMap<>();
    private SubmissionServer server;

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aRealServerTakesTheMessageAsItIs() throws Exception {
        try (var greenMail = new GreenMailServer()) {
            greenMail.account("aino@kunta.fi", "x");
            greenMail.account("tuki@hankinta.example", "salasana");
            var outcome = deliver(
                    Map.of(
                            "security",
                            "tls",
                            "port",
                            greenMail.greenMail().getSmtps().getPort(),
                            "certificates",
                            TestCertificates.all().authority().toString(),
                            "user",
                            "tuki@hankinta.example"),
                    "aino@kunta.fi",
                    MESSAGE);

            assertThat(outcome).isEqualTo(new Outcome.Taken());
            MimeMessage[] there = greenMail.greenMail().getReceivedMessages();
            assertThat(there).hasSize(1);
            assertThat(there[0].getMessageID()).isEqualTo("<1@hankinta.example>");
            assertThat(there[0].getContent().toString()).startsWith("An answer.\r\n.\r\n..two\r\nthe end");
        }
    }

    @Test
    void dovecotTakesItAfterStartTlsAndLoginAndHandsItOn() throws Exception {
        Assumptions.assumeTrue(Dovecot.hasSubmission(), "Dovecot is not installed");
        try (var greenMail = new GreenMailServer();
                var dovecot = new Dovecot(greenMail.greenMail().getSmtp().getPort())) {
            greenMail.account("aino@kunta.fi", "x");
            Map<String, Object> settings = new HashMap<>(Map.of(
                    "security", "starttls",
                    "port", dovecot.submissionPort(),
                    "certificates", TestCertificates.all().authority().toString(),
                    "user", "tuki1",
                    "password.file", secret(Dovecot.PASSWORD)));

            assertThat(deliver(settings, "aino@kunta.fi", MESSAGE)).isEqualTo(new Outcome.Taken());
            assertThat(greenMail.greenMail().getReceivedMessages()).hasSize(1);

            settings.put("password.file", secret("wrong"));
            assertThat(deliver(settings, "aino@kunta.fi", MESSAGE))
                    .isInstanceOfSatisfying(
                            Outcome.NotNow.class, no -> assertThat(no.words()).contains("intake.server.login"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 250 fine, Taken",
        "MAIL, 452 4.3.1 no room, NotNow",
        "MAIL, 550 5.7.1 not you, Refused",
        "RCPT, 251 elsewhere but fine, Taken",
        "RCPT, 450 4.2.1 greylisted, NotNow",
        "RCPT, 550 5.1.1 nobody of that name, Refused",
        "DATA, 451 4.3.0 try later, NotNow",
        "DATA, 554 5.6.0 no, Refused",
        "., 451 4.7.1 try later, NotNow",
        "., 554 5.7.1 spam, Refused",
        "., 421 4.3.2 going down, NotNow",
        "RCPT, drivel, NotNow",
        "EHLO, 502 5.5.1 what, NotNow",
    })
    void whatTheServerSaysDecides(String command, String answer, String outcome) {
        answers.put(command, answer);
        assertThat(deliver(Map.of(), "aino@kunta.fi", MESSAGE).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void aRefusalTellsItsStatus() {
        answers.put("RCPT", "550-5.1.1 nobody\r\n550 5.1.1 of that \u0007name");
        assertThat(deliver(Map.of(), "aino@kunta.fi", MESSAGE))
                .isEqualTo(new Outcome.Refused("5.1.1", "5.1.1 nobody 5.1.1 of that  name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "MAIL", "DATA", ".", "greeting"})
    void aServerThatFallsSilentDoesNotHoldUsUp(String command) {
        answers.put(command, "");
        assertThat(deliver(Map.of("timeout", 1), "aino@kunta.fi", MESSAGE))
                .isInstanceOfSatisfying(
                        Outcome.NotNow.class, no -> assertThat(no.words()).contains("intake.server.silent"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aino@kunta.fi>\r\nRCPT TO:<spy@example.com",
                "aino@kunta.fi> NOTIFY=NEVER",
                "",
                "nobody",
                "<a@b.fi>",
                "a\u0000b@c.fi"
            })
    void anAddressCannotBecomeACommand(String recipient) {
        assertThat(deliver(Map.of(), recipient, MESSAGE)).isInstanceOf(Outcome.Refused.class);
        assertThat(server.heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n", "\r\n.\r\n", "\r.\r\n", "\r\n.\r"})
    void aMessageCannotEndItselfAndBecomeACommand(String end) {
        deliver(Map.of(), "aino@kunta.fi", MESSAGE + "before" + end + "MAIL FROM:<spy@example.com>\r\n");
        assertThat(server.heard).containsSubsequence("before", "..", "MAIL FROM:<spy@example.com>", ".");
    }

    @Test
    void theNullSenderStaysNull() {
        assertThat(transport(Map.of()).deliver("", "aino@kunta.fi", bytes(MESSAGE)))
                .isEqualTo(new Outcome.Taken());
        assertThat(server.heard).anyMatch(line -> line.startsWith("MAIL FROM:<>"));
    }

    @Test
    void whatTheServerCannotCarryIsNotSent() {
        assertThat(deliver(Map.of(), "j\u00f6rg@kunta.fi", MESSAGE))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.status()).isEqualTo("5.6.7"));
        assertThat(deliver(Map.of(), "aino@kunta.fi", MESSAGE + "\u00e4\r\n"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.status()).isEqualTo("5.6.3"));
        answers.put("EHLO", "250-here\r\n250-SIZE 100\r\n250 8BITMIME");
        assertThat(deliver(Map.of(), "aino@kunta.fi", MESSAGE))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.status()).isEqualTo("5.3.4"));
        assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void whatItCanCarryIsSentSo() {
        answers.put("EHLO", "250-here\r\n250-SIZE\r\n250-SMTPUTF8\r\n250 8BITMIME");
        assertThat(deliver(Map.of(), "j\u00f6rg@kunta.fi", MESSAGE + "\u00e4\r\n"))
                .isEqualTo(new Outcome.Taken());
        assertThat(server.heard).anyMatch(line -> line.matches("MAIL FROM:.* SIZE=\\d+ BODY=8BITMIME SMTPUTF8"));
    }

    @Test
    void withoutTlsNoPasswordIsSaid() {
        assertThat(deliver(Map.of("security", "starttls", "user", "tuki"), "aino@kunta.fi", MESSAGE))
                .isInstanceOfSatisfying(
                        Outcome.NotNow.class, no -> assertThat(no.words()).contains("intake.server.tls"));
        assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void aCertificateThatDoesNotHoldIsRefused() {
        try (var greenMail = new GreenMailServer()) {
            assertThat(deliver(
                            Map.of(
                                    "security",
                                    "tls",
                                    "port",
                                    greenMail.greenMail().getSmtps().getPort()),
                            "aino@kunta.fi",
                            MESSAGE))
                    .isInstanceOfSatisfying(
                            Outcome.NotNow.class, no -> assertThat(no.words()).contains("intake.server.certificate"));
        }
    }

    // ---- what the tests say

    private Outcome deliver(Map<String, Object> settings, String recipient, String message) {
        return transport(settings).deliver("tuki@hankinta.example", recipient, bytes(message));
    }

    private SmtpTransport transport(Map<String, Object> settings) {
        if (server == null) {
            server = new SubmissionServer(answers);
        }
        var all = new HashMap<String, Object>(
                Map.of("host", "localhost", "port", server.port(), "security", "none", "timeout", 5));
        all.put("password.file", secret("salasana"));
        all.putAll(settings);
        return new SmtpTransport(Configured.with(SubmissionConfiguration.class, all));
    }

    private String secret(String secret) {
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "secret", ""), secret);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"))
                    .toString();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes everything, except where a test makes it answer otherwise; an empty answer is silence. */
    private static final class SubmissionServer extends ScriptedServer {

        private final Map<String, String> answers;
        private boolean inMessage;

        SubmissionServer(Map<String, String> answers) {
            super(Optional.empty());
            this.answers = answers;
        }

        @Override
        protected void greet(OutputStream out) throws IOException {
            inMessage = false;
            answer("greeting", "220 ready", out);
        }

        @Override
        protected void answer(String line, OutputStream out) throws IOException {
            if (inMessage && !line.equals(".")) {
                return;
            }
            String command = line.split("[ :]", 2)[0];
            inMessage = command.equals("DATA") && !answers.containsKey("DATA");
            answer(
                    command,
                    switch (command) {
                        case "EHLO" -> "250-here\r\n250 ENHANCEDSTATUSCODES";
                        case "DATA" -> "354 go on";
                        case "QUIT" -> "221 bye";
                        default -> "250 2.0.0 fine";
                    },
                    out);
        }

        private void answer(String command, String usual, OutputStream out) throws IOException {
            String answer = answers.getOrDefault(command, usual);
            if (!answer.isEmpty()) {
                say(out, answer);
            }
        }
    }
}
