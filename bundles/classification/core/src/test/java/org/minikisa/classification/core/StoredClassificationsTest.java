package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Correction;
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
                .containsExactly(tuple("G2", "Aino"), tuple("G3", "Eino"));
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
    void anUnknownContactHasNoJudgement() {
        assertThat(desk.classifications.of(new ContactId("CT-9"))).isEmpty();
        assertThat(desk.classifications.current(new ContactId("CT-9"))).isEmpty();
    }
}
