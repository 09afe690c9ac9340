package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Topic;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.RawContact;
import org.osgi.test.common.annotation.InjectService;

/** Constructed mails as programs send them, with greeting, signature and quoted thread, come in and are understood. */
public class WholeMailsTest {

    /** The first contact waits for the first model, which is learnt from all seed texts. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @InjectService(timeout = 20_000)
    Classifications classifications;

    @InjectService(timeout = 20_000)
    Intake intake;

    /** A mail with what a person would say of it. */
    record Mail(String name, String language, String topic, String urgency, String type, String subject, String body) {}

    private static final List<Mail> MAILS = List.of(
            new Mail("fi-password", "fi", "G1", "URGENT", "text/plain", "VS: Hinnasto", """
                    Moi,
                    salasanani ei kelpaa enkä pääse kirjautumaan palveluun, vaikka tarjoukset pitää avata tänään klo 13.

                    Kiitos jo etukäteen, Pirkko

                    Lähettäjä: Minna Virtanen <minna@yksikko.example>
                    Lähetetty: tiistai 3. maaliskuuta 2026 10.12
                    Vastaanottaja: kirjaamo@kunta.example
                    Aihe: Hinnasto

                    Hei, sähkölasku on väärin ja hyvitämme sen. Uusi hinnasto on liitteenä.
                    """),
            new Mail("fi-price", "fi", "G13", "NORMAL", "text/html", "Lasku", """
                    <html><body><p class=MsoNormal>Hei!</p><p class=MsoNormal>Laskulla on eri hinta kuin sopimuksessa. Toimittaja on
                    laskuttanut meiltä 14 prosenttia sopimushintaa enemmän jo kahtena kuukautena. Tarkistatteko hinnoittelun?</p>
                    <p class=MsoNormal>Ystävällisin terveisin</p><p class=MsoNormal>Eino Rantanen</p>
                    <p class=MsoNormal>toimistosihteeri</p><p class=MsoNormal>p. 050 000 1234</p></body></html>
                    """),
            new Mail("sv-password", "sv", "G1", "NORMAL", "text/plain", "Inloggning", """
                    Hej!

                    Mitt lösenord har gått ut och jag kan inte logga in i portalen. Hur får jag ett nytt?

                    Trevlig helg! Kaj

                    Den tis 3 mars 2026 kl 10:15 skrev Anna Berg <anna@enhet.example>:
                    > Hej,
                    > leveransen av möblerna är försenad med fyra veckor.
                    """),
            new Mail("en-password", "en", "G1", "NORMAL", "text/plain", "Login", """
                    Hi all,

                    I forgot my password and my user account is locked. Could you reset it for me?

                    Many thanks, Louise
                    Sent from my iPhone

                    -----Original Message-----
                    From: Support <support@unit.example>
                    Sent: 3 March 2026 10:12
                    To: office@city.example
                    Subject: Cleaning

                    Please send your complaint about the cleaning to the supplier.
                    """),
            new Mail("en-price", "en", "G13", "NORMAL", "text/plain", "Invoice", """
                    Dear team,

                    the supplier has invoiced us at a higher price than the contract price list says. Please check the pricing.

                    --
                    Daniel Fisher
                    Head of Finance
                    Harbour Utilities Ltd is registered in England No. 000000. Registered office: 1 Quay Street.
                    """));

    /** Words of greetings, signatures and quotations only. */
    private static final List<String> OUTSIDE =
            List.of("pirkko", "eino", "kaj", "louise", "daniel", "iphone", "finance", "minna", "anna", "sähkölasku");

    @Test
    void mailsAreJudgedByWhatTheirSendersWroteThisTime() throws Exception {
        for (Mail mail : MAILS) {
            Judgement judged = received(mail);
            assertThat(List.of(Axis.KIND, Axis.TOPIC, Axis.LANGUAGE, Axis.URGENCY))
                    .as(mail.name())
                    .extracting(axis -> judged.labels().get(axis).value())
                    .containsExactly(kindOf(mail), mail.topic(), mail.language(), mail.urgency());
            assertThat(judged.labels().get(Axis.TOPIC).evidence())
                    .as("what moved " + mail.name())
                    .extracting(evidence -> evidence.text().toLowerCase(Locale.ROOT))
                    .doesNotContainAnyElementsOf(OUTSIDE);
        }
    }

    private static String kindOf(Mail mail) {
        return Topic.valueOf(mail.topic()).kind().name();
    }

    private Judgement received(Mail mail) throws InterruptedException {
        String head = "From: =?utf-8?q?Asiakas?= <%1$s@whole.example>\nTo: tuki@unit.example\nSubject: %2$s\n"
                + "Message-ID: <whole-%1$s@whole.example>\nDate: Tue, 3 Mar 2026 12:00:00 +0200\nMIME-Version: 1.0\n"
                + "Content-Type: %3$s; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n";
        String raw = head.formatted(mail.name(), mail.subject(), mail.type()) + mail.body();
        ContactId contact = intake.receive(new RawContact(
                        Channel.MAIL,
                        "itest/whole-mails/" + mail.name(),
                        raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                        Optional.of(Instant.parse("2026-03-03T10:00:00Z")),
                        true))
                .contact();
        Await.until("judged", PATIENCE, () -> classifications.of(contact).isPresent());
        return classifications.of(contact).orElseThrow().judgement();
    }
}
