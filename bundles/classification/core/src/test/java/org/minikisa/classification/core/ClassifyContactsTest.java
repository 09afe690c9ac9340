package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Label;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.store.api.Journal;

class ClassifyContactsTest {

    private static final ContactId FIRST = new ContactId("CT-1");
    private static final ContactId SECOND = new ContactId("CT-2");

    @TempDir
    Path folder;

    private Desk desk;
    private final Desk.Scripted classifier = new Desk.Scripted();

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aContactIsJudgedKeptWithItsEvidenceAndTold() throws InterruptedException {
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G1 sure cleaning");
        desk.awaitCaughtUp();
        Classification judged = desk.classifications.of(FIRST).orElseThrow();
        assertThat(judged.kind().value()).isEqualTo("GUIDANCE");
        assertThat(judged.topic())
                .isEqualTo(new Label(
                        "G1",
                        0.9,
                        true,
                        List.of(new Evidence("salasana", 1.5), new Evidence("ei", 0.25)),
                        judged.topic().alternatives()));
        assertThat(judged.jointProcurement().value()).isEqualTo("cleaning");
        assertThat(judged.language().value()).isEqualTo("sv");
        assertThat(judged.model()).isEqualTo("scripted-1").isEqualTo(desk.classifications.model());
        assertThat(judged.at()).isEqualTo(Desk.NOW);
        assertThat(desk.facts("classification.ContactClassified"))
                .singleElement()
                .asString()
                .contains("\"contact\":\"CT-1\"", "\"conversation\":\"CV-1\"", "\"topic\":\"G1\"", "\"sure\":true")
                .doesNotContain("salasana", "maija", "Mallikas");
    }

    @Test
    void duplicatesAutomaticAndQuarantinedContactsAreNotJudged() throws InterruptedException {
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.DUPLICATE, "G1");
        desk.receive("CT-2", "", Disposition.AUTOMATIC, "G1");
        desk.receive("CT-3", "", Disposition.QUARANTINED, "G1");
        desk.awaitCaughtUp();
        assertThat(classifier.asked).isEmpty();
        assertThat(desk.classifications.list()).isEmpty();
    }

    @Test
    void withoutAClassifierContactsWaitAndNothingIsParked() throws InterruptedException {
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G1");
        desk.awaitCaughtUp();
        desk.stop(classifier);
        assertThat(desk.classifications.model()).isEmpty();
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "G2");
        desk.awaitCaughtUp();
        assertThat(desk.classifications.of(SECOND)).isEmpty();
        desk.start(classifier);
        desk.awaitCaughtUp();
        assertThat(desk.classifications.list())
                .extracting(Classification::contact)
                .containsExactly(FIRST, SECOND);
        assertThat(desk.store.parked()).isEmpty();
        assertThat(desk.facts("classification.ContactClassified")).hasSize(2);
    }

    @Test
    void aContactThatTheClassifierThrowsAtIsParkedAndTheNextGoOn() throws InterruptedException {
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "boom");
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "M1");
        desk.receive("CT-3", "CV-3", Disposition.NEW_CONVERSATION, "G1 half");
        desk.awaitCaughtUp();
        assertThat(desk.classifications.list())
                .extracting(Classification::contact)
                .containsExactly(SECOND);
        assertThat(desk.store.parked()).extracting(Journal.Parked::reaction).containsOnly("classification.contacts");
        assertThat(desk.store.parked())
                .extracting(Journal.Parked::error)
                .anyMatch(e -> e.contains("broken on purpose"))
                .anyMatch(e -> e.contains("no label for LANGUAGE"));
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "F1");
        desk.awaitCaughtUp();
        assertThat(desk.store.retryParked("classification.contacts")).isEqualTo(2);
        assertThat(desk.classifications.of(FIRST).orElseThrow().topic().value()).isEqualTo("F1");
        assertThat(desk.store.parked()).hasSize(1);
    }

    @Test
    void aVagueFollowUpTakesOverWhatItsConversationIsAbout() throws InterruptedException {
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G7 sure cleaning");
        desk.receive("CT-2", "CV-1", Disposition.FOLLOW_UP, "F1 unsure");
        desk.receive("CT-3", "CV-1", Disposition.FOLLOW_UP, "NONE sure");
        desk.awaitCaughtUp();
        for (String id : List.of("CT-2", "CT-3")) {
            Classification followUp = desk.classifications.of(new ContactId(id)).orElseThrow();
            assertThat(followUp.kind().value()).isEqualTo("GUIDANCE");
            assertThat(followUp.topic().value()).isEqualTo("G7");
            assertThat(followUp.jointProcurement().value()).isEqualTo("cleaning");
            assertThat(followUp.language().value()).isEqualTo("sv");
        }
        assertThat(desk.classifications.of(SECOND).orElseThrow().topic().evidence())
                .containsExactly(new Evidence("(CT-1)", 0));
    }

    @Test
    void aFollowUpThatSurelySpeaksOfSomethingElseKeepsItsOwn() throws InterruptedException {
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G7 sure cleaning");
        desk.receive("CT-2", "CV-1", Disposition.FOLLOW_UP, "M1 sure electricity");
        desk.awaitCaughtUp();
        Classification followUp = desk.classifications.of(SECOND).orElseThrow();
        assertThat(followUp.topic().value()).isEqualTo("M1");
        assertThat(followUp.jointProcurement().value()).isEqualTo("electricity");
    }

    @Test
    void aFollowUpTakesOverWhatAPersonCorrected() throws InterruptedException {
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G7 unsure");
        desk.awaitCaughtUp();
        desk.classifications.correct(FIRST, Axis.KIND, "REVIEW", "Aino");
        desk.classifications.correct(FIRST, Axis.TOPIC, "R2", "Aino");
        desk.receive("CT-2", "CV-1", Disposition.FOLLOW_UP, "G1 unsure");
        desk.awaitCaughtUp();
        assertThat(desk.classifications.of(SECOND).orElseThrow().topic().value())
                .isEqualTo("R2");
        assertThat(desk.classifications.of(SECOND).orElseThrow().kind().value()).isEqualTo("REVIEW");
    }
}
