package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.attachments.AttachmentReader.Outcome;
import org.minikisa.runtime.embed.CommandRunner;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.SupportCase;
import org.osgi.test.common.annotation.InjectService;

/** A support mailbox in the running product: what comes in is read with its documents, becomes cases, and these are put in order. */
public class SupportMailboxTest {

    @InjectService(timeout = 20_000)
    Intake intake;

    @InjectService(timeout = 20_000)
    Contacts contacts;

    @InjectService(timeout = 20_000)
    Cases cases;

    @InjectService(timeout = 20_000)
    CommandRunner commands;

    @Test
    public void aPdfThatHangsOnAMailIsReadInAProcessOfItsOwn() throws InterruptedException {
        ContactId id = delivered("Liite", withPdf("Siivouksen palvelukuvaus"));
        Await.until(
                "the reading of the PDF", () -> contacts.attachmentText(id, 0).isPresent());

        assertThat(contacts.find(id).orElseThrow().disposition()).isEqualTo(Disposition.NEW_CONVERSATION);
        assertThat(contacts.attachmentText(id, 0)).contains(new Outcome.Text("Siivouksen palvelukuvaus", false));
    }

    @Test
    public void casesAreMergedAndUndoneByCommands() throws InterruptedException {
        SupportCase first = caseOf(delivered("Kysymys", "Text/plain\r\n\r\nMiten pisteytys lasketaan?"));
        SupportCase second = caseOf(delivered("Sama asia", "Text/plain\r\n\r\nMiten pisteet lasketaan?"));

        Shell.Answer merged = new Shell(commands)
                .run("case", "merge", first.id().value(), second.id().value(), "--by", "Aino");
        assertThat(merged.exit()).isZero();
        assertThat(cases.find(second.id()).map(SupportCase::state)).contains(CaseState.MERGED);
        assertThat(new Shell(commands)
                        .run("case", "undo", first.id().value(), "--by", "Aino")
                        .exit())
                .isZero();
        assertThat(cases.find(new CaseId(second.id().value()))).contains(second);
    }

    private ContactId delivered(String subject, String typeAndBody) {
        String mail = "From: maija.meikalainen@asiakas.example\r\nTo: tuki@unit.example\r\nMessage-ID: <"
                + UUID.randomUUID() + "@asiakas.example>\r\nSubject: " + subject
                + "\r\nMIME-Version: 1.0\r\nContent-Type: " + typeAndBody;
        return intake.receive(RawContact.mail("test:" + UUID.randomUUID(), mail.getBytes(StandardCharsets.UTF_8)))
                .contact();
    }

    /** Its case, once everybody has seen the contact: the classifier may have to be trained first. */
    private SupportCase caseOf(ContactId contact) throws InterruptedException {
        Await.until("a case for " + contact, Duration.ofMinutes(2), () -> caseWith(contact)
                .isPresent());
        return caseWith(contact).orElseThrow();
    }

    private Optional<SupportCase> caseWith(ContactId contact) {
        return cases.list().stream().filter(c -> c.contacts().contains(contact)).findFirst();
    }

    private static String withPdf(String words) {
        String page = "BT /F 12 Tf 72 700 Td (" + words + ") Tj ET";
        String pdf =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                        + "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length "
                        + page.length() + ">>stream\n" + page + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        return "multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nLiitteenä palvelukuvaus.\r\n--b\r\nContent-Type: application/pdf\r\n"
                + "Content-Disposition: attachment; filename=kuvaus.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(pdf.getBytes(StandardCharsets.ISO_8859_1)) + "\r\n--b--\r\n";
    }
}
