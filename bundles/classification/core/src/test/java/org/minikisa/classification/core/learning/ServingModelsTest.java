package org.minikisa.classification.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minikisa.classification.api.learning.LearningProgress.SILENT;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Explanation.Neighbour;
import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.ModelVersion.State;
import org.minikisa.store.api.PersonErased;

class ServingModelsTest {

    @TempDir
    Path folder;

    private Classroom room;

    @BeforeEach
    void open() {
        room = new Classroom(folder, Classroom.seeds());
    }

    @AfterEach
    void close() {
        room.close();
    }

    private List<String> versions() {
        return room.models.versions("topic").stream().map(ModelVersion::id).toList();
    }

    /** Until what is being learnt in the background is learnt. */
    private void settle() throws InterruptedException {
        for (int i = 0; i < 500 && room.serving.isLearning(); i++) {
            Thread.sleep(10);
        }
    }

    @Test
    void nothingIsLearntUntilSomebodyNeedsIt() {
        assertThat(room.serving.version("topic")).isEmpty();
        assertThat(versions()).isEmpty();

        assertThat(room.says("topic", "my password please")).isEqualTo("G1");

        assertThat(versions()).containsExactly("topic-1");
        assertThat(room.models.versions("topic").get(0).by()).isEqualTo("minikisa");
        assertThat(room.serving.version("topic")).isEqualTo("topic-1");
        assertThat(room.says("joint-procurement", "criteria weights")).isEqualTo("cleaning");
    }

    @Test
    void whoDoesNotWaitGetsNothingTheFirstTimeAndTheModelSoon() throws InterruptedException {
        assertThat(room.serving.now("topic")).isEmpty();
        settle();
        assertThat(room.serving.now("topic")).isPresent();
    }

    @Test
    void afterARestartTheKeptModelServesWithoutLearning() {
        room.says("topic", "my password please");
        room.restart(25);

        assertThat(room.serving.now("topic")).isPresent();
        assertThat(versions()).containsExactly("topic-1");
    }

    @Test
    void anErasedTextIsNoNeighbourAnyMore() {
        room.says("topic", "my password please");
        room.correct("CT-1", "maija mallikas wants her password", "G1");
        assertThat(nearest("maija mallikas")).contains("maija mallikas wants her password");

        room.erase("CT-1", "hlo-1 wants her password");
        new ForgetTheErased(room.serving).prepare(null, new PersonErased("hlo-1", 1, 0));

        assertThat(nearest("maija mallikas")).noneMatch(beginning -> beginning.contains("maija"));
        assertThat(nearest("hlo-1 wants")).contains("hlo-1 wants her password");
    }

    private List<String> nearest(String text) {
        return room.serving.nearest("topic", new ContactText("", text), 3).stream()
                .map(Neighbour::beginning)
                .toList();
    }

    @Test
    void aCorrectionHoldsAtOnceAndAfterARestart() {
        room.says("topic", "my password please");

        room.correct("CT-1", "price of the password", "G7");
        assertThat(room.says("topic", "price of the password")).isEqualTo("G7");
        room.restart(25);
        assertThat(room.says("topic", "price of the password")).isEqualTo("G7");

        assertThat(versions()).containsExactly("topic-1");
    }

    @Test
    void whatIsTakenBackIsForgotten() {
        room.says("topic", "my password please");
        room.correct("CT-1", "password login account", "G7");
        assertThat(room.says("topic", "password login account")).isEqualTo("G7");

        room.store.transact(tx -> tx.update("DELETE FROM classification_correction"));
        room.serving.relearn("topic");

        assertThat(room.says("topic", "password login account")).isEqualTo("G1");
    }

    @Test
    void afterEnoughCorrectionsTheModelIsLearntAgain() throws InterruptedException {
        room.restart(3);
        room.says("topic", "my password please");
        room.correct("CT-1", "the first new thing", "G1");
        room.correct("CT-2", "the second new thing", "G1");
        settle();
        assertThat(versions()).containsExactly("topic-1");

        room.correct("CT-3", "the third new thing", "G7");
        settle();

        assertThat(versions()).containsExactly("topic-2", "topic-1");
        assertThat(room.says("topic", "the third new thing")).isEqualTo("G7");
    }

