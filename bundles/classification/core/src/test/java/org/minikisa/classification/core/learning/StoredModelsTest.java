package org.minikisa.classification.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.minikisa.classification.api.learning.LearningProgress.SILENT;
import static org.minikisa.classification.core.learning.Classroom.fruits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.learning.Comparison;
import org.minikisa.classification.api.learning.Evaluation;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.Learner;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.ModelVersion.State;
import org.minikisa.classification.api.learning.Trained;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class StoredModelsTest {

    @TempDir
    Path folder;

    private Classroom room;

    @BeforeEach
    void open() {
        room = new Classroom(folder);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Trained train() {
        return room.models.train("fruit", Optional.empty(), "aino", SILENT);
    }

    private List<String> states() {
        return room.models.versions("fruit").stream()
                .map(v -> v.id() + " " + v.state())
                .toList();
    }

    @Test
    void theFirstVersionServesAndTellsWhatItIsWorth() {
        room.keep("fruit", fruits(50, "apple", "banana"));

        Trained trained = train();

        ModelVersion version = trained.version();
        assertThat(version.id()).isEqualTo("fruit-1");
        assertThat(version.state()).isEqualTo(State.SERVING);
        assertThat(version.by()).isEqualTo("aino");
        assertThat(version.digest()).hasSize(12);
        assertThat(version.texts() + version.heldBack()).isEqualTo(100);
        assertThat(version.heldBack()).isBetween(3, 25);
        assertThat(version.accuracy()).contains(1.0);
        assertThat(trained.unchanged()).isFalse();
        assertThat(trained.comparison()).isEmpty();
        assertThat(room.models.serving("fruit")).contains(version);
    }

    @Test
    void whatLearntFromEverythingServesBecauseSomebodySaidSoAndCannotBeMeasured() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();

        Trained trained = room.models.trainOnEverything("fruit", Optional.empty(), "aino", SILENT);

        assertThat(trained.version().everything()).isTrue();
        assertThat(trained.version().texts()).isEqualTo(100);
        assertThat(trained.version().heldBack()).isZero();
        assertThat(trained.version().accuracy()).isEmpty();
        assertThat(trained.comparison()).isEmpty();
        assertThat(states()).containsExactly("fruit-2 SERVING", "fruit-1 EARLIER");
        assertThatThrownBy(() -> room.models.evaluate("fruit", Optional.empty(), SILENT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("learnt from the held-back texts");
        assertThatThrownBy(() -> room.models.compare("fruit", "fruit-1", "fruit-2", SILENT))
                .isInstanceOf(InvalidInputException.class);
        assertThat(room.models
                        .evaluate("fruit", Optional.empty(), List.of(fruits(5, "apple", "banana")), SILENT)
                        .texts())
                .isEqualTo(10);
    }

    @Test
    void whatLearntFromEverythingIsNoMeasureOfTheNextVersion() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        room.models.trainOnEverything("fruit", Optional.empty(), "aino", SILENT);
        room.keep("fruit", fruits(60, "apple", "banana"));

        Trained next = train();

        assertThat(next.comparison()).isEmpty();
        assertThat(next.version().everything()).isFalse();
        assertThat(next.version().state()).isEqualTo(State.SERVING);
    }

    @Test
    void everythingIsNothingSpecialWhereNothingIsHeldBack() {
        room.keep(
                "fruit",
                new Example("apple", new ContactText("", "red")),
                new Example("plum", new ContactText("", "blue")));

        assertThat(room.models
                        .trainOnEverything("fruit", Optional.empty(), "aino", SILENT)
                        .version()
                        .everything())
                .isFalse();
    }

    @Test
    void theSameTextsGiveNoNewVersion() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();

        Trained again = train();

        assertThat(again.unchanged()).isTrue();
        assertThat(again.version().id()).isEqualTo("fruit-1");
        assertThat(states()).containsExactly("fruit-1 SERVING");
    }

    @Test
    void aWorseVersionIsRefusedAndTheOldOneServesOn() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();
        spoil();

        Trained worse = train();

        assertThat(worse.version().state()).isEqualTo(State.REFUSED);
        Comparison comparison = worse.comparison().orElseThrow();
        assertThat(comparison.first().model()).isEqualTo("fruit-1");
        assertThat(comparison.second().model()).isEqualTo("fruit-2");
        assertThat(comparison.second().accuracy()).isLessThan(comparison.first().accuracy());
        assertThat(states()).containsExactly("fruit-2 REFUSED", "fruit-1 SERVING");
        assertThat(room.says("fruit", "red round apple")).isEqualTo("apple");
    }

    /** Labels of what is learnt from are turned round; those held back stay right. */
    private void spoil() {
        var wrong = new ArrayList<Example>();
        for (Example right : fruits(50, "apple", "banana")) {
            if (!TextDigest.isHeldBack(TextDigest.of(right.text()))) {
                wrong.add(new Example(right.label().equals("apple") ? "banana" : "apple", right.text()));
            }
        }
        room.keep("fruit", wrong.toArray(Example[]::new));
    }

    @Test
    void whoKnowsWhyMakesARefusedVersionServeAndRollsItBackAgain() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();
        assertThat(room.says("fruit", "red round apple")).isEqualTo("apple");
        spoil();
        train();

        room.models.serve("fruit", "fruit-2", "aino");
        assertThat(room.says("fruit", "red round apple")).isEqualTo("banana");
        assertThat(states()).containsExactly("fruit-2 SERVING", "fruit-1 EARLIER");

        assertThat(room.models.rollback("fruit", "aino").id()).isEqualTo("fruit-1");
        assertThat(room.says("fruit", "red round apple")).isEqualTo("apple");
        assertThat(states()).containsExactly("fruit-2 EARLIER", "fruit-1 SERVING");
        assertProblems("classification.rollback.none", () -> room.models.rollback("fruit", "aino"));
    }

    @Test
    void rollingBackTwiceGoesTwoVersionsBack() {
        for (int n = 1; n <= 3; n++) {
            room.keep("fruit", fruits(20 * n, "apple", "banana"));
            train();
        }
        assertThat(states()).containsExactly("fruit-3 SERVING", "fruit-2 EARLIER", "fruit-1 EARLIER");

        room.models.rollback("fruit", "aino");
        room.models.rollback("fruit", "aino");

        assertThat(states()).containsExactly("fruit-3 EARLIER", "fruit-2 EARLIER", "fruit-1 SERVING");
    }

    @Test
    void theLastTwentyVersionsAreKept() {
        room.keep("fruit", fruits(20, "apple", "banana"));
        train();
        for (int n = 1; n <= 25; n++) {
            room.keep("fruit", learnt(n));
            train();
        }

        assertThat(states())
                .hasSize(20)
                .startsWith("fruit-26 SERVING", "fruit-25 EARLIER")
                .endsWith("fruit-7 EARLIER");
        assertThat(room.models.rollback("fruit", "aino").id()).isEqualTo("fruit-25");
    }

    /** A text that is not held back, so that there is something new to learn each time. */
    private static Example learnt(int n) {
        for (int i = 0; ; i++) {
            var text = new ContactText("", "yellow banana " + n + " " + i);
            if (!TextDigest.isHeldBack(TextDigest.of(text))) {
                return new Example("banana", text);
            }
        }
    }

    @Test
    void aDamagedVersionIsToldAndLearntAgain() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();
        room.store.transact(tx -> tx.update(
                "UPDATE classification_model_bytes SET bytes = ? WHERE model = 'fruit-1'", new byte[] {1, 2, 3}));
        room.restart(25);

        assertProblems(
                "classification.model.damaged", () -> room.models.evaluate("fruit", Optional.of("fruit-1"), SILENT));
        assertThat(room.says("fruit", "red round apple")).isEqualTo("apple");
        assertThat(states()).containsExactly("fruit-2 SERVING", "fruit-1 EARLIER");
        assertProblems("classification.model.damaged", () -> room.models.rollback("fruit", "aino"));
    }

    @Test
    void aVersionIsEvaluatedOnWhatIsHeldBackOrOnGivenTexts() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();

        Evaluation held = room.models.evaluate("fruit", Optional.empty(), SILENT);
        Evaluation given = room.models.evaluate(
                "fruit",
                Optional.empty(),
                List.of(new Example("apple", "red apple"), new Example("pear", "green pear")),
                SILENT);

        assertThat(held.model()).isEqualTo("fruit-1");
        assertThat(held.accuracy()).isEqualTo(1);
        assertThat(given.accuracy()).isEqualTo(0.5);
        assertThat(given.wrong()).extracting(Evaluation.Wrong::label).containsExactly("pear");
    }

    @Test
    void twoVersionsAreCompared() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();
        spoil();
        train();

        Comparison comparison = room.models.compare("fruit", "fruit-1", "fruit-2", SILENT);

        assertThat(comparison.onlyFirstRight()).isEqualTo(comparison.first().texts());
        assertThat(comparison.onlySecondRight()).isZero();
        assertThat(comparison.pValue())
                .isEqualTo(Math.pow(2, 1 - comparison.first().texts()), within(1e-12));
    }

    @Test
    void aVersionByItselfSaysTheSameForEver() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();

        Label label = room.models.predict("fruit", "fruit-1", new ContactText("", "bent yellow thing"));

        assertThat(label.value()).isEqualTo("banana");
        assertThat(label.alternatives()).extracting(a -> a.value()).containsExactly("apple");
        assertThat(label.evidence()).isNotEmpty();
    }

    @Test
    void whatCannotBeLearntIsToldPlainly() {
        room.keep("fruit", fruits(20, "apple", "apple"));

        assertProblems("classification.labels.few", this::train);
        assertProblems(
                "classification.taxonomy.unknown", () -> room.models.train("friut", Optional.empty(), "a", SILENT));
        assertProblems(
                "classification.learner.unknown",
                () -> room.models.train("fruit", Optional.of("neural"), "aino", SILENT));
        assertProblems("classification.by.blank", () -> room.models.train("fruit", Optional.empty(), " ", SILENT));
        assertProblems("classification.version.unknown", () -> room.models.serve("fruit", "fruit-7", "aino"));
        assertProblems("classification.model.none", () -> {
            room.keep("fruit", fruits(20, "apple", "banana"));
            room.models.evaluate("fruit", Optional.empty(), SILENT);
        });
        assertThat(room.models.versions("fruit")).isEmpty();
    }

    @Test
    void fewTextsWithNothingHeldBackServeWithoutFigures() {
        room.keep("fruit", learnt(1), new Example("apple", notHeldBack("apple")));

        ModelVersion version = train().version();

        assertThat(version.state()).isEqualTo(State.SERVING);
        assertThat(version.heldBack()).isZero();
        assertThat(version.accuracy()).isEmpty();
        assertProblems("classification.heldback.none", () -> room.models.evaluate("fruit", Optional.empty(), SILENT));
    }

    private static ContactText notHeldBack(String words) {
        for (int i = 0; ; i++) {
            var text = new ContactText("", words + " " + i);
            if (!TextDigest.isHeldBack(TextDigest.of(text))) {
                return text;
            }
        }
    }

    @Test
    void learningThatIsInterruptedKeepsNothing() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::train).isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(room.models.versions("fruit")).isEmpty();
    }

    @Test
    void whoHearsHowFarItIsMayStopItAndTheLearnerIsNotBlamed() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        var enough = new IllegalStateException("enough");
        assertThatThrownBy(() -> room.models.train("fruit", Optional.empty(), "aino", (step, done, of) -> {
                    throw enough;
                }))
                .isSameAs(enough);
    }

    @Test
    void progressIsToldStepByStep() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();
        room.keep("fruit", learnt(1));
        var steps = new ArrayList<String>();

        room.models.train("fruit", Optional.empty(), "aino", (step, done, of) -> steps.add(step));

        assertThat(steps).contains("learning", "evaluating");
    }

    @Test
    void aLearnerThatThrowsOrLearnsOthersLabelsIsRefusedAndNothingHasChanged() {
        room.keep("fruit", fruits(50, "apple", "banana"));
        train();
        room.learners.bindLearner(stranger("throwing-1", examples -> {
            throw new IllegalStateException(
                    "cannot learn " + examples.get(0).text().text());
        }));
        room.learners.bindLearner(stranger(
                "other-1",
                examples -> room.learner.learn(
                        List.of(
                                new Example("cat", new ContactText("", "miaow")),
                                new Example("dog", new ContactText("", "woof"))),
                        SILENT)));

        assertProblems(
                "classification.learner.failed",
                () -> room.models.train("fruit", Optional.of("throwing"), "aino", SILENT));
        assertProblems(
                "classification.learner.labels",
                () -> room.models.train("fruit", Optional.of("other"), "aino", SILENT));

        assertThat(states()).containsExactly("fruit-1 SERVING");
    }

    private static Learner stranger(String id, Function<List<Example>, LearntModel> learning) {
        return new Learner() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public LearntModel learn(List<Example> examples, LearningProgress progress) {
                return learning.apply(examples);
            }

            @Override
            public LearntModel read(InputStream in) throws IOException {
                throw new IOException("damaged");
            }
        };
    }

    private static void assertProblems(String code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).extracting(Problem::code).containsExactly(code));
    }
}
