package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Ledger;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.core.erasure.PeopleInContacts;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.Persons;
import org.minikisa.store.persons.HousePersons;

class ErasedPersonTest {

    private static final Person ANNA = Person.at("anna.virtanen@itaranta.example");

    @TempDir
    Path folder;

    private IntakeFixture fixture;
    private HousePersons persons;

    @BeforeEach
    void open() {
        fixture = IntakeFixture.open(folder);
        persons = new HousePersons(fixture.store, fixture.store);
        persons.addWing(new PeopleInContacts());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Contact annasMail() {
        return fixture.delivered(
                "From: Anna Virtanen <anna.virtanen@itaranta.example>",
                "To: tuki@hansel.example",
                "Subject: =?utf-8?B?" + base64("Kysymys: Anna Virtanen") + "?=",
                "Message-ID: <a1@itaranta.example>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                base64("Hei,\n\nmiten siivouksen minikilpailutus avataan? Tunnukseni on 131052-308T.\n\nTerveisin\n"
                        + "Anna Virtanen\nPuh. 040 123 4567\n"));
    }

    private Contact colleaguesAnswer() {
        return fixture.delivered(
                "From: Matti Virtanen <matti.virtanen@itaranta.example>",
                "To: tuki@hansel.example",
                "Cc: Anna Virtanen <anna.virtanen@itaranta.example>",
                "Subject: VS: Kysymys",
                "Message-ID: <m1@itaranta.example>",
                "In-Reply-To: <a1@itaranta.example>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Annalle ei ole vastattu; soittakaa Virtaselle numeroon +358 40 1234567.",
                "",
                "t. Matti Virtanen",
                "--b",
                "Content-Type: text/plain; charset=utf-8; name=liite.txt",
                "Content-Disposition: attachment; filename=liite.txt",
                "",
                "Hinnat ovat taulukossa.",
                "--b--");
    }

    private Contact strangersMail() {
        return fixture.delivered(
                "From: Kalle Kunta <kalle@kunta.example>",
                "To: tuki@hansel.example",
                "Subject: Muu asia",
                "",
                "Anna tietoa hinnoista. Virtasalmen kunta kysyy.");
    }

