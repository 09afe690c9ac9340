package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.api.sending.Replies;
import org.minikisa.intake.api.sending.Reply;
import org.minikisa.itest.MailServerStub.Taken;
import org.minikisa.problem.api.Language;
import org.minikisa.runtime.embed.CommandRunner;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.SupportCase;
import org.osgi.test.common.annotation.InjectService;

/** A conversation with a customer as it goes in the running product: mail in, acknowledged, answered by mail, and what comes back. */
public class RepliesTest {

    private static final String OURS = "tuki@unit.example";

    @TempDir
    Path folder;

    @InjectService(timeout = 20_000)
    Contacts contacts;

    @InjectService(timeout = 20_000)
    Cases cases;

    @InjectService(timeout = 20_000)
    Replies replies;

    @InjectService(timeout = 20_000)
    CommandRunner commands;

    private final String subject = "Fråga " + UUID.randomUUID();
    private final String customer = "maja-" + UUID.randomUUID() + "@kund.example";
    private MailServerStub server;
    private int delivered;

    @BeforeEach
    void theOrganisationHasAMailServer() throws Exception {
        server = new MailServerStub();
        Files.createDirectories(folder.resolve("cur"));
        Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("new"));
        run(
                "intake",
                "settings",
                "core",
                "ownAddresses=" + OURS,
                "staff=unit.example",
                "trustedMailServers=mx.unit.example",
                "acknowledge=true");
        run("intake", "add", "smtp", "stub", "host=127.0.0.1", "port=" + server.port(), "security=none");
        run("intake", "add", "folder", "stub", "--folder", folder.toString(), "seconds=1");
    }

    @AfterEach
    void andTheOthersHaveNone() throws Exception {
        run("intake", "remove", "folder-stub");
        run("intake", "remove", "smtp-stub");
        run("intake", "remove", "core");
        server.close();
    }

    @Test
    public void aConversationGoesBothWays() throws Exception {
        Contact question = received("<q1@kund.example>", "", """
                Hej,

                hur kan vår kommun ansluta sig till ramavtalet om städtjänster, och när kan vi ordna en egen
                konkurrensutsättning? Vi behöver råd om tidtabellen.""");
        SupportCase opened = caseOf(question);
        assertThat(opened.language()).isEqualTo(Language.SV);

        Taken acknowledgement = sent("Vi har tagit emot");
        assertThat(acknowledgement.sender()).as("nobody answers it").isEmpty();
        assertThat(acknowledgement.field("Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(acknowledgement.message()).contains(opened.conversation().value());

        run("case", "reply", opened.id().value(), "--text", "Ni kan ansluta er nar som helst.", "--by", "Aino");
        Taken answer = sent("ansluta er nar");
        assertThat(answer.sender()).isEqualTo(OURS);
        assertThat(cases.find(opened.id()).orElseThrow().state()).isEqualTo(CaseState.ANSWERED);

        Contact thanks = received("<q2@kund.example>", answer.id(), "Tack, men när exakt?");
        assertThat(thanks.disposition()).isEqualTo(Disposition.FOLLOW_UP);
        assertThat(thanks.conversation()).contains(opened.conversation());
        assertThat(contacts.details(thanks.id()).orElseThrow().trust().level()).isEqualTo(Trust.Level.ANSWERS_US);
        Await.until("the case is open again", () -> caseOf(question).state() == CaseState.OPEN);

        bounced(answer);
        Await.until("the answer came back", () -> replyWith("nar som helst").state() == Reply.State.BOUNCED);
        assertThat(replyWith("nar som helst").remark()).contains("5.1.1");

        String fromColleague = "From: Liisa <liisa@unit.example>";
        deliver("staff-forged", fromColleague, "In-Reply-To: <q2@kund.example>", "Subject: Re: " + subject, "", "Nej.");
        Contact forged = contact("Nej.");
        assertThat(contacts.details(forged.id()).orElseThrow().author()).isEqualTo(Author.OUTSIDE);
        assertThat(caseOf(question).state()).isEqualTo(CaseState.OPEN);
        deliver(
                "staff",
                "Authentication-Results: mx.unit.example; dmarc=pass header.from=unit.example",
                fromColleague,
                "In-Reply-To: <q2@kund.example>",
                "Subject: Re: " + subject,
                "",
                "Den femte maj.");
        Await.until(
                "the colleague's answer answers the case",
                () -> caseOf(question).state() == CaseState.ANSWERED);
        assertThat(server.to("liisa@unit.example", ""))
                .as("colleagues are not acknowledged")
                .isEmpty();
    }

    @Test
    public void machinesStartNoLoop() throws Exception {
        deliver(
                "auto",
                "From: " + customer,
                "Auto-Submitted: auto-replied",
                "Subject: " + subject,
                "",
                "Jag är borta.");
        deliver("list", "From: " + customer, "List-Id: <l.example>", "Subject: " + subject, "", "Till alla på listan.");
        deliver("own", "From: " + OURS, "Subject: " + subject, "", "Från oss själva.");
        contact("Till alla");
        contact("Från oss");
        received("<p1@kund.example>", "", "Hur gör vi en egen konkurrensutsättning av städtjänster?");
        sent("Vi har tagit emot");

        assertThat(replies.list(Optional.empty()).stream()
                        .filter(reply -> reply.subject().contains(subject))
                        .toList())
                .as("only the person is acknowledged")
                .hasSize(1);
        assertThat(server.to(OURS, "")).isEmpty();
    }

    private Contact received(String id, String answers, String text) throws Exception {
        var lines = new ArrayList<>(List.of("From: Maja <" + customer + ">", "To: " + OURS, "Message-ID: " + id));
        lines.add("Subject: " + (answers.isEmpty() ? "" : "Sv: ") + subject);
        if (!answers.isEmpty()) {
            lines.add("In-Reply-To: " + answers);
        }
        lines.addAll(List.of("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text));
        deliver("q" + id.charAt(2), lines.toArray(String[]::new));
        return contact(text.strip().lines().reduce((first, last) -> last).orElseThrow());
    }

    private void deliver(String name, String... lines) throws Exception {
        Path file = folder.resolve("tmp").resolve(++delivered + "." + name);
        Files.writeString(file, String.join("\n", lines) + "\n");
        Files.move(file, folder.resolve("new").resolve(file.getFileName()));
    }

    private void bounced(Taken message) throws Exception {
        deliver(
                "bounce",
                "Return-Path: <>",
                "From: MAILER-DAEMON@mx.kund.example",
                "Subject: Undelivered Mail Returned to Sender",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.kund.example",
                "",
                "Final-Recipient: rfc822; " + customer,
                "Action: failed",
                "Status: 5.1.1",
                "",
                "--b",
                "Content-Type: message/rfc822",
                "",
                message.message(),
                "--b--");
    }

    private Contact contact(String words) throws InterruptedException {
        Await.until("the contact: " + words, () -> mine(words).findFirst().isPresent());
        return mine(words).findFirst().orElseThrow();
    }

    private Stream<Contact> mine(String words) {
        return contacts.list(ContactQuery.all().withSearch(subject)).stream()
                .filter(contact -> contact.fullText().contains(words));
    }

    private SupportCase caseOf(Contact contact) {
        try {
            Await.until("the case", () -> cases.ofConversation(
                            contact.conversation().orElseThrow())
                    .isPresent());
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return cases.ofConversation(contact.conversation().orElseThrow()).orElseThrow();
    }

    private Taken sent(String words) throws InterruptedException {
        Await.until("the mail: " + words, () -> server.to(customer, words).isPresent());
        return server.to(customer, words).orElseThrow();
    }

    private Reply replyWith(String words) {
        return replies.list(Optional.empty()).stream()
                .filter(reply ->
                        reply.text().contains(words) && reply.recipient().equals(customer))
                .findFirst()
                .orElseThrow();
    }

    private void run(String... words) {
        Shell.Answer answer = new Shell(commands).run(words);
        assertThat(answer.exit()).as(answer.toString()).isZero();
    }
}
