package org.minikisa.competition.core.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minikisa.competition.core.Bureau.CLOSES;
import static org.minikisa.competition.core.Bureau.codes;
import static org.minikisa.competition.core.Bureau.refused;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.CorrectionPlan;
import org.minikisa.competition.api.preparation.Notice;
import org.minikisa.competition.api.preparation.Question;
import org.minikisa.competition.core.Bureau;

/** Questions, corrections and extensions while tenders may come. */
class TenderPeriodTest {

    private static final Act TUESDAY = Act.by("Aino", Instant.parse("2026-03-03T08:00:00Z"));
    /** Six days before the end are the 11th of March. */
    private static final Act TOO_LATE = Act.by("Aino", Instant.parse("2026-03-12T08:00:00Z"));

    private static final Instant LATER = Instant.parse("2026-03-24T10:00:00Z");

    @TempDir
    Path folder;

    private Bureau bureau;
    private CompetitionId id;

    @BeforeEach
    void publish() {
        bureau = new Bureau(folder);
        id = bureau.published();
    }

    @AfterEach
    void close() {
        bureau.close();
    }

    @Test
    void aQuestionIsAnsweredToAllAndNobodySeesWhoAsked() {
        bureau.questions.ask(id, "kirkas", "How many windows?", TUESDAY);
        assertThat(codes(bureau.questions.check(id, TUESDAY.at()))).containsExactly("competition.question.open");
        bureau.questions.answer(id, 1, "120", false, TUESDAY);

        assertThat(bureau.questions.answered(id))
                .containsExactly(
                        new Question.Answered(1, "How many windows?", new Question.Answer("120", TUESDAY.at(), false)));
        assertThat(bureau.questions.list(id)).extracting(Question::supplier).containsExactly("kirkas");
        assertThat(bureau.preparations.notices(id))
                .extracting(Notice::kind, Notice::about)
                .contains(org.assertj.core.api.Assertions.tuple(Notice.Kind.ANSWER, 1));
        assertThat(bureau.house.facts()).noneMatch(fact -> fact.json().contains("kirkas"));
        assertThat(bureau.house.competitions.history(id))
                .noneMatch(event -> event.toString().contains("kirkas"));
        assertThat(bureau.questions.check(id, TUESDAY.at())).isEmpty();
    }

    @Test
    void onlyInvitedSuppliersAskInTimeAndWithoutTheirName() {
        assertThat(refused(() -> bureau.questions.ask(id, "uusi", "May we?", TUESDAY)))
                .containsExactly("competition.question.supplier");
        assertThat(refused(() -> bureau.questions.ask(id, "kirkas", "We at KIRKAS wonder", TUESDAY)))
                .containsExactly("competition.question.name");
        assertThat(refused(() -> bureau.questions.ask(id, "kirkas", "Late?", TOO_LATE)))
                .containsExactly("competition.question.late");
        assertThat(refused(() -> bureau.questions.ask(id, "kirkas", " ", Act.by("x", CLOSES.plusMillis(1)))))
                .containsExactly("competition.period.over");
    }

    @Test
    void aLateAnswerWaitsForTheExtension() {
        bureau.questions.ask(id, "kirkas", "How many windows?", TUESDAY);
        assertThat(codes(bureau.questions.check(id, TOO_LATE.at()))).containsExactly("competition.question.overdue");
        assertThat(refused(() -> bureau.questions.answer(id, 1, "120", false, TOO_LATE)))
                .containsExactly("competition.answer.late");
        Instant proposed = bureau.amendments.proposeEnd(id, TOO_LATE.at());
        bureau.amendments.extend(id, proposed, "a question took longer", TOO_LATE);
        bureau.questions.answer(id, 1, "120", true, TOO_LATE);
        assertThat(codes(bureau.questions.check(id, TOO_LATE.at()))).containsExactly("competition.question.correction");
        assertThat(bureau.find(id).closes()).contains(proposed);
    }

