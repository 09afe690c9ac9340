package org.minikisa.classification.core.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.linear.LinearLearner;

/** With the learner that the product is delivered with. */
class ManyCorrectionsTest {

    private static final int CORRECTIONS = 500;

    @TempDir
    Path folder;

    private static String text(int i) {
        return "request number " + i + " about " + (i % 2 == 0 ? "price" : "account") + " matter" + i % 37;
    }

    private static List<double[]> answers(Classroom room) {
        var model = room.serving.await("topic").orElseThrow().model();
        return IntStream.range(0, CORRECTIONS)
                .mapToObj(i -> model.predict(new ContactText("", text(i))).probabilities())
                .toList();
    }

    @Test
    void afterARestartFiveHundredCorrectionsHoldAsTheyDidBefore() {
        try (var room = new Classroom(folder, Classroom.seeds())) {
            room.learners.bindLearner(new LinearLearner());
            room.restart(0);
            room.serving.await("topic");
            for (int i = 0; i < CORRECTIONS; i++) {
                room.correct("CT-" + i, text(i), i % 2 == 0 ? "G1" : "G7");
            }
            List<double[]> before = answers(room);

            room.restart(0);

            List<double[]> after = answers(room);
            IntStream.range(0, CORRECTIONS)
                    .forEach(i -> assertThat(after.get(i)).as(text(i)).containsExactly(before.get(i)));
            assertThat(IntStream.range(0, CORRECTIONS)
                            .filter(i -> room.says("topic", text(i)).equals(i % 2 == 0 ? "G1" : "G7"))
                            .count())
                    .as("right of those corrected")
                    .isGreaterThanOrEqualTo(CORRECTIONS * 99 / 100);
        }
    }

    @Test
    void whatTwoPeopleSayOfTheSameContactLastlyHoldsAfterARestartToo() {
        try (var room = new Classroom(folder, Classroom.seeds())) {
            room.learners.bindLearner(new LinearLearner());
            room.restart(0);
            room.serving.await("topic");
            room.correct("CT-1", text(1), "G1");
            room.correct("CT-1", text(1), "G7");
            assertThat(room.says("topic", text(1))).isEqualTo("G7");

            room.restart(0);

            assertThat(room.says("topic", text(1))).isEqualTo("G7");
        }
    }
}
