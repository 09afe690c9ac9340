package org.minikisa.classification.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.classification.api.learning.Comparison;
import org.minikisa.classification.api.learning.Evaluation;

/** The oracles are scikit-learn 1.9.1 ({@code sklearn.metrics}) and SciPy 1.17.1 ({@code scipy.stats.binomtest}) on the same numbers. */
class FiguresTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static final String TRUTH = "aaaabbbbbccc";

    private static final double[][] PROBABILITIES = {
        {.90, .05, .05},
        {.70, .20, .10},
        {.40, .50, .10},
        {.34, .33, .33},
        {.10, .80, .10},
        {.20, .60, .20},
        {.05, .90, .05},
        {.55, .30, .15},
        {.10, .15, .75},
        {.05, .05, .90},
        {.25, .35, .40},
        {.60, .10, .30}
    };

    private final Evaluation evaluation = Figures.of("x-1", answers());

    private static List<Answer> answers() {
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < PROBABILITIES.length; i++) {
            double[] p = PROBABILITIES[i];
            int best = IntStream.range(0, 3).reduce(0, (a, b) -> p[b] > p[a] ? b : a);
            String truth = TRUTH.substring(i, i + 1);
            answers.add(new Answer(
                    "t" + i, "text " + i, truth, "abc".substring(best, best + 1), p[best], p[truth.charAt(0) - 'a']));
        }
        return answers;
    }

    @Test
    void accuracyLossAndCalibrationAreThoseOfScikitLearn() {
        assertThat(evaluation.texts()).isEqualTo(12);
        assertThat(evaluation.accuracy()).isCloseTo(0.6666666666666666, EXACT);
        assertThat(evaluation.macroF1()).isCloseTo(0.6666666666666666, EXACT);
        assertThat(evaluation.logLoss()).isCloseTo(0.7185985320542004, EXACT);
        assertThat(evaluation.calibrationError()).isCloseTo(0.305, EXACT);
    }

    @Test
    void eachLabelHasItsPrecisionRecallAndF1() {
        assertThat(evaluation.labels()).containsExactly("a", "b", "c");
        assertThat(evaluation.perLabel()).extracting(Evaluation.OfLabel::texts).containsExactly(4, 5, 3);
        assertThat(evaluation.perLabel())
                .extracting(Evaluation.OfLabel::precision)
                .containsExactly(0.6, 0.75, 2 / 3.0);
        assertThat(evaluation.perLabel()).extracting(Evaluation.OfLabel::recall).containsExactly(0.75, 0.6, 2 / 3.0);
        assertThat(evaluation.confusion()).isDeepEqualTo(new int[][] {{3, 1, 0}, {1, 3, 1}, {1, 0, 2}});
    }

    @Test
    void itTellsHowManyCanBeAnsweredAtAnAskedAccuracy() {
        assertThat(evaluation.coverage())
                .extracting(Evaluation.Coverage::accuracy)
                .containsExactly(0.80, 0.90, 0.95, 0.98, 0.99);
        assertThat(evaluation.coverage())
                .extracting(Evaluation.Coverage::share)
                .containsExactly(6 / 12.0, 4 / 12.0, 4 / 12.0, 4 / 12.0, 4 / 12.0);
        assertThat(evaluation.coverage())
                .extracting(Evaluation.Coverage::threshold)
                .containsExactly(0.7, 0.8, 0.8, 0.8, 0.8);
    }

    @Test
    void nothingCanBeAnsweredWhereTheSurestIsWrong() {
        Evaluation bad = Figures.of("x-1", List.of(new Answer("o", "b", "a", "b", 0.9, 0.1)));

        assertThat(bad.coverage()).allMatch(c -> c.share() == 0 && c.threshold() == 1);
    }

    @Test
    void theSurestWrongOnesComeFirst() {
        assertThat(evaluation.wrong()).extracting(Evaluation.Wrong::origin).containsExactly("t8", "t11", "t7", "t2");
        assertThat(evaluation.wrong().get(0).toString()).doesNotContain("text 8");
    }

    @Test
    void aLabelThatTheModelDoesNotKnowIsWrongAndTheLossStaysFinite() {
        Evaluation unknown = Figures.of(
                "x-1", List.of(new Answer("o", "b", "new", "a", 1, 0), new Answer("o", "b", "a", "a", 1, 1)));

        assertThat(unknown.accuracy()).isEqualTo(0.5);
        assertThat(unknown.logLoss()).isCloseTo(-Math.log(1e-15) / 2, EXACT);
        assertThat(unknown.perLabel().get(1).precision()).isNaN();
        assertThat(unknown.perLabel().get(1).f1()).isZero();
    }

    @Test
    void tenThousandLabelsMakeNoTable() {
        List<Answer> many = IntStream.range(0, 10_000)
                .mapToObj(i -> new Answer("o", "b", "l" + i, "l" + i, 1, 1))
                .toList();

        assertThat(Figures.of("x-1", many).confusion()).isEmpty();
        assertThat(Figures.of("x-1", many).macroF1()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "8,12,0.39062208887279953,0.8618799089087867",
        "0,10,0.0,0.27753279986288926",
        "10,10,0.7224672001371109,1.0",
        "441,459,0.9388673446254653,0.9750525126790014"
    })
    void theIntervalIsThatOfSciPy(int right, int n, double low, double high) {
        assertThat(Interval.wilson(right, n).low()).isCloseTo(low, EXACT);
        assertThat(Interval.wilson(right, n).high()).isCloseTo(high, EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,1",
        "5,5,1",
        "1,9,0.021484375",
        "10,2,0.03857421875",
        "30,55,0.008836205876094518",
        "1200,1300,0.047681865221043444"
    })
    void theTestOfTwoModelsIsThatOfSciPy(int onlyFirst, int onlySecond, double pValue) {
        assertThat(McNemar.pValue(onlyFirst, onlySecond)).isCloseTo(pValue, within(1e-10));
    }

    @Test
    void twoModelsAreComparedTextByText() {
        List<Answer> first = answers();
        var second = new ArrayList<>(first);
        second.set(2, new Answer("t2", "text 2", "a", "a", 0.9, 0.9));
        second.set(9, new Answer("t9", "text 9", "c", "b", 0.9, 0.1));
        second.set(11, new Answer("t11", "text 11", "c", "c", 0.9, 0.9));

        Comparison comparison = Figures.compare(Figures.of("x-1", first), first, Figures.of("x-2", second), second);

        assertThat(comparison.onlyFirstRight()).isEqualTo(1);
        assertThat(comparison.onlySecondRight()).isEqualTo(2);
        assertThat(comparison.pValue()).isEqualTo(1);
        assertThat(comparison.perLabel().get(0).label()).isEqualTo("a");
    }

    @Test
    void textsAreShownByTheirBeginningInOneHarmlessLine() {
        assertThat(Answer.beginning(
                        new org.minikisa.classification.api.ContactText("", "a\u001b[31m\n\nb " + "x".repeat(500))))
                .startsWith("a [31m b xxx")
                .hasSize(101);
    }
}
