package org.minikisa.support.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Urgency;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseId;

class UrgencyOfCasesTest {

    private static final String WEDNESDAY = "2026-03-11T09:00:00Z";
    private static final String THURSDAY = "2026-03-12T09:00:00Z";
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
    void aCaseIsAsUrgentAsTheContactThatOpensIt() {
        desk.received("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).urgent("CT-1", "CV-1", "SOON");
        assertThat(desk.only().urgency()).isEqualTo(Urgency.SOON);
    }

    @Test
    void aLaterContactMakesItMoreUrgentButNotLess() {
        desk.received("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).urgent("CT-1", "CV-1", "SOON");
        desk.received("CT-2", "CV-1", "FOLLOW_UP", THURSDAY).urgent("CT-2", "CV-1", "URGENT");
        assertThat(desk.only().urgency()).isEqualTo(Urgency.URGENT);
        desk.received("CT-3", "CV-1", "FOLLOW_UP", THURSDAY).urgent("CT-3", "CV-1", "NORMAL");
        assertThat(desk.only().urgency()).isEqualTo(Urgency.URGENT);
    }

    @Test
    void whatIsAskedAfterAnAnswerIsAsUrgentAsItIs() {
        desk.received("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).urgent("CT-1", "CV-1", "URGENT");
        desk.settled().cases.answer(FIRST, "Aino", Instant.parse("2026-03-11T10:00:00Z"));
        desk.received("CT-2", "CV-1", "FOLLOW_UP", THURSDAY).urgent("CT-2", "CV-1", "NORMAL");
        assertThat(desk.only().urgency()).isEqualTo(Urgency.NORMAL);
    }

    @Test
    void aCorrectionRelabelsTheCaseAndItsTimelineSaysSo() {
        desk.received("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).urgent("CT-1", "CV-1", "NORMAL");
        desk.corrected("CT-1", "CV-1", "URGENCY", "URGENT");
        assertThat(desk.only().urgency()).isEqualTo(Urgency.URGENT);
        assertThat(desk.cases.timeline(FIRST)).extracting(CaseEvent::detail).contains("URGENCY=URGENT");
    }

    @Test
    void aFactFromBeforeUrgencyWasJudgedOpensACaseThatCanWait() {
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY);
        assertThat(desk.only().urgency()).isEqualTo(Urgency.NORMAL);
    }

    @Test
    void twoMergedCasesAreAsUrgentAsTheMoreUrgentUntilThatIsUndone() {
        desk.received("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY).urgent("CT-1", "CV-1", "NORMAL");
        desk.received("CT-2", "CV-2", "NEW_CONVERSATION", THURSDAY).urgent("CT-2", "CV-2", "URGENT");
        desk.settled();
        desk.cases.merge(FIRST, new CaseId("CS-2"), "Aino", Instant.parse(THURSDAY));
        assertThat(desk.only().urgency()).isEqualTo(Urgency.URGENT);

        desk.cases.undo(FIRST, "Aino", Instant.parse(THURSDAY));
        assertThat(desk.supportCase("CS-1").urgency()).isEqualTo(Urgency.NORMAL);
        assertThat(desk.supportCase("CS-2").urgency()).isEqualTo(Urgency.URGENT);

        desk.cases.merge(new CaseId("CS-2"), FIRST, "Aino", Instant.parse(THURSDAY));
        assertThat(desk.only().urgency())
                .as("the less urgent one changes nothing")
                .isEqualTo(Urgency.URGENT);
    }
}
