package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactDetails;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.StaffReplyRecognised;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.core.trust.House;

class ForgedMailTest {

    private static final House UNIT =
            new House(List.of("tuki@unit.example"), Set.of("unit.example"), Set.of("mail.unit.example"));

    private IntakeFixture house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = IntakeFixture.open(folder, UNIT);
        house.delivered(
                "Authentication-Results: mail.unit.example; dmarc=pass header.from=itaranta.example",
                "From: Maija <maija@itaranta.example>",
                "Subject: Siivous",
                "Message-ID: <q1@itaranta.example>",
                "",
                "Miten kilpailutamme?");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private ContactDetails details(Contact contact) {
        return house.intake.details(contact.id()).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: VS: Siivous [CV-1]",
                "In-Reply-To: <q1@itaranta.example>",
                "References: <x@y.example> <q1@itaranta.example>"
            })
    void whoIsNotWhomHeNamesJoinsNothing(String field) {
        Contact forged = house.delivered(
                "Authentication-Results: mail.unit.example; dmarc=fail header.from=itaranta.example",
                "From: Maija <maija@itaranta.example>",
                field,
                "",
                "Maksakaa tilille FI00.");

        assertThat(forged.disposition()).isEqualTo(Disposition.NEW_CONVERSATION);
        assertThat(details(forged).trust().level()).isEqualTo(Trust.Level.FORGED);
        assertThat(details(forged).thread()).containsExactly(forged.id());
    }

    @Test
    void whatAForgedMailSaysOfItselfLeadsNobodyIntoItsConversation() {
        Contact forged = house.delivered(
                "From: Johtaja <johtaja@unit.example>",
                "Message-ID: <trap@unit.example>",
                "In-Reply-To: <not-yet@itaranta.example>",
                "Subject: Siivous",
                "",
                "Toimikaa näin.");
        Contact good = house.delivered(
                "From: maija@itaranta.example", "Subject: x", "In-Reply-To: <not-yet@itaranta.example>", "", "Kiitos");
        Contact late = house.delivered(
                "From: muu@itaranta.example", "Subject: y", "Message-ID: <not-yet@itaranta.example>", "", "Ensin");

        assertThat(details(forged).trust().level()).isEqualTo(Trust.Level.FORGED);
        assertThat(good.conversation()).isNotEqualTo(forged.conversation());
        assertThat(late.conversation()).isEqualTo(good.conversation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tuki@unit.example.", "tuki@unit\u3002example", "tuki@\uff55nit.example"})
    void anotherSpellingOfOurOwnAddressIsForgedToo(String address) {
        Contact forged = house.delivered("From: " + address, "Subject: VS: Siivous [CV-1]", "", "Maksakaa.");

        assertThat(details(forged).trust().level()).isEqualTo(Trust.Level.FORGED);
    }

    @Test
    void noUnauthenticatedMailBecomesAStaffReply() {
        for (String proof : List.of(
                "X-Nothing: here",
                "X-Minikisa-Author: STAFF",
                "X-Zammad-Article-Sender: Agent",
                "Authentication-Results: mail.evil.example; dmarc=pass header.from=unit.example",
                "Authentication-Results: mail.unit.example; dkim=pass header.d=evil.example",
                "Sender: tuki@unit.example")) {
            Contact contact = house.delivered(
                    proof,
                    "From: Tuki <tuki@unit.example>",
                    "Subject: VS: Siivous [CV-1] " + proof.length(),
                    "In-Reply-To: <q1@itaranta.example>",
                    "",
                    "Salasananne on vanhentunut.");
            assertThat(details(contact).author()).as(proof).isEqualTo(Author.OUTSIDE);
        }
        assertThat(house.facts(StaffReplyRecognised.class)).isEmpty();
        assertThat(house.intake.details(new ContactId("CT-1")).orElseThrow().thread())
                .hasSize(1);
    }
}
