package org.minikisa.support.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.ContactId;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.support.api.CaseChange;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseEvent.What;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.SupportCase;

/** Cases are merged and split, and each of it is undone, whatever has come in between. */
class CaseChangesTest {

    private static final String WEDNESDAY = "2026-03-11T09:00:00Z";
    private static final String THURSDAY = "2026-03-12T09:00:00Z";
    private static final String FRIDAY = "2026-03-13T09:00:00Z";
    private static final Instant NOW = Instant.parse("2026-03-16T09:00:00Z");

    private static final CaseId FIRST = new CaseId("CS-1");
    private static final CaseId SECOND = new CaseId("CS-2");
    private static final CaseId THIRD = new CaseId("CS-3");

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void twoCases() {
        desk = new Desk(folder);
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY, "G6", "")
                .contact("CT-2", "CV-2", "NEW_CONVERSATION", THURSDAY, "G1", "cleaning-dps")
                .settled();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMergedCaseBringsEverythingAlongAndIsNoCaseAnyMore() {
        desk.cases.linkCompetition(SECOND, "CO-1");
        CaseChange merge = desk.cases.merge(FIRST, SECOND, " Aino ", NOW);

        assertThat(merge.contacts()).containsExactly(new ContactId("CT-2"));
        assertThat(merge.by()).isEqualTo("Aino");
        SupportCase kept = desk.supportCase("CS-1");
        assertThat(kept.contacts()).containsExactly(new ContactId("CT-1"), new ContactId("CT-2"));
        assertThat(kept.jointProcurement()).contains(new JointProcurementId("cleaning-dps"));
        assertThat(kept.competition()).contains("CO-1");
        assertThat(desk.cases.list()).extracting(SupportCase::id).containsExactly(FIRST);
        assertThat(desk.supportCase("CS-2").state()).isEqualTo(CaseState.MERGED);
        assertThat(desk.facts("CasesMerged"))
                .singleElement()
                .satisfies(e -> assertThat(e.json()).contains("CS-1", "CS-2").doesNotContain("Aino"));
    }

    @Test
    void whoeverWritesInTheOtherConversationJoinsTheCaseThatIsKept() {
        desk.cases.merge(FIRST, SECOND, "Aino", NOW);
        desk.contact("CT-3", "CV-2", "FOLLOW_UP", FRIDAY, "G1", "").settled();

        assertThat(desk.cases.list()).singleElement().satisfies(kept -> assertThat(kept.contacts())
                .contains(new ContactId("CT-3")));
    }

    @Test
    void aClosedCaseThatTakesInAnOpenOneIsOpenAndDueWhenThatWas() {
        desk.cases.close(FIRST, "Aino", NOW);
        SupportCase waiting = desk.supportCase("CS-2");
        desk.cases.merge(FIRST, SECOND, "Aino", NOW);

        SupportCase kept = desk.supportCase("CS-1");
        assertThat(kept.state()).isEqualTo(CaseState.OPEN);
        assertThat(kept.closed()).isEmpty();
        assertThat(kept.answerDue()).isEqualTo(waiting.answerDue());
    }

    @Test
    void anUndoneMergeLeavesBothAsTheyWere() {
        desk.cases.close(FIRST, "Aino", NOW);
        desk.cases.linkCompetition(SECOND, "CO-1");
        SupportCase first = desk.supportCase("CS-1");
        SupportCase second = desk.supportCase("CS-2");
        desk.cases.merge(FIRST, SECOND, "Aino", NOW);
        CaseChange undone = desk.cases.undo(SECOND, "Eero", NOW.plusSeconds(60));

        assertThat(undone.undone()).contains(NOW.plusSeconds(60));
        assertThat(desk.supportCase("CS-1")).isEqualTo(first);
        assertThat(desk.supportCase("CS-2")).isEqualTo(second);
        assertThat(desk.facts("CaseChangeUndone")).hasSize(1);
        desk.contact("CT-3", "CV-2", "FOLLOW_UP", FRIDAY, "G1", "").settled();
        assertThat(desk.supportCase("CS-2").contacts()).contains(new ContactId("CT-3"));
    }