    @Test
    void anEssentialCorrectionNeedsMoreTime() {
        Map<String, String> changes = Map.of("criteria[price].maxPoints", "50", "criteria[plan].maxPoints", "50");
        CorrectionPlan plan = bureau.amendments.plan(id, changes, TUESDAY.at());
        assertThat(plan.weight()).isEqualTo(Amendment.Weight.ESSENTIAL);
        assertThat(refused(() -> bureau.amendments.correct(id, changes, Optional.empty(), "weights", TUESDAY)))
                .containsExactly("competition.correction.period");

        Amendment made = bureau.amendments.correct(id, changes, plan.proposedEnd(), "weights", TUESDAY);
        assertThat(made.changes())
                .extracting(change -> change.place() + ": " + change.before() + " -> " + change.after())
                .containsExactly("criteria[price].maxPoints: 60 -> 50", "criteria[plan].maxPoints: 40 -> 50");
        assertThat(made.closes()).isEqualTo(plan.proposedEnd().orElseThrow()).isAfter(CLOSES);
        assertThat(bureau.find(id)
                        .draft()
                        .criterion("price")
                        .orElseThrow()
                        .maxPoints()
                        .orElseThrow())
                .isEqualByComparingTo("50");
        assertThat(bureau.preparations.notices(id)).extracting(Notice::kind).contains(Notice.Kind.CORRECTION);
        assertThat(bureau.house.factTypes()).contains("InvitationAmended");
    }

    @Test
    void aMisspeltTitleNeedsNoMoreTime() {
        Amendment made = bureau.amendments.correct(
                id, Map.of("title.en", "Cleaning, mended"), Optional.empty(), "misspelt", TUESDAY);
        assertThat(made.closes()).isEqualTo(CLOSES);
        assertThat(made.renew()).isFalse();
    }

    @Test
    void anotherObjectIsAdvisedAgainstAndOtherOpenersAreRefused() {
        CorrectionPlan object = bureau.amendments.plan(id, Map.of("subject", "Windows only"), TUESDAY.at());
        assertThat(object.weight()).isEqualTo(Amendment.Weight.OBJECT_OR_METHOD);
        assertThat(codes(object.warnings())).contains("competition.correction.object");
        assertThat(codes(bureau.amendments
                        .plan(id, Map.of("sealing.openers[0]", "Someone Else"), TUESDAY.at())
                        .refusals()))
                .containsExactly("competition.correction.fixed");
        assertThat(codes(bureau.amendments
                        .plan(id, Map.of("criteria[price].maxPoints", "90"), TUESDAY.at())
                        .refusals()))
                .containsExactly("competition.weights.sum");
    }

    @Test
    void periodsAreExtendedForwardToAWorkingDayOnly() {
        assertThat(refused(() -> bureau.amendments.extend(id, CLOSES.minusSeconds(1), "", TUESDAY)))
                .containsExactly("competition.amendment.reason", "competition.extension.back");
        assertThat(refused(() ->
                        bureau.amendments.extend(id, Instant.parse("2026-03-21T10:00:00Z"), "more time", TUESDAY)))
                .containsExactly("competition.extension.day");
        assertThat(bureau.amendments.extend(id, LATER, "more time", TUESDAY).number())
                .isEqualTo(1);
        assertThat(bureau.find(id).questionsUntil().orElseThrow()).isAfter(Bureau.QUESTIONS);
        assertThat(bureau.amendments.list(id)).hasSize(1);
    }

    @Test
    void afterTheEndNothingIsCorrected() {
        Act after = Act.by("Aino", CLOSES.plusSeconds(1));
        assertThat(refused(() -> bureau.amendments.extend(id, LATER, "more time", after)))
                .containsExactly("competition.period.over");
        bureau.house.competitions.close(id, CLOSES);
        assertThat(refused(() -> bureau.amendments.extend(id, LATER, "more time", after)))
                .containsExactly("competition.transition");
    }
}
