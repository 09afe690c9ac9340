package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minikisa.intake.api.Disposition.AUTOMATIC;
import static org.minikisa.intake.api.Disposition.DUPLICATE;
import static org.minikisa.intake.api.Disposition.FOLLOW_UP;
import static org.minikisa.intake.api.Disposition.NEW_CONVERSATION;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;

class DispositionTest {

    private IntakeFixture house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = IntakeFixture.open(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Contact question() {
        return house.delivered(
                "From: Maija <maija@itaranta.example>",
                "Subject: Siivous",
                "Message-ID: <q1@itaranta.example>",
                "",
                "Miten kilpailutamme?");
    }

    @Test
    void theFirstMailStartsAConversation() {
        Contact question = question();

        assertThat(question.disposition()).isEqualTo(NEW_CONVERSATION);
        assertThat(question.conversation()).contains(new ConversationId("CV-1"));
        assertThat(question.customer())
                .hasValueSatisfying(id -> assertThat(id.value()).isEqualTo("itaranta"));
    }

    @Test
    void anAnswerByInReplyToFollowsUp() {
        question();
        Contact answer = house.delivered(
                "From: muu@toinen.example",
                "Subject: VS: Siivous",
                "In-Reply-To: <q1@itaranta.example>",
                "",
                "Lisään vielä.");

        assertThat(answer.disposition()).isEqualTo(FOLLOW_UP);
        assertThat(answer.conversation()).contains(new ConversationId("CV-1"));
        assertThat(answer.reason()).isEqualTo("answers CT-1");
    }

    @Test
    void anAnswerByReferencesFollowsUpEvenWhenTheNearestMessageIsUnknown() {
        question();
        Contact answer = house.delivered(
                "From: maija@itaranta.example",
                "Subject: Re: Siivous",
                "In-Reply-To: <ours@unit.example>",
                "References: <q1@itaranta.example>\r\n <ours@unit.example>",
                "",
                "Kiitos!");

        assertThat(answer.conversation()).contains(new ConversationId("CV-1"));
    }

    @Test
    void twoAnswersToAMessageWeNeverSawBelongTogether() {
        Contact one =
                house.delivered("From: a@a.example", "Subject: Re: x", "In-Reply-To: <out@unit.example>", "", "one");
        Contact two =
                house.delivered("From: b@a.example", "Subject: Re: x", "In-Reply-To: <out@unit.example>", "", "two");

        assertThat(two.disposition()).isEqualTo(FOLLOW_UP);
        assertThat(two.conversation()).isEqualTo(one.conversation());
    }

    @Test
    void aQuestionThatArrivesAfterItsAnswerJoinsIt() {
        Contact answer =
                house.delivered("From: b@a.example", "Subject: Re: x", "References: <late@a.example>", "", "yes");
        Contact late = house.delivered("From: a@a.example", "Subject: x", "Message-ID: <late@a.example>", "", "is it?");

        assertThat(late.disposition()).isEqualTo(FOLLOW_UP);
        assertThat(late.conversation()).isEqualTo(answer.conversation());
    }

    @Test
    void theNumberInTheSubjectCountsForThoseWhoTakePart() {
        question();
        Contact known = house.delivered("From: maija@ITARANTA.example", "Subject: Uusi asia [CV-1]", "", "Vielä yksi");
        Contact stranger = house.delivered("From: x@muu.example", "Subject: Uusi asia [CV-1]", "", "Minäkin");

        assertThat(known.disposition()).isEqualTo(FOLLOW_UP);
        assertThat(stranger.disposition()).isEqualTo(NEW_CONVERSATION);
        assertThat(stranger.conversation()).contains(new ConversationId("CV-2"));
    }

    @Test
    void theSameMessageByAnotherWayIsADuplicate() {
        question();
        Contact again = house.delivered(
                "Received: from relay2 (10.0.0.2)",
                "From: Maija <maija@itaranta.example>",
                "Subject: Siivous",
                "Message-ID: <q1@itaranta.example>",
                "",
                "Miten kilpailutamme?",
                "");

        assertThat(again.disposition()).isEqualTo(DUPLICATE);
        assertThat(again.duplicateOf()).contains(new ContactId("CT-1"));
        assertThat(again.conversation()).contains(new ConversationId("CV-1"));
    }

    @Test
    void theSameBytesFromAnotherSourceAreADuplicate() {
        house.delivered("From: a@a.example", "", "no id");
        house.delivered("From: a@a.example", "", "no id");
        Contact third = house.delivered("From: a@a.example", "", "no id");

        assertThat(third.disposition()).isEqualTo(DUPLICATE);
        assertThat(third.duplicateOf()).contains(new ContactId("CT-1"));
    }

    @Test
    void theSameMessageIdWithOtherContentIsNoDuplicate() {
        question();
        Contact other = house.delivered(
                "From: Maija <maija@itaranta.example>",
                "Subject: Siivous",
                "Message-ID: <q1@itaranta.example>",
                "",
                "Aivan toinen asia.");

        assertThat(other.disposition()).isEqualTo(NEW_CONVERSATION);
        assertThat(marks(other)).contains("message-id-reused");
        assertThat(house.intake.details(new ContactId("CT-1")).orElseThrow().marks())
                .doesNotContain("message-id-reused");
    }

    private List<String> marks(Contact contact) {
        return house.intake.details(contact.id()).orElseThrow().marks();
    }

    @ParameterizedTest
    @CsvSource({
        "VS: Siivous, false",
        "'Re: [CV-1] SIIVOUS', false",
        "Siivous ja ikkunat, false",
        "'', false",
        "Työpöydät, true",
        "'VS: Laskutus', true"
    })
    void anAnswerAboutSomethingElseIsMarked(String subject, boolean marked) {
        question();
        Contact answer = house.delivered(
                "From: maija@itaranta.example",
                "Subject: " + subject,
                "In-Reply-To: <q1@itaranta.example>",
                "",
                "Entä tämä?");

        assertThat(answer.disposition()).isEqualTo(FOLLOW_UP);
        assertThat(marks(answer).contains("subject-changed")).isEqualTo(marked);
    }

    @Test
    void aThousandMessagesUnderOneIdAreAmbiguousAndNoMore() {
        for (int i = 0; i < 60; i++) {
            house.deliver("From: a" + i + "@a.example", "Subject: " + i, "Message-ID: <same@x.example>", "", "" + i);
        }
        Contact early =
                house.delivered("From: a3@a.example", "Subject: Re: 3", "In-Reply-To: <same@x.example>", "", "mine");
        Contact unclear =
                house.delivered("From: z@a.example", "Subject: zzz", "In-Reply-To: <same@x.example>", "", "whose?");

        assertThat(early.conversation()).contains(new ConversationId("CV-4"));
        assertThat(unclear.disposition()).isEqualTo(NEW_CONVERSATION);
    }

    @Test
    void anAnswerToAnAmbiguousMessageIdGoesWhereItsSenderTakesPart() {
        house.delivered("From: a@a.example", "Subject: one", "Message-ID: <same@x.example>", "", "one");
        Contact second =
                house.delivered("From: b@b.example", "Subject: two", "Message-ID: <same@x.example>", "", "two");
        Contact answer =
                house.delivered("From: b@b.example", "Subject: Re: zwei", "In-Reply-To: <same@x.example>", "", "more");
        Contact bySubject =
                house.delivered("From: c@c.example", "Subject: VS: Two", "In-Reply-To: <same@x.example>", "", "me");
        Contact unclear =
                house.delivered("From: d@d.example", "Subject: three", "In-Reply-To: <same@x.example>", "", "or");

        assertThat(answer.conversation()).isEqualTo(second.conversation());
        assertThat(bySubject.conversation()).isEqualTo(second.conversation());
        assertThat(unclear.disposition()).isEqualTo(NEW_CONVERSATION);
    }

    /** RFC 3834 section 5, RFC 3464, and what Exchange, exim and vacation programs write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (rejected)",
                "auto-submitted: Auto-Notified; x=y",
                "Return-Path: <>",
                "Precedence: auto_reply",
                "Precedence: junk",
                "X-Autoreply: yes",
                "X-Autorespond: vacation",
                "X-Failed-Recipients: a@b.example",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
                "From: Mail Delivery System <MAILER-DAEMON@mx.example>"
            })
    void aMachinesMessageIsAutomatic(String field) {
        String from = field.startsWith("From") ? "To: unit@unit.example" : "From: a@a.example";
        Contact contact = house.delivered(from, field, "Subject: Poissa", "", "Olen lomalla.");

        assertThat(contact.disposition()).isEqualTo(AUTOMATIC);
        assertThat(contact.conversation()).isEmpty();
        assertThat(contact.reason()).isNotBlank().doesNotContain("@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Auto-Submitted: No (human)",
                "Precedence: list",
                "Precedence: bulk",
                "List-Id: <l.example>",
                "X-Auto-Response-Suppress: All",
                "Return-Path: <a@a.example>",
                "X-Autoreply: no"
            })
    void whatAPersonSentOverAListOrPlainlyIsNot(String field) {
        assertThat(house.delivered("From: a@a.example", field, "Subject: x", "", "Hei")
                        .disposition())
                .isEqualTo(NEW_CONVERSATION);
    }

    @Test
    void anAbsenceNoteIsKeptWithItsConversationButContinuesNothing() {
        question();
        Contact note = house.delivered(
                "From: muu@itaranta.example",
                "Auto-Submitted: auto-replied",
                "In-Reply-To: <q1@itaranta.example>",
                "Subject: Automaattinen vastaus",
                "",
                "Olen lomalla.");

        assertThat(note.disposition()).isEqualTo(AUTOMATIC);
        assertThat(note.conversation()).contains(new ConversationId("CV-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "'VS: Re: Siivous', siivous",
        "'Re[2]: SIIVOUS', siivous",
        "'Sv: VB: Städning', städning",
        "Reija, reija"
    })
    void subjectsAreComparedWithoutAnswerMarks(String subject, String bare) {
        assertThat(Dispositions.bare(subject)).isEqualTo(bare);
    }
}