    @Test
    void whatCameBetweenMergeAndUndoGoesWhereItWouldHaveGone() {
        desk.cases.answer(FIRST, "Aino", NOW);
        desk.cases.answer(SECOND, "Aino", NOW);
        desk.cases.merge(FIRST, SECOND, "Aino", NOW);
        desk.contact("CT-3", "CV-2", "FOLLOW_UP", FRIDAY, "G1", "").settled();
        desk.cases.undo(FIRST, "Aino", NOW);

        assertThat(desk.supportCase("CS-1").contacts()).containsExactly(new ContactId("CT-1"));
        SupportCase second = desk.supportCase("CS-2");
        assertThat(second.contacts()).containsExactly(new ContactId("CT-2"), new ContactId("CT-3"));
        assertThat(second.state()).as("somebody waits there").isEqualTo(CaseState.OPEN);
    }

    @Test
    void anAnswerToTheMergedCaseAnswersBoth() {
        desk.cases.merge(FIRST, SECOND, "Aino", NOW);
        desk.cases.answer(FIRST, "Aino", NOW);
        desk.cases.undo(FIRST, "Aino", NOW);

        assertThat(desk.supportCase("CS-1").state()).isEqualTo(CaseState.ANSWERED);
        assertThat(desk.supportCase("CS-2").state()).isEqualTo(CaseState.ANSWERED);
    }

