package org.minikisa.support.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseEvent.What;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.SupportCase;

class CaseDeskTest {

    /** Wednesday, 11.00 by the clocks of Finland. */
    private static final String WEDNESDAY = "2026-03-11T09:00:00Z";

    private static final String THURSDAY = "2026-03-12T09:00:00Z";
    private static final String FRIDAY = "2026-03-13T09:00:00Z";

    private static final CaseId FIRST = new CaseId("CS-1");

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNewConversationOpensACase() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY);

        SupportCase opened = desk.only();
        assertThat(opened.id()).isEqualTo(FIRST);
        assertThat(opened.conversation()).isEqualTo(new ConversationId("CV-1"));
        assertThat(opened.contacts()).containsExactly(new ContactId("CT-1"));
        assertThat(opened.kind()).isEqualTo(Kind.GUIDANCE);
        assertThat(opened.topic()).isEqualTo(Topic.G6);
        assertThat(opened.jointProcurement()).contains(new JointProcurementId("cleaning-dps"));
        assertThat(opened.language()).isEqualTo(Language.SV);
        assertThat(opened.customer()).contains(new CustomerId("itaranta"));
        assertThat(opened.channel()).isEqualTo(Channel.FORM);
        assertThat(opened.state()).isEqualTo(CaseState.OPEN);
        assertThat(opened.opened()).isEqualTo(Instant.parse(WEDNESDAY));
        assertThat(opened.constructed()).isTrue();
        assertThat(desk.facts("CaseOpened")).singleElement().satisfies(e -> assertThat(e.json())
                .contains("\"CS-1\"", "\"CV-1\"", "\"GUIDANCE\"", "\"G6\"", "\"cleaning-dps\"", "\"sv\"", "\"FORM\""));
    }

    @Test
    void anAnswerIsDueWithinTwoWorkingDays() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY);
        desk.contact("CT-2", "CV-2", "NEW_CONVERSATION", "2026-04-01T09:00:00Z");

        assertThat(desk.supportCase("CS-1").answerDue()).isEqualTo(Instant.parse("2026-03-13T09:00:00Z"));
        assertThat(desk.supportCase("CS-2").answerDue())
                .as("noon of the Tuesday after Easter, in summer time")
                .isEqualTo(Instant.parse("2026-04-07T09:00:00Z"));
        assertThat(desk.supportCase("CS-1").lateAt(Instant.parse("2026-03-13T09:00:01Z")))
                .isTrue();
    }

    @Test
    void aFollowUpJoinsTheCaseOfItsConversation() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY)
                .contact("CT-2", "CV-2", "NEW_CONVERSATION", WEDNESDAY)
                .contact("CT-3", "CV-1", "FOLLOW_UP", THURSDAY, "F1", "");

        SupportCase joined = desk.supportCase("CS-1");
        assertThat(joined.contacts()).containsExactly(new ContactId("CT-1"), new ContactId("CT-3"));
        assertThat(joined.topic()).isEqualTo(Topic.G6);
        assertThat(joined.state()).isEqualTo(CaseState.OPEN);
        assertThat(joined.answerDue()).as("the first question still waits").isEqualTo(Instant.parse(FRIDAY));
        assertThat(desk.cases.list()).hasSize(2);
        assertThat(desk.cases
                        .ofConversation(new ConversationId("CV-2"))
                        .orElseThrow()
                        .id())
                .isEqualTo(new CaseId("CS-2"));
        assertThat(desk.facts("CaseReopened")).isEmpty();
    }

    @Test
    void theSameConversationNeverGetsTwoCases() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY)
                .contact("CT-2", "CV-1", "NEW_CONVERSATION", THURSDAY)
                .classified("CT-1", "CV-1", "G7", "cleaning-dps", "fi");

        assertThat(desk.only().contacts()).containsExactly(new ContactId("CT-1"), new ContactId("CT-2"));
        assertThat(desk.facts("CaseOpened")).hasSize(1);
    }

    @Test
    void aFollowUpWhoseFirstContactWasNeverUnderstoodOpensTheCase() {
        desk.received("CT-1", "", "QUARANTINED", WEDNESDAY).contact("CT-2", "CV-1", "FOLLOW_UP", THURSDAY);

        assertThat(desk.only().opened()).isEqualTo(Instant.parse(THURSDAY));
    }

    @Test
    void anAnsweredCaseOpensAgainWhenTheCustomerWrites() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).settled();
        desk.cases.answer(FIRST, "Aino", Instant.parse("2026-03-11T11:00:00Z"));

        desk.contact("CT-2", "CV-1", "FOLLOW_UP", THURSDAY);

        SupportCase reopened = desk.only();
        assertThat(reopened.state()).isEqualTo(CaseState.OPEN);
        assertThat(reopened.firstAnswered()).contains(Instant.parse("2026-03-11T11:00:00Z"));
        assertThat(reopened.answerDue()).isEqualTo(Instant.parse("2026-03-16T09:00:00Z"));
        assertThat(desk.facts("CaseReopened")).singleElement().satisfies(e -> assertThat(e.json())
                .contains("\"ANSWERED\"", "\"CT-2\""));
    }

    @Test
    void aClosedCaseOpensAgainWhenTheCustomerWrites() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).settled();
        desk.cases.close(FIRST, "Aino", Instant.parse("2026-03-11T11:00:00Z"));

        desk.contact("CT-2", "CV-1", "FOLLOW_UP", THURSDAY);

        assertThat(desk.only().state()).isEqualTo(CaseState.OPEN);
        assertThat(desk.only().closed()).isEmpty();
        desk.cases.answer(FIRST, "Aino", Instant.parse("2026-03-12T11:00:00Z"));
        assertThat(desk.facts("CaseAnswered")).singleElement().satisfies(e -> assertThat(e.json())
                .as("since it was opened again")
                .contains("120"));
    }

    @Test
    void aPersonsCorrectionOfTheFirstContactRelabelsTheCase() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY)
                .contact("CT-2", "CV-1", "FOLLOW_UP", THURSDAY)
                .corrected("CT-1", "CV-1", "TOPIC", "R1")
                .corrected("CT-1", "CV-1", "KIND", "REVIEW")
                .corrected("CT-1", "CV-1", "JOINT_PROCUREMENT", "")
                .corrected("CT-1", "CV-1", "LANGUAGE", "en")
                .corrected("CT-2", "CV-1", "TOPIC", "G1");

        SupportCase relabelled = desk.only();
        assertThat(relabelled.topic()).isEqualTo(Topic.R1);
        assertThat(relabelled.kind()).isEqualTo(Kind.REVIEW);
        assertThat(relabelled.jointProcurement()).isEmpty();
        assertThat(relabelled.language()).isEqualTo(Language.EN);
        assertThat(desk.facts("CaseRelabelled")).hasSize(4);
    }

    @Test
    void aLaterContactTellsTheJointProcurementThatTheFirstDidNot() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY, "G6", "")
                .contact("CT-2", "CV-1", "FOLLOW_UP", THURSDAY, "G7", "groceries")
                .contact("CT-3", "CV-1", "FOLLOW_UP", FRIDAY, "G7", "energy");

        assertThat(desk.only().jointProcurement()).contains(new JointProcurementId("groceries"));
        assertThat(desk.facts("CaseRelabelled")).hasSize(1);
    }

    @Test
    void theTimelineTellsWhatHappened() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).settled();
        desk.cases.answer(FIRST, "Aino", Instant.parse("2026-03-11T11:00:00Z"));
        desk.contact("CT-2", "CV-1", "FOLLOW_UP", THURSDAY).settled();
        desk.cases.linkCompetition(FIRST, "CO-1");
        desk.cases.close(FIRST, "Bo", Instant.parse("2026-03-13T11:00:00Z"));

        assertThat(desk.cases.timeline(FIRST))
                .extracting(CaseEvent::what)
                .containsExactly(
                        What.OPENED,
                        What.ANSWERED,
                        What.CONTACT_JOINED,
                        What.REOPENED,
                        What.COMPETITION_LINKED,
                        What.CLOSED);
    }

    @Test
    void aDateBeyondTheCalendarCountsFromNow() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", "1970-01-01T00:00:00Z");

        assertThat(desk.only().opened()).isEqualTo(Desk.NOW);
        assertThat(desk.store.parked()).isEmpty();
    }

    @Test
    void anUnknownLanguageIsFinnish() {
        desk.received("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).classified("CT-1", "CV-1", "NONE", "", "");

        assertThat(desk.only().language()).isEqualTo(Language.FI);
    }

    @Test
    void nothingIsDoneTwiceAfterARestart() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).settled();
        long facts = desk.store.last();
        close();
        open();

        assertThat(desk.settled().store.last()).isEqualTo(facts);
        assertThat(desk.only().id()).isEqualTo(FIRST);
        desk.contact("CT-2", "CV-2", "NEW_CONVERSATION", THURSDAY);
        assertThat(desk.supportCase("CS-2").contacts()).containsExactly(new ContactId("CT-2"));
    }

    @Test
    void aServiceTimeOfNothingIsRefused() {
        assertThatThrownBy(() -> new CaseDesk(desk.store, Desk.CALENDAR, 0))
                .hasMessageContaining("answer.within.working.minutes");
    }
}