    @Test
    void whatLearntFromEverythingIsTaughtByCorrectionsButNotReplacedInTheBackground() throws InterruptedException {
        room.restart(1);
        room.models.trainOnEverything("topic", Optional.empty(), "aino", LearningProgress.SILENT);
        room.says("topic", "my password please");

        room.correct("CT-1", "the first new thing", "G7");
        settle();

        assertThat(versions()).containsExactly("topic-1");
        assertThat(room.says("topic", "the first new thing")).isEqualTo("G7");
    }

    @Test
    void aLabelThatIsNewToTheModelIsLearntSoon() throws InterruptedException {
        room.says("topic", "my password please");
        String text = "standstill appeal";
        assertThat(TextDigest.isHeldBack(TextDigest.of(new ContactText("", text))))
                .isFalse();

        room.correct("CT-1", text, "G12");
        settle();

        assertThat(room.says("topic", text)).isEqualTo("G12");
        assertThat(versions()).containsExactly("topic-2", "topic-1");
    }

    @Test
    void whenTheProductBringsOtherTextsTheModelIsLearntAgain() throws InterruptedException {
        room.says("topic", "my password please");
        var more = Classroom.texts(
                "more",
                List.of(
                        new TrainingText("en", "G13", "", "invoice wrong late delivery"),
                        new TrainingText("en", "G13", "", "invoice wrong quality penalty")));
        room.labelled.bindTexts(more);
        room.serving.bindTexts(more);
        settle();

        assertThat(versions()).containsExactly("topic-2", "topic-1");
        assertThat(room.serving.version("topic")).isEqualTo("topic-2");
    }

    @Test
    void whoRolledBackIsNotOverruledByTheSameTexts() throws InterruptedException {
        whenTheProductBringsOtherTextsTheModelIsLearntAgain();
        room.models.rollback("topic", "aino");
        room.restart(25);

        room.says("topic", "my password please");
        settle();

        assertThat(room.serving.version("topic")).isEqualTo("topic-1");
        assertThat(versions()).containsExactly("topic-2", "topic-1");
    }

    @Test
    void aCorrectedTextThatIsHeldBackIsNeverLearntFromButHolds() {
        room.says("topic", "my password please");
        String text = heldBack();

        room.correct("CT-1", text, "G7");
        ModelVersion again =
                room.models.train("topic", Optional.empty(), "aino", SILENT).version();

        assertThat(again.id()).isEqualTo("topic-1");
        assertThat(room.says("topic", text)).isEqualTo("G7");
        assertThat(room.models
                        .predict("topic", "topic-1", new ContactText("", text))
                        .value())
                .isEqualTo("G1");
        assertThat(room.models.evaluate("topic", Optional.empty(), SILENT).accuracy())
                .isLessThan(1);
    }

    private static String heldBack() {
        for (int i = 0; ; i++) {
            String text = "password login account again " + i;
            if (TextDigest.isHeldBack(TextDigest.of(new ContactText("", text)))) {
                return text;
            }
        }
    }

    @Test
    void withoutALearnerNothingServesAndWithOneItDoesAgain() {
        room.learners.unbindLearner(room.learner);
        room.serving.unbindLearner(room.learner);
        assertThat(room.serving.await("topic")).isEmpty();

        room.learners.bindLearner(room.learner);
        room.serving.bindLearner(room.learner);
        assertThat(room.serving.await("topic")).isPresent();
        assertThat(room.models.serving("topic").orElseThrow().state()).isEqualTo(State.SERVING);
    }

    @Test
    void unknownTaxonomiesAndThoseWithoutTextsServeNothing() {
        assertThat(room.serving.await("nothing")).isEmpty();
        room.keep("fruit", Classroom.fruits(3, "apple", "apple"));
        assertThat(room.serving.await("fruit")).isEmpty();
        assertThat(room.serving.taxonomies()).containsExactly("topic", "joint-procurement", "fruit");
    }

    @Test
    void theNearestTextsAreFoundWithTheirOrigin() {
        room.says("topic", "my password please");
        room.correct("CT-1", "the lift in the town hall", "G13");

        List<Neighbour> near = room.serving.nearest("topic", new ContactText("", "a lift for the town hall"), 3);

        assertThat(near.get(0).origin()).isEqualTo("CT-1");
        assertThat(near.get(0).value()).isEqualTo("G13");
        assertThat(near.get(0).similarity()).isBetween(0.5, 1.0);
        assertThat(near).hasSizeLessThanOrEqualTo(3);
    }
}
