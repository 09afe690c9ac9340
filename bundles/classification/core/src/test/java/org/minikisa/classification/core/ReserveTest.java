package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.core.Thresholds.Answer;

class ReserveTest {

    /** Says none with a probability, the rest is for the others. */
    private static Voice none(double probability) {
        return Voice.of(
                "JOINT_PROCUREMENT",
                Map.of(
                        "", Math.log(probability),
                        "cleaning", Math.log((1 - probability) * 0.75),
                        "paper", Math.log((1 - probability) * 0.25)));
    }

    /** So many texts of which none was said with a probability, and of how many of them it was right. */
    private static List<Reserve.Case> cases(double probability, int texts, int right) {
        var cases = new ArrayList<Reserve.Case>();
        for (int i = 0; i < texts; i++) {
            cases.add(new Reserve.Case(none(probability), i < right));
        }
        return cases;
    }

    private static double probabilityOfNone(Voice voice) {
        return new Tally(List.of("", "cleaning", "paper"), List.of(voice)).probability("");
    }

    @Test
    void whoWasTooSureOfNoneIsBelievedAsFarAsItWasRight() {
        List<Reserve.Case> cases = Stream.of(cases(0.95, 100, 70), cases(0.05, 100, 30))
                .flatMap(List::stream)
                .toList();

        Voice reserved = Reserve.of(cases).of(none(0.95));

        assertThat(probabilityOfNone(reserved)).isCloseTo(0.7, within(0.02));
        assertThat(reserved.weight("cleaning") - reserved.weight("paper"))
                .as("the others compare as before")
                .isCloseTo(Math.log(3), within(1e-9));
    }

    @Test
    void nobodyIsMadeSurerAndAFewTextsTellNothing() {
        List<Reserve.Case> modest = Stream.of(cases(0.6, 100, 100), cases(0.4, 100, 0))
                .flatMap(List::stream)
                .toList();

        assertThat(Reserve.of(modest).slope()).isEqualTo(1);
        assertThat(Reserve.of(cases(0.9, 40, 20))).isEqualTo(Reserve.NOTHING);
    }

    @Test
    void sureIsMeasuredByHandsSoThatOneWhoWroteMuchDoesNotDecide() {
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < 1000; i++) {
            answers.add(new Answer(0.6 + i / 3000.0, true, "easy"));
        }
        for (int i = 0; i < 100; i++) {
            double probability = 0.5 + i / 250.0;
            answers.add(new Answer(probability, probability > 0.8 || i % 2 == 0, "hard"));
        }

        assertThat(Thresholds.of(answers, 0.9)).isLessThan(0.6);
        assertThat(Thresholds.ofHands(answers, 0.9)).isBetween(0.75, 0.8);
    }
}
