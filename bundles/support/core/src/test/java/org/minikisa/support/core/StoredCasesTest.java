package org.minikisa.support.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.NewCase;
import org.minikisa.support.api.SupportCase;
import org.minikisa.support.core.CaseLife.Step;

class StoredCasesTest {

    private static final CaseId ID = new CaseId("CS-1");
    /** Friday 27 March 2026, 14.00 by the clocks of Finland; summer time begins on the Sunday. */
    private static final Instant OPENED = Instant.parse("2026-03-27T12:00:00Z");
    /** Monday 30 March, 10.00 by the clocks of Finland. */
    private static final Instant MONDAY = Instant.parse("2026-03-30T07:00:00Z");

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void openACase() {
        desk = new Desk(folder);
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", OPENED.toString()).settled();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aCaseIsOpenedWithoutAContactToo() {
        var asked = new NewCase(
                Kind.REVIEW,
                Topic.R2,
                Optional.of(new JointProcurementId("cleaning")),
                Language.SV,
                Optional.empty(),
                MONDAY,
                false);
        SupportCase opened = desk.cases.open(asked, "Aino", OPENED);

        assertThat(opened.id()).isEqualTo(new CaseId("CS-2"));
        assertThat(opened.contacts()).isEmpty();
        assertThat(opened.state()).isEqualTo(CaseState.OPEN);
        assertThat(desk.cases.ofConversation(opened.conversation())).contains(opened);
        assertThat(desk.cases.timeline(opened.id())).singleElement().satisfies(e -> assertThat(e.by())
                .contains("Aino"));
        assertThat(desk.facts("CaseOpened")).hasSize(2).allSatisfy(e -> assertThat(e.json())
                .doesNotContain("Aino"));
        assertThatThrownBy(() -> desk.cases.open(asked, " ", OPENED)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anAnswerIsKeptWithItsWorkingTime() {
        SupportCase answered = desk.cases.answer(ID, " Aino ", MONDAY);

        assertThat(answered.state()).isEqualTo(CaseState.ANSWERED);
        assertThat(answered.firstAnswered()).contains(MONDAY);
        assertThat(answered.owner()).contains("Aino");
        assertThat(desk.cases.firstAnswerMinutes(answered))
                .as("two hours on Friday, two on Monday")
                .isEqualTo(OptionalLong.of(240));
        assertThat(desk.facts("CaseAnswered"))
                .singleElement()
                .satisfies(e -> assertThat(e.json()).contains("240").doesNotContain("Aino"));
    }

    @Test
    void aCaseWithoutAnAnswerHasNoAnswerTime() {
        assertThat(desk.cases.firstAnswerMinutes(desk.only())).isEmpty();
        desk.cases.close(ID, "Aino", MONDAY);
        assertThat(desk.cases.firstAnswerMinutes(desk.only())).isEmpty();
    }

    @Test
    void whoeverActsFirstOwnsTheCase() {
        desk.cases.answer(ID, "Aino", MONDAY);

        SupportCase closed = desk.cases.close(ID, "Bo", MONDAY.plusSeconds(60));

        assertThat(closed.owner()).contains("Aino");
        assertThat(closed.closed()).contains(MONDAY.plusSeconds(60));
        assertThat(desk.facts("CaseClosed")).hasSize(1);
    }

    /** The whole table of steps, so that a change of it is seen. */
    @Test
    void eachStateAllowsItsStepsAndNoOthers() {
        assertThat(allowed(CaseState.OPEN)).containsExactly(Step.ANSWER, Step.CLOSE, Step.CUSTOMER_WRITES);
        assertThat(allowed(CaseState.ANSWERED)).containsExactly(Step.CLOSE, Step.CUSTOMER_WRITES);
        assertThat(allowed(CaseState.CLOSED)).containsExactly(Step.CUSTOMER_WRITES);
    }

    private static EnumSet<Step> allowed(CaseState state) {
        EnumSet<Step> steps = EnumSet.allOf(Step.class);
        steps.removeIf(step -> CaseLife.after(state, step).isEmpty());
        return steps;
    }

    @Test
    void aStepThatTheStateDoesNotAllowIsRefusedWithTheReason() {
        desk.cases.answer(ID, "Aino", MONDAY);
        refused(() -> desk.cases.answer(ID, "Aino", MONDAY), "found ANSWERED, expected a case that is OPEN.");

        desk.cases.close(ID, "Aino", MONDAY);
        refused(() -> desk.cases.answer(ID, "Aino", MONDAY), "found CLOSED, expected a case that is OPEN.");
        refused(() -> desk.cases.close(ID, "Aino", MONDAY), "expected a case that is OPEN or ANSWERED");
    }

    @Test
    void impossibleMomentsUnknownCasesAndNobodyAreRefused() {
        refused(() -> desk.cases.answer(ID, "Aino", OPENED.minusSeconds(1)), "support.case.time");
        refused(() -> desk.cases.answer(ID, " ", MONDAY), "support.blank");
        refused(() -> desk.cases.answer(new CaseId("CS-9"), "Aino", MONDAY), "support.case.unknown");
        desk.cases.answer(ID, "Aino", MONDAY);
        refused(() -> desk.cases.close(ID, "Aino", MONDAY.minusSeconds(1)), "when the unit answered");
    }

    @Test
    void aCaseLeadsToOneCompetition() {
        assertThat(desk.cases.linkCompetition(ID, "CO-1").competition()).contains("CO-1");
        desk.cases.linkCompetition(ID, "CO-1");
        refused(() -> desk.cases.linkCompetition(ID, "CO-2"), "support.case.competition");

        assertThat(desk.facts("CaseLinkedToCompetition")).hasSize(1);
    }

    private void refused(ThrowingCallable step, String reason) {
        SupportCase before = desk.only();
        long facts = desk.store.last();
        assertThatThrownBy(step).isInstanceOf(InvalidInputException.class).hasMessageContaining(reason);
        assertThat(desk.only()).isEqualTo(before);
        assertThat(desk.store.last()).isEqualTo(facts);
    }
}