    @Test
    void twoCompetitionsAreNotMergedAndEverythingWrongIsTold() {
        desk.cases.linkCompetition(FIRST, "CO-1");
        desk.cases.linkCompetition(SECOND, "CO-2");

        assertThatThrownBy(() -> desk.cases.merge(FIRST, SECOND, " ", NOW))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.problems())
                        .extracting("code")
                        .containsExactlyInAnyOrder("support.case.competition", "support.blank"));
        assertThatThrownBy(() -> desk.cases.merge(FIRST, FIRST, "Aino", NOW)).hasMessageContaining("two cases");
        assertThat(desk.cases.list()).hasSize(2);
        assertThat(desk.facts("CasesMerged")).isEmpty();
    }

    @Test
    void aMergedCaseTakesNoPartInAnythingElse() {
        desk.cases.merge(FIRST, SECOND, "Aino", NOW);

        assertThatThrownBy(() -> desk.cases.merge(FIRST, SECOND, "Aino", NOW)).hasMessageContaining("went into");
        assertThatThrownBy(() -> desk.cases.answer(SECOND, "Aino", NOW)).hasMessageContaining("MERGED");
        assertThatThrownBy(() -> desk.cases.close(SECOND, "Aino", NOW)).hasMessageContaining("MERGED");
    }

    @Test
    void contactsThatAreAboutSomethingElseBecomeACaseOfTheirOwn() {
        desk.contact("CT-3", "CV-2", "FOLLOW_UP", FRIDAY, "G9", "it-dps").settled();
        CaseChange split = desk.cases.split(SECOND, List.of(new ContactId("CT-3")), "Aino", NOW);

        assertThat(split.other()).isEqualTo(THIRD);
        SupportCase own = desk.supportCase("CS-3");
        assertThat(own.contacts()).containsExactly(new ContactId("CT-3"));
        assertThat(own.jointProcurement()).contains(new JointProcurementId("it-dps"));
        assertThat(own.topic().name()).isEqualTo("G9");
        assertThat(own.state()).isEqualTo(CaseState.OPEN);
        assertThat(own.conversation().value()).isEqualTo("CV-2");
        assertThat(own.opened()).isEqualTo(Instant.parse(FRIDAY));
        assertThat(desk.supportCase("CS-2").contacts()).containsExactly(new ContactId("CT-2"));
        assertThat(desk.facts("CaseSplit")).hasSize(1);
        assertThat(desk.facts("CaseOpened")).hasSize(3);
    }

    @Test
    void afterASplitContactsJoinTheCaseOfTheirJointProcurement() {
        desk.contact("CT-3", "CV-2", "FOLLOW_UP", FRIDAY, "G9", "it-dps").settled();
        desk.cases.split(SECOND, List.of(new ContactId("CT-3")), "Aino", NOW);
        desk.contact("CT-4", "CV-2", "FOLLOW_UP", FRIDAY, "G1", "cleaning-dps")
                .contact("CT-5", "CV-2", "FOLLOW_UP", FRIDAY, "G1", "")
                .settled();

        assertThat(desk.supportCase("CS-2").contacts()).contains(new ContactId("CT-4"));
        assertThat(desk.supportCase("CS-3").contacts()).contains(new ContactId("CT-5"));
    }

    @Test
    void anUndoneSplitPutsEveryContactBackInItsPlace() {
        desk.contact("CT-3", "CV-2", "FOLLOW_UP", FRIDAY, "G9", "it-dps")
                .contact("CT-4", "CV-2", "FOLLOW_UP", FRIDAY, "G1", "cleaning-dps")
                .settled();
        SupportCase before = desk.supportCase("CS-2");
        desk.cases.split(SECOND, List.of(new ContactId("CT-3")), "Aino", NOW);
        desk.cases.undo(THIRD, "Aino", NOW);

        assertThat(desk.supportCase("CS-2")).isEqualTo(before);
        assertThat(desk.supportCase("CS-3").state()).isEqualTo(CaseState.MERGED);
        assertThat(desk.cases.list()).hasSize(2);
    }

    @Test
    void whoWritesToASplitOffCaseStillWaitsAfterItIsUndone() {
        desk.contact("CT-3", "CV-2", "FOLLOW_UP", FRIDAY, "G9", "it-dps").settled();
        desk.cases.split(SECOND, List.of(new ContactId("CT-3")), "Aino", NOW);
        desk.cases.close(SECOND, "Aino", NOW);
        desk.contact("CT-4", "CV-2", "FOLLOW_UP", FRIDAY, "G9", "it-dps").settled();
        desk.cases.undo(THIRD, "Aino", NOW);

        SupportCase kept = desk.supportCase("CS-2");
        assertThat(kept.contacts()).extracting(ContactId::value).containsExactly("CT-2", "CT-3", "CT-4");
        assertThat(kept.state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void changesAreUndoneFromTheLastToTheFirst() {
        desk.contact("CT-3", "CV-3", "NEW_CONVERSATION", FRIDAY, "G1", "").settled();
        desk.cases.merge(FIRST, SECOND, "Aino", NOW);
        desk.cases.merge(THIRD, FIRST, "Aino", NOW);

        assertThatThrownBy(() -> desk.cases.undo(SECOND, "Aino", NOW))
                .hasMessageContaining("CS-1 was changed later")
                .hasMessageContaining("kisa:case undo CS-1");
        desk.cases.undo(FIRST, "Aino", NOW);
        desk.cases.undo(FIRST, "Aino", NOW);
        assertThat(desk.cases.list())
                .extracting(c -> c.id().value(), c -> c.contacts().toString())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("CS-1", "[CT-1]"),
                        org.assertj.core.api.Assertions.tuple("CS-2", "[CT-2]"),
                        org.assertj.core.api.Assertions.tuple("CS-3", "[CT-3]"));
        assertThatThrownBy(() -> desk.cases.undo(FIRST, "Aino", NOW)).hasMessageContaining("no merge or split");
    }

    @Test
    void onlySomeOfItsOwnContactsAreSplitOff() {
        assertThatThrownBy(() -> desk.cases.split(FIRST, List.of(new ContactId("CT-1")), "Aino", NOW))
                .hasMessageContaining("cannot be split");
        assertThatThrownBy(() -> desk.cases.split(FIRST, List.of(new ContactId("CT-2")), "Aino", NOW))
                .hasMessageContaining("CT-2");
        assertThatThrownBy(() -> desk.cases.split(FIRST, List.of(), "Aino", NOW))
                .hasMessageContaining("none");
        assertThat(desk.cases.changes(FIRST)).isEmpty();
    }

    @Test
    void aThreadThatGoesOnAboutAnotherProcurementIsFlagged() {
        desk.contact("CT-3", "CV-2", "FOLLOW_UP", FRIDAY, "G9", "it-dps").settled();

        assertThat(desk.cases.timeline(SECOND))
                .filteredOn(event -> event.what() == What.TOPIC_CHANGED)
                .extracting(CaseEvent::detail)
                .containsExactly("CT-3: it-dps");
        assertThat(desk.facts("CaseTopicChanged")).hasSize(1);
        assertThat(desk.cases.withOtherTopics()).containsExactly(SECOND);
        desk.cases.split(SECOND, List.of(new ContactId("CT-3")), "Aino", NOW);
        assertThat(desk.cases.withOtherTopics()).isEmpty();
    }

    @Test
    void anAnswerOfTheHousesOwnPeopleAnswersTheCase() {
        desk.received("CT-3", "CV-2", "FOLLOW_UP", FRIDAY)
                .byStaff("CT-3", "CV-2")
                .classified("CT-3", "CV-2", "G1", "it-dps", "fi")
                .settled();

        SupportCase answered = desk.supportCase("CS-2");
        assertThat(answered.state()).isEqualTo(CaseState.ANSWERED);
        assertThat(answered.firstAnswered()).contains(Instant.parse(FRIDAY));
        assertThat(answered.owner()).isEqualTo(Optional.empty());
        assertThat(desk.facts("CaseTopicChanged")).isEmpty();
    }
}