    @Test
    void nothingOfThePersonIsLeftAndTheBooksStillBalance() {
        ContactId own = annasMail().id();
        ContactId others = colleaguesAnswer().id();
        ContactId strangers = strangersMail().id();
        byte[] untouched = fixture.intake.raw(strangers);
        Ledger before = fixture.intake.ledger();
        String digest = fixture.intake.details(own).orElseThrow().sha256();
        Person person = ANNA.and(persons.alsoKnown(ANNA));

        assertThat(person.names()).containsExactly("Anna Virtanen");
        assertThat(person.telephones()).containsExactly("040 123 4567");
        assertThat(person.identityCodes()).containsExactly("131052-308T");

        Persons.Erasure erasure = persons.erase(person, "TSV", "pyyntö 17");

        assertThat(erasure.traces()).isEmpty();
        assertThat(erasure.problems()).isEmpty();
        Contact erased = fixture.intake.find(own).orElseThrow();
        assertThat(erased.fromName()).isEqualTo("PN-1");
        assertThat(erased.fromAddress()).isEqualTo("pn-1@erased.invalid");
        assertThat(erased.subject()).isEqualTo("Kysymys: PN-1");
        assertThat(erased.fullText())
                .contains("miten siivouksen minikilpailutus avataan?")
                .doesNotContain("308T", "Virtanen", "4567");
        Contact answer = fixture.intake.find(others).orElseThrow();
        assertThat(answer.fromName()).isEqualTo("Matti Virtanen");
        assertThat(answer.fullText())
                .contains("PN-1 ei ole vastattu; soittakaa PN-1 numeroon PN-1.")
                .contains("t. Matti Virtanen");
        assertThat(new String(fixture.intake.attachment(others, 0), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Hinnat ovat taulukossa.");
        assertThat(fixture.intake.raw(strangers)).isEqualTo(untouched);
        assertThat(fixture.intake.ledger()).isEqualTo(before);
        assertThat(fixture.intake.verify()).isEmpty();
        assertThat(fixture.intake.details(own).orElseThrow().sha256()).isEqualTo(digest);
        assertThat(fixture.store.verify().firstBroken()).isEmpty();
    }

    @Test
    void whoIsToldOfOnlyInAPartOrFileOfSomebodyElsesMailIsErasedFromItsBytesToo() {
        ContactId markup = mixed(
                        "text/html; charset=utf-8", "<p>Tilaaja <b>Anna</b> Virtanen, ja Matti Virtanen</p>", "")
                .id();
        ContactId file = mixed(
                        "text/plain; charset=utf-8",
                        "Paikalla Anna Virtanen ja Kalle Kunta",
                        "Content-Disposition: attachment; filename=muistio.txt")
                .id();
        ContactId unread = fixture.delivered(
                        "roskaa ilman otsikkoa", "", base64("yhteys: Anna Virtanen, anna.virtanen@itaranta.example"))
                .id();

        persons.erase(ANNA.and(Person.named("Anna Virtanen")), "TSV", "");

        for (ContactId id : List.of(markup, file, unread)) {
            assertThat(new String(fixture.intake.raw(id), StandardCharsets.UTF_8))
                    .as(id.value())
                    .doesNotContain(base64("Tilaaja").substring(0, 8), "Virtanen", "eWh0ZXlzOi");
        }
        assertThat(new String(fixture.intake.attachment(file, 0), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Paikalla PN-1 ja Kalle Kunta");
        assertThat(fixture.intake.verify()).isEmpty();
    }

    private Contact mixed(String type, String content, String disposition) {
        return fixture.delivered(
                "From: Kalle Kunta <kalle@kunta.example>",
                "To: tuki@hansel.example",
                "Subject: Muu asia",
                "MIME-Version: 1.0",
                "Content-Type: multipart/" + (disposition.isEmpty() ? "alternative" : "mixed") + "; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "Hei, ohessa.",
                "--b",
                "Content-Type: " + type,
                disposition.isEmpty() ? "X-Nothing: here" : disposition,
                "Content-Transfer-Encoding: base64",
                "",
                base64(content),
                "--b--");
    }

    @Test
    void theSegmentsOfAnErasedMessageStillCoverItsText() {
        ContactId own = annasMail().id();
        persons.erase(ANNA.and(persons.alsoKnown(ANNA)), "TSV", "");

        Contact erased = fixture.intake.find(own).orElseThrow();
        var segments = fixture.intake.details(own).orElseThrow().segments();
        assertThat(segments.get(segments.size() - 1).end())
                .isEqualTo(erased.fullText().length());
    }

    @Test
    void whatIsExportedIsThePersonsOwnInFullAndOfOthersOnlyTheLinesThatTell() {
        annasMail();
        colleaguesAnswer();
        strangersMail();
        var told = new ArrayList<String>();
        persons.held(
                ANNA.and(persons.alsoKnown(ANNA)),
                (wing, held) -> told.add(held.place() + " " + held.kind() + " "
                        + held.files().keySet() + " " + held.content().keySet()));

        assertThat(told)
                .containsExactly(
                        "CT-1 message from the person [message.eml] [from, to, subject, text]",
                        "CT-2 message that tells of the person [] [subject, lines]");
    }

    @Test
    void aNoteAndAMessageThatNobodyCouldReadAreErasedToo() {
        ContactId note = fixture.intake
                .receive(new RawContact(
                        Channel.PHONE,
                        "phone#1",
                        "{\"from\": {\"name\": \"Anna Virtanen\", \"address\": \"anna.virtanen@itaranta.example\"}, \"text\": \"Pyysi soittoa.\"}"
                                .getBytes(StandardCharsets.UTF_8),
                        Optional.empty(),
                        false))
                .contact();
        ContactId broken = fixture.intake
                .receive(new RawContact(
                        Channel.FORM,
                        "form#1",
                        "{\"from\": anna.virtanen@itaranta.example".getBytes(StandardCharsets.UTF_8),
                        Optional.empty(),
                        false))
                .contact();
        fixture.settle();

        Persons.Erasure erasure = persons.erase(ANNA, "TSV", "");

        assertThat(erasure.traces()).isEmpty();
        assertThat(new String(fixture.intake.raw(note), StandardCharsets.UTF_8)).contains("PN-1", "Pyysi soittoa.");
        assertThat(new String(fixture.intake.raw(broken), StandardCharsets.UTF_8))
                .contains("PN-1");
        assertThat(fixture.intake.verify()).isEmpty();
        assertThat(List.of(fixture.intake.ledger().balances())).containsExactly(true);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
