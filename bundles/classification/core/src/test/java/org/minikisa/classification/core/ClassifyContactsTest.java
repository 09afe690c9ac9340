package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Clue;
import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.EvidenceSource;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Opinion;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Disposition;

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
        assertThat(judged.kind().sure()).isTrue();
        assertThat(judged.topic().value()).isEqualTo("G1");
        assertThat(judged.topic().sure()).isTrue();
        assertThat(judged.topic().probability()).isGreaterThan(0.9);
        assertThat(judged.topic().evidence()).startsWith(new Evidence("salasana", 6, "scripted"));
        assertThat(judged.topic().alternatives()).hasSize(3);
        assertThat(judged.jointProcurement().value()).isEqualTo("cleaning");
        assertThat(judged.language().value()).isEqualTo("sv");
        assertThat(judged.urgency().value()).isEqualTo("NORMAL");
        assertThat(judged.model()).isEqualTo("topic-1, scripted-1").isEqualTo(desk.classifications.model());
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
        assertThat(desk.classifications.count()).isZero();
    }

    @Test
    void contactsWaitUntilTheFirstModelServesAndNothingIsParked() throws InterruptedException {
        desk.serving.forgetAll();
        assertThat(desk.classifications.model()).isEmpty();
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G1");
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "G2");
        assertThat(desk.store.awaitCaughtUp(Duration.ofMillis(300))).isFalse();
        assertThat(desk.classifications.count()).isZero();
        desk.learnNothing();
        desk.awaitCaughtUp();
        assertThat(desk.classified()).extracting(Classification::contact).containsExactly(FIRST, SECOND);
        assertThat(desk.store.parked()).isEmpty();
        assertThat(desk.facts("classification.ContactClassified")).hasSize(2);
    }

    @Test
    void aClassifierThatThrowsIsLeftOutAndNobodyIsSureThen() throws InterruptedException {
        desk.start(classifier, new Broken());
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G1 sure cleaning");
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "boom");
        desk.awaitCaughtUp();
        Classification judged = desk.classifications.of(FIRST).orElseThrow();
        assertThat(judged.topic().value()).isEqualTo("G1");
        for (Axis axis : Axis.values()) {
            assertThat(judged.of(axis).sure()).isFalse();
        }
        assertThat(judged.topic().evidence()).contains(new Evidence("(broken failed)", 0, "doubt"));
        assertThat(judged.model()).isEqualTo("topic-1, scripted-1");
        assertThat(desk.classifications.of(SECOND).orElseThrow().topic().sure()).isFalse();
        assertThat(desk.store.parked()).isEmpty();
    }

    @Test
    void weightsBeyondAllNumbersAndReasonsThatThrowLeaveNobodySureAndNobodyStuck() throws InterruptedException {
        desk.start(
                classifier,
                stranger("enormous", new Desk.Said(Axis.TOPIC, Map.of("G2", 1e308))),
                stranger("infinite", new Desk.Said(Axis.TOPIC, Map.of("G2", Double.POSITIVE_INFINITY))),
                stranger("unreasonable", new Unreasonable()));
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G1 sure cleaning");
        desk.awaitCaughtUp();
        Label topic = desk.classifications.of(FIRST).orElseThrow().topic();
        assertThat(topic.value()).isEqualTo("G1");
        assertThat(topic.sure()).isFalse();
        assertThat(topic.evidence())
                .contains(new Evidence("(enormous failed)", 0, "doubt"), new Evidence("(infinite failed)", 0, "doubt"));
        assertThat(desk.store.parked()).isEmpty();
    }

    /** Says so of every text. */
    private static ContactClassifier stranger(String id, Opinion opinion) {
        return new ContactClassifier() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public String model() {
                return id + "-1";
            }

            @Override
            public List<Opinion> judge(ContactText contact) {
                return List.of(opinion);
            }
        };
    }

    private static final class Unreasonable implements Opinion {

        @Override
        public Axis axis() {
            return Axis.TOPIC;
        }

        @Override
        public Map<String, Double> weights() {
            return Map.of("G1", 1.0, "no-such-topic", 99.0);
        }

        @Override
        public List<Evidence> evidence(String value, String rival, int most) {
            throw new IllegalStateException("no reason");
        }
    }

    @Test
    void aSourceOfEvidenceTellsWhatElseIsKnownAndOneThatThrowsIsLeftOut() throws InterruptedException {
        desk.judging.bindSource(new EvidenceSource() {
            @Override
            public String name() {
                return "competitions";
            }

            @Override
            public List<Clue> clues(ContactText contact) {
                return List.of(new Clue(Axis.JOINT_PROCUREMENT, "paper", 3, "(competition MC-7)"));
            }
        });
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G1");
        desk.awaitCaughtUp();
        Label judged = desk.classifications.of(FIRST).orElseThrow().jointProcurement();
        assertThat(judged.value()).isEqualTo("paper");
        assertThat(judged.evidence()).containsExactly(new Evidence("(competition MC-7)", 3, "competitions"));
        desk.judging.bindSource(new EvidenceSource() {
            @Override
            public String name() {
                throw new IllegalStateException("not even a name");
            }

            @Override
            public List<Clue> clues(ContactText contact) {
                throw new NoClassDefFoundError("half installed");
            }
        });
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "G1");
        desk.awaitCaughtUp();
        assertThat(desk.classifications
                        .of(SECOND)
                        .orElseThrow()
                        .jointProcurement()
                        .value())
                .isEqualTo("paper");
        assertThat(desk.classifications.of(SECOND).orElseThrow().judgement().sure())
                .isFalse();
    }

    private static final class Broken implements ContactClassifier {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public List<Opinion> judge(ContactText contact) {
            return List.of(new Desk.Said(Axis.TOPIC, Map.of("G7", Double.NaN)));
        }
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
                .containsExactly(new Evidence("(CT-1)", 0, "conversation"));
    }

    @Test
    void anUrgencyIsTakenOverForAsLongAsItLasts() throws InterruptedException {
        desk.start(classifier);
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G7 sure");
        desk.awaitCaughtUp();
        desk.classifications.correct(FIRST, Axis.URGENCY, "URGENT", "Aino");
        desk.wait(Duration.ofHours(5));
        desk.receive("CT-2", "CV-1", Disposition.FOLLOW_UP, "NONE");
        desk.awaitCaughtUp();
        assertThat(desk.classifications.of(SECOND).orElseThrow().urgency().value())
                .isEqualTo("URGENT");
        desk.wait(Duration.ofDays(2));
        desk.receive("CT-3", "CV-1", Disposition.FOLLOW_UP, "NONE");
        desk.awaitCaughtUp();
        assertThat(desk.classifications
                        .of(new ContactId("CT-3"))
                        .orElseThrow()
                        .urgency()
                        .value())
                .isEqualTo("NORMAL");
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
