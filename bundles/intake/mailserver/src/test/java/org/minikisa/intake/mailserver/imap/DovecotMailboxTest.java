package org.minikisa.intake.mailserver.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.mail.Flags;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.mailserver.Dovecot;
import org.minikisa.intake.mailserver.TestMailServer;

/** With Dovecot, where it is installed; and what only a real server can do. */
class DovecotMailboxTest extends WatchedMailbox {

    private static Dovecot server;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(Dovecot.isInstalled(), "Dovecot is not installed");
        server = new Dovecot(9);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    TestMailServer server() {
        return server;
    }

    @Override
    String password() {
        return Dovecot.PASSWORD;
    }

    @Test
    void startTlsWorksToo() throws Exception {
        person.append("INBOX", mails(1, 1));
        watch(Map.of("security", "starttls", "port", server.imapPort()));
        intake.await("the mail", () -> intake.sources.size() == 1);
    }

    @Test
    void aServerThatIsKilledCostsNothingButARetry() throws Exception {
        person.append("INBOX", mails(1, 300));
        watch(Map.of());
        intake.await("some", () -> intake.sources.size() > 20);
        server.kill();
        intake.await("the failure", () -> !intake.failures.isEmpty());
        stop();
        server.start();

        watch(Map.of());
        intake.await("all", () -> intake.successes.get() > 0);
        assertThat(intake.subjects()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsKilledWhileNothingComesIsNoticedAtOnce() {
        watch(Map.of());
        intake.await("a first look", () -> intake.successes.get() == 1);
        server.kill();
        intake.awaitFailure("intake.server.lost");
        server.start();
    }

    @Test
    void otherUidsMeanThatEverythingIsLookedAtAgainAndNothingTakenTwice() throws Exception {
        person.append("INBOX", mails(1, 8));
        watch(Map.of());
        intake.await("eight", () -> intake.successes.get() == 1);
        stop();

        server.doveadm("mailbox", "update", "-u", user, "--uid-validity", "1234567890", "INBOX");
        person.append("INBOX", mails(9, 1));
        watch(Map.of());
        intake.await("nine", () -> intake.successes.get() == 2);

        intake.awaitReport("intake.imap.renumbered");
        assertThat(intake.contacts())
                .filteredOn(c -> c.disposition() != Disposition.DUPLICATE)
                .hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xoauth2", "oauthbearer"})
    void aTokenOpensTheMailboxUntilItEnds(String authentication) throws Exception {
        person.append("INBOX", mails(1, 1));
        String good = token(Instant.now().plusSeconds(600));
        String ended = token(Instant.now().minusSeconds(600));

        watch(Map.of(
                "authentication", authentication, "password.file", secret(ended).toString()));
        intake.awaitFailure("intake.server.token");
        assertThat(intake.failures).noneMatch(problem -> problem.toString().contains(ended));
        stop();

        watch(Map.of(
                "authentication", authentication, "password.file", secret(good).toString()));
        intake.await("the mail", () -> intake.sources.size() == 1);
    }

    @Test
    void aFolderThatMayOnlyBeReadIsReadAndTold() throws Exception {
        person.append("INBOX", mails(1, 2));
        person.append("Archive", mails(3, 2));
        watch(Map.of("folder", "Archive"));
        intake.await("two", () -> intake.successes.get() == 1);
        assertThat(person.flags("INBOX")).noneMatch(flags -> flags.contains(Flags.Flag.SEEN));
    }

    /** A JSON Web Token (RFC 7519) as an authority would sign it. */
    private String token(Instant end) throws Exception {
        String head = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String body = base64("{\"email\":\"" + user + "\",\"sub\":\"" + user + "\",\"iat\":"
                + (end.getEpochSecond() - 3600) + ",\"exp\":" + end.getEpochSecond() + "}");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Dovecot.TOKEN_KEY, "HmacSHA256"));
        byte[] signature = mac.doFinal((head + "." + body).getBytes(StandardCharsets.US_ASCII));
        return head + "." + body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
