package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Explanation;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class StoredClassificationsTest {

    private static final ContactId FIRST = new ContactId("CT-1");

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws InterruptedException {
        desk = new Desk(folder);
        desk.start(new Desk.Scripted());
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G1 sure");
        desk.awaitCaughtUp();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aCorrectionStandsBesideTheMachinesLabelAndTheLastOneHolds() {
        desk.classifications.correct(FIRST, Axis.TOPIC, "G2", "Aino");
        Classification now = desk.classifications.correct(FIRST, Axis.TOPIC, "G3", "Eino");
        assertThat(now.topic().value()).isEqualTo("G3");
        assertThat(now.topic().probability()).isEqualTo(1);
        assertThat(now).isEqualTo(desk.classifications.current(FIRST).orElseThrow());
        assertThat(desk.classifications.of(FIRST).orElseThrow().topic().value()).isEqualTo("G1");
        assertThat(desk.classifications.corrections(FIRST))
                .extracting(Correction::value, Correction::by)
                .containsExactly(
                        tuple("GUIDANCE", "Aino"), tuple("G2", "Aino"), tuple("GUIDANCE", "Eino"), tuple("G3", "Eino"));
        assertThat(desk.facts("classification.ContactReclassified"))
                .hasSize(2)
                .noneMatch(json -> json.contains("Aino"))
                .last()
                .asString()
                .contains("\"before\":\"G2\"", "\"value\":\"G3\"", "\"axis\":\"TOPIC\"", "\"conversation\":\"CV-1\"");
    }

    @Test
    void aJointProcurementCanBeNamedAndTakenBack() {
        assertThat(desk.classifications
                        .correct(FIRST, Axis.JOINT_PROCUREMENT, "cleaning", "Aino")
                        .jointProcurement()
                        .value())
                .isEqualTo("cleaning");
        assertThat(desk.classifications
                        .correct(FIRST, Axis.JOINT_PROCUREMENT, "", "Aino")
                        .jointProcurement()
                        .value())
                .isEmpty();
    }

    @Test
    void everythingWrongWithACorrectionIsSaidAtOnceAndNothingIsKept() {
        var refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> desk.classifications.correct(new ContactId("CT-9"), Axis.JOINT_PROCUREMENT, "no-such", " "));
        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly(
                        "classification.contact.unknown", "classification.value.unknown", "classification.by.blank");
        assertThat(desk.classifications.corrections(new ContactId("CT-9"))).isEmpty();
        assertThat(desk.facts("classification.ContactReclassified")).isEmpty();
    }

    @Test
    void aDamagedRowOfOneContactKeepsNobodyFromReadingTheOthers() throws InterruptedException {
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "G7 sure cleaning");
        desk.receive("CT-3", "CV-3", Disposition.NEW_CONVERSATION, "G3 sure");
        desk.awaitCaughtUp();
        List<Classification> before = desk.classified();
        damage("UPDATE classification_label SET value = 'Z9' WHERE contact = 'CT-2' AND axis = 'TOPIC'");
        damage("DELETE FROM classification_label WHERE contact = 'CT-2' AND axis = 'LANGUAGE'");
        damage("UPDATE classification_evidence SET weight = 9e999 WHERE contact = 'CT-2'");
        List<Classification> after = desk.classified();
        assertThat(after).hasSize(3).startsWith(before.get(0)).endsWith(before.get(2));
        Label topic = after.get(1).topic();
        assertThat(topic.sure()).isFalse();
        assertThat(topic.value()).isEqualTo("G1");
        assertThat(topic.evidence()).extracting(Evidence::text).containsExactly("(damaged in the store)");
        assertThat(after.get(1).kind()).extracting(Label::value, Label::sure).containsExactly("GUIDANCE", true);
        assertThat(after.get(1).language().sure()).isFalse();
        assertThat(desk.classifications
                        .correct(new ContactId("CT-2"), Axis.TOPIC, "G7", "Aino")
                        .topic()
                        .value())
                .isEqualTo("G7");
    }

    @Test
    void aDamagedWordOfAPersonDoesNotHoldAndTheOthersDo() {
        desk.classifications.correct(FIRST, Axis.TOPIC, "G2", "Aino");
        desk.classifications.correct(FIRST, Axis.TOPIC, "G3", "Eino");
        damage("UPDATE classification_correction SET value = 'Q' WHERE value = 'G3'");
        assertThat(desk.classifications.current(FIRST).orElseThrow().topic().value())
                .isEqualTo("G2");
        damage("UPDATE classification_correction SET at = 'once' WHERE value = 'G2'");
        assertThat(desk.classifications.current(FIRST).orElseThrow().topic().value())
                .isEqualTo("G1");
    }

    private void damage(String sql) {
        desk.store.transact(tx -> tx.update(sql));
    }

    @Test
    void whoReadsAllGetsTheLabelsOfEachInTheirOrderWithoutTheirReasons() throws InterruptedException {
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "G7 sure cleaning");
        desk.receive("CT-10", "CV-3", Disposition.NEW_CONVERSATION, "G3 unsure");
        desk.awaitCaughtUp();
        List<Classification> all = desk.classified();
        assertThat(all)
                .extracting(Classification::contact)
                .containsExactly(FIRST, new ContactId("CT-2"), new ContactId("CT-10"));
        for (Classification one : all) {
            Classification whole = desk.classifications.of(one.contact()).orElseThrow();
            assertThat(one)
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*\\.(evidence|alternatives)")
                    .isEqualTo(whole);
            assertThat(one.topic().evidence()).isEmpty();
            assertThat(one.topic().alternatives()).isEmpty();
        }
        assertThat(desk.classifications.count()).isEqualTo(3);
        assertThat(desk.classifications.latest()).contains(all.get(2).at());
        assertThat(desk.classifications.of(FIRST).orElseThrow().topic().evidence())
                .isNotEmpty();
    }

    @Test
    void aTaxonomyThatNothingWasLearntOfIsExplainedAsSuch() {
        desk.labelled.add("young");
        Explanation explained = desk.classifications.explain(new ContactText("", "my password please"), "young", 3, 3);
        assertThat(explained.label().sure()).isFalse();
        assertThat(explained.label().evidence()).containsExactly(new Evidence("(no model serves)", 0, "doubt"));
        assertThat(explained.contrasts()).isEmpty();
    }

    @Test
    void anUnknownContactHasNoJudgement() {
        assertThat(desk.classifications.of(new ContactId("CT-9"))).isEmpty();
        assertThat(desk.classifications.current(new ContactId("CT-9"))).isEmpty();
    }

    @Test
    void aTopicBringsItsKindAlongAndBothAreTold() {
        Classification now = desk.classifications.correct(FIRST, Axis.TOPIC, "R2", "Aino");
        assertThat(now.kind().value()).isEqualTo("REVIEW");
        assertThat(now.topic().value()).isEqualTo("R2");
        assertThat(now.kind().sure()).isTrue();
        assertThat(desk.facts("classification.ContactReclassified"))
                .hasSize(2)
                .anyMatch(json -> json.contains("KIND") && json.contains("REVIEW"))
                .anyMatch(json -> json.contains("TOPIC") && json.contains("R2"));
    }

    @Test
    void aKindAloneSaysNothingOfATopicOfAnotherKind() {
        Classification now = desk.classifications.correct(FIRST, Axis.KIND, "REVIEW", "Aino");
        assertThat(now.kind().value()).isEqualTo("REVIEW");
        assertThat(now.topic().sure()).isFalse();
        Classification request = desk.classifications.correct(FIRST, Axis.KIND, "COMPETITION_REQUEST", "Aino");
        assertThat(request.topic().value()).isEqualTo("M1");
        assertThat(PeoplesLabelsOf.topics(desk)).containsExactly(Set.of("M1"));
    }

    @Test
    void theSameTextHasTheLabelFromTheNextJudgementOnInWhateverCaseAndSpacing() {
        desk.classifications.correct(FIRST, Axis.TOPIC, "R2", "Aino");
        desk.classifications.correct(FIRST, Axis.URGENCY, "SOON", "Aino");
        desk.classifications.correct(FIRST, Axis.LANGUAGE, "de", "Aino");
        desk.classifications.correct(FIRST, Axis.JOINT_PROCUREMENT, "paper", "Aino");
        Judgement again = desk.classifications.judge(new ContactText("g1  SURE", "HEI\u00a0"));
        assertThat(again.labels().get(Axis.TOPIC).value()).isEqualTo("R2");
        assertThat(again.labels().get(Axis.KIND).value()).isEqualTo("REVIEW");
        assertThat(again.labels().get(Axis.URGENCY).value()).isEqualTo("SOON");
        assertThat(again.labels().get(Axis.LANGUAGE).value()).isEqualTo("de");
        assertThat(again.labels().get(Axis.JOINT_PROCUREMENT).value()).isEqualTo("paper");
        for (Label label : again.labels().values()) {
            assertThat(label.sure()).isTrue();
            assertThat(label.probability()).isGreaterThan(0.99);
            assertThat(label.evidence().get(0).text()).isEqualTo("(as CT-1)");
            assertThat(label.evidence().get(0).weight()).isGreaterThanOrEqualTo(6);
        }
        assertThat(desk.classifications
                        .judge(new ContactText("G1 sure", "Hei vaan"))
                        .labels()
                        .get(Axis.TOPIC)
                        .value())
                .isEqualTo("G1");
    }

    @Test
    void theNextContactWithTheSameTextIsJudgedAsAPersonSaid() throws InterruptedException {
        desk.classifications.correct(FIRST, Axis.TOPIC, "R2", "Aino");
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "G1 sure");
        desk.awaitCaughtUp();
        assertThat(desk.classifications
                        .of(new ContactId("CT-2"))
                        .orElseThrow()
                        .topic()
                        .value())
                .isEqualTo("R2");
    }

    @Test
    void undoingTakesTheLastCommandBackWithAllItSaidAndKeepsItMarked() {
        desk.classifications.correct(FIRST, Axis.JOINT_PROCUREMENT, "paper", "Aino");
        desk.classifications.correct(FIRST, Axis.TOPIC, "R2", "Aino");
        Classification now = desk.classifications.undo(FIRST, "Eino");
        assertThat(now.kind().value()).isEqualTo("GUIDANCE");
        assertThat(now.topic().value()).isEqualTo("G1");
        assertThat(now.jointProcurement().value()).isEqualTo("paper");
        assertThat(desk.facts("classification.ContactReclassified"))
                .hasSize(5)
                .last()
                .asString()
                .contains("\"before\":\"R2\"", "\"value\":\"G1\"");
        assertThat(desk.classifications.corrections(FIRST))
                .extracting(Correction::axis)
                .containsExactly(Axis.JOINT_PROCUREMENT);
        assertThat(desk.classifications
                        .judge(new ContactText("G1 sure", "Hei"))
                        .labels()
                        .get(Axis.TOPIC)
                        .value())
                .isEqualTo("G1");
        List<String> undoneBy = desk.store.read(tx -> tx.query(
                "SELECT undone_by FROM classification_correction WHERE undone IS NOT NULL",
                row -> row.text("undone_by")));
        assertThat(undoneBy).containsExactly("Eino", "Eino");
        desk.classifications.undo(FIRST, "Eino");
        var refused = catchThrowableOfType(InvalidInputException.class, () -> desk.classifications.undo(FIRST, "Eino"));
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("classification.correction.none");
    }

    @Test
    void whatPeopleHadSaidOfAllContactsByAMomentIsReadAtOnceAlsoWhatWasTakenBackLater() {
        desk.wait(Duration.ofHours(1));
        desk.classifications.correct(FIRST, Axis.TOPIC, "R2", "Aino");
        desk.wait(Duration.ofHours(1));
        desk.classifications.undo(FIRST, "Eino");
        Classification machines = desk.classifications.of(FIRST).orElseThrow();
        assertThat(desk.classifications.corrected(Desk.NOW).apply(machines)).isEqualTo(machines);
        Classification then = desk.classifications
                .corrected(Desk.NOW.plus(Duration.ofHours(1)))
                .apply(machines);
        assertThat(then.topic().value()).isEqualTo("R2");
        assertThat(then.kind().value()).isEqualTo("REVIEW");
        assertThat(desk.classifications
                        .corrected(Desk.NOW.plus(Duration.ofHours(2)))
                        .apply(machines))
                .isEqualTo(machines);
    }

    @Test
    void aConfirmationMakesTheLabelsThePersonsAndTellsNobody() throws InterruptedException {
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "G4 unsure paper");
        desk.awaitCaughtUp();
        var second = new ContactId("CT-2");
        assertThat(desk.classifications.of(second).orElseThrow().topic().sure()).isFalse();
        Classification now = desk.classifications.confirm(second, "Aino");
        assertThat(now.topic().value()).isEqualTo("G4");
        assertThat(now.judgement().sure()).isTrue();
        assertThat(desk.facts("classification.ContactReclassified")).isEmpty();
        assertThat(desk.classifications.corrections(second))
                .extracting(Correction::axis)
                .containsExactly(Axis.KIND, Axis.TOPIC, Axis.JOINT_PROCUREMENT);
        assertThat(desk.classifications.unsure()).isEmpty();
        assertThat(desk.classifications.undo(second, "Aino").topic().sure()).isFalse();
    }

    @Test
    void peopleAreAskedAboutTheNewestContactOfAConversationUrgentOnesFirst() throws InterruptedException {
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "G4 unsure");
        desk.receive("CT-3", "CV-3", Disposition.NEW_CONVERSATION, "G5 unsure");
        desk.receive("CT-4", "CV-2", Disposition.FOLLOW_UP, "G6 unsure");
        desk.awaitCaughtUp();
        assertThat(desk.classifications.unsure())
                .extracting(unsure -> unsure.current().contact().value())
                .containsExactly("CT-3", "CT-4");
        desk.classifications.correct(new ContactId("CT-4"), Axis.URGENCY, "URGENT", "Aino");
        assertThat(desk.classifications.unsure())
                .extracting(unsure -> unsure.current().contact().value())
                .containsExactly("CT-4", "CT-3");
        assertThat(desk.classifications.unsure().get(0).axes())
                .contains(Axis.KIND, Axis.TOPIC)
                .doesNotContain(Axis.URGENCY);
        desk.classifications.confirm(new ContactId("CT-3"), "Aino");
        assertThat(desk.classifications.unsure()).hasSize(1);
    }

    @Test
    void aTaxonomyOfTheUnitsOwnIsJudgedCorrectedAndUndone() throws InterruptedException {
        desk.serving.with(
                "office",
                new Example("north", "oulu hei"),
                new Example("north", "tornio"),
                new Example("south", "hanko"));
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "G4", "Terveisiä Oulu Tornio");
        desk.awaitCaughtUp();
        var second = new ContactId("CT-2");
        assertThat(desk.classifications
                        .of(second)
                        .orElseThrow()
                        .judgement()
                        .own()
                        .get("office")
                        .value())
                .isEqualTo("north");
        Classification now = desk.classifications.correct(second, "office", "south", "Aino");
        assertThat(now.judgement().own().get("office").value()).isEqualTo("south");
        assertThat(desk.classifications
                        .judge(new ContactText("G4", "Terveisiä Oulu Tornio"))
                        .own()
                        .get("office")
                        .evidence())
                .anyMatch(e -> e.text().equals("(as CT-2)"));
        assertThat(desk.facts("classification.ContactReclassified")).isEmpty();
        assertThat(desk.classifications
                        .explain(new ContactText("", "Hanko hei"), "office", 1, 1)
                        .label()
                        .value())
                .isEqualTo("south");
        assertThat(desk.classifications
                        .undo(second, "Aino")
                        .judgement()
                        .own()
                        .get("office")
                        .value())
                .isEqualTo("north");
        var refused = catchThrowableOfType(
                InvalidInputException.class, () -> desk.classifications.correct(second, "office", "east", ""));
        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly("classification.value.unknown", "classification.by.blank");
        refused = catchThrowableOfType(
                InvalidInputException.class, () -> desk.classifications.correct(second, "colour", "red", "Aino"));
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("classification.taxonomy.unknown");
    }

    @Test
    void anExplanationSaysWhyNotTheOthersAndWhatIsNear() {
        Explanation explanation =
                desk.classifications.explain(new ContactText("G1 sure cleaning", "Hei"), Axis.TOPIC, 2, 3);
        assertThat(explanation.label().value()).isEqualTo("G1");
        assertThat(explanation.contrasts()).hasSize(2);
        assertThat(explanation.contrasts().get(0).lead()).isCloseTo(6, within(0.01));
        assertThat(explanation.contrasts().get(0).evidence()).contains(new Evidence("salasana", 6, "scripted"));
        assertThat(explanation.nearest()).hasSize(3);
        assertThat(desk.classifications
                        .explain(new ContactText("G1", "Hei"), Axis.KIND, 9, 1)
                        .nearest()
                        .get(0)
                        .value())
                .isIn("GUIDANCE", "REVIEW", "COMPETITION_REQUEST", "FEEDBACK", "SUPPLIER", "OTHER");
    }

    @Test
    void whatNobodyCanJudgeIsHonestlyUnsure() {
        for (String text : List.of("", " ", "\u0000\u0007", "?!", "hei", "Здравствуйте, помогите нам пожалуйста hei")) {
            Judgement judgement = desk.classifications.judge(new ContactText("", text));
            assertThat(judgement.sure()).isFalse();
            assertThat(judgement.labels().get(Axis.TOPIC).evidence())
                    .extracting(Evidence::source)
                    .contains("doubt");
        }
        assertThat(desk.classifications
                        .judge(new ContactText("G1", "qwertyuiop asdfghjkl"))
                        .labels()
                        .get(Axis.TOPIC)
                        .evidence())
                .contains(new Evidence("(unlike anything that was learnt)", 0, "doubt"));
    }

    /** @see PeoplesLabels */
    private static final class PeoplesLabelsOf {
        static List<Set<String>> topics(Desk desk) {
            return desk.store.read(tx -> PeoplesLabels.of(Serving.TOPIC, tx)).stream()
                    .map(PeoplesLabels.Said::right)
                    .toList();
        }
    }
}
