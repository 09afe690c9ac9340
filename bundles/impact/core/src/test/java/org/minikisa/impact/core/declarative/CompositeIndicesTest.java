package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.NodeScore;

/** Well-known composite indices written as models give what their published formulas give. */
class CompositeIndicesTest {

    private static final String UNIT_SCALE = ", 'scale': {'min': 0, 'max': 1, 'decimals': 3}";
    private static final String FROM_0_TO_1 = ", 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1}";

    private final SplittableRandom random = new SplittableRandom(2024);

    /** Yager (1988), On ordered weighted averaging aggregation operators, example: F(0.7, 1, 0.3, 0.6) = 0.76. */
    @Test
    void yagersOrderedWeightedAverage() {
        var model = Given.model("'indicators': [" + numbers("a", "b", "c", "d")
                + "], 'aggregate': {'fn': 'owa', 'owaWeights': [0.4, 0.3, 0.2, 0.1], 'of': " + refs("a", "b", "c", "d")
                + "}" + UNIT_SCALE);
        assertIndex(model, Map.of("a", "0.7", "b", "1", "c", "0.3", "d", "0.6"), 0.76);
        // three children: Q(1/3) = 0.5, Q(2/3) = 5/6 by the polygon through 0, 0.4, 0.7, 0.9, 1
        assertIndex(model, Map.of("a", "n/a", "b", "1", "c", "0.3", "d", "0.6"), 0.5 + 0.6 / 3 + 0.3 / 6);
    }

    /** UNDP, Human Development Report 2023/24, technical note 4: in one formula, and its harmonic mean as a tree. */
    @Test
    void undpsGenderInequalityIndex() {
        var inputs = Stream.of("mmr", "abr", "prf", "sef", "lf", "prm", "sem", "lm")
                .map(id -> input(id, "0.0001"))
                .collect(Collectors.joining(","));
        var whole = Given.model("'indicators': [" + inputs + ","
                + formula(
                        "gii",
                        "1 - 2 / (1 / pow(sqrt(10 / mmr / abr) * sqrt(prf * sef) * lf, 1 / 3)"
                                + " + 1 / pow(sqrt(prm * sem) * lm, 1 / 3))"
                                + " / pow((sqrt(10 / mmr / abr) + 1) / 2 * (sqrt(prf * sef) + sqrt(prm * sem)) / 2"
                                + " * (lf + lm) / 2, 1 / 3)",
                        ", 'normalise': {'fn': 'goalposts', 'lo': 1, 'hi': 0}")
                + "]" + UNIT_SCALE);
        var tree = Given.model("'indicators': [" + inputs + ","
                + formula("fh", "sqrt(10 / mmr / abr)", FROM_0_TO_1) + ","
                + formula("fe", "sqrt(prf * sef)", FROM_0_TO_1) + "," + formula("fl", "lf", FROM_0_TO_1) + ","
                + formula("mh", "1 + 0 * lm", FROM_0_TO_1) + "," + formula("me", "sqrt(prm * sem)", FROM_0_TO_1) + ","
                + formula("ml", "lm", FROM_0_TO_1) + "], 'aggregate': {'fn': 'harmonic', 'of': ["
                + "{'id': 'women', 'fn': 'geometric', 'of': " + refs("fh", "fe", "fl") + "},"
                + "{'id': 'men', 'fn': 'geometric', 'of': " + refs("mh", "me", "ml") + "}]}" + UNIT_SCALE);
        for (int i = 0; i < 50; i++) {
            double mmr = random.nextDouble(10, 1000);
            double abr = random.nextDouble(1, 150);
            double prf = random.nextDouble(0.0001, 0.6);
            double sef = random.nextDouble();
            double lf = random.nextDouble();
            double prm = 1 - prf;
            double sem = random.nextDouble();
            double lm = random.nextDouble();
            double health = Math.sqrt(10 / mmr / abr);
            double women = Math.cbrt(health * Math.sqrt(prf * sef) * lf);
            double men = Math.cbrt(Math.sqrt(prm * sem) * lm);
            double harmonic = 2 / (1 / women + 1 / men);
            double standard =
                    Math.cbrt((health + 1) / 2 * (Math.sqrt(prf * sef) + Math.sqrt(prm * sem)) / 2 * (lf + lm) / 2);
            var answers = answers(
                    Map.of("mmr", mmr, "abr", abr, "prf", prf, "sef", sef, "lf", lf, "prm", prm, "sem", sem, "lm", lm));
            assertIndex(whole, answers, harmonic / standard); // 1 - GII: high is good
            assertIndex(tree, answers, harmonic);
        }
    }

    /** UNDP, technical note 2: each dimension index less its Atkinson inequality, then the geometric mean. */
    @Test
    void undpsInequalityAdjustedIndex() {
        var model = Given.model("'indicators': ["
                + Stream.of("hl", "he", "hi", "al", "ae", "ai")
                        .map(id -> input(id, "0"))
                        .collect(Collectors.joining(","))
                + ","
                + Stream.of("l", "e", "i")
                        .map(d -> formula("i" + d, "h" + d + " * (1 - a" + d + ")", FROM_0_TO_1))
                        .collect(Collectors.joining(","))
                + "], 'aggregate': {'fn': 'geometric', 'of': "
                + refs("il", "ie", "ii") + "}" + UNIT_SCALE);
        assertIndex(
                model,
                Map.of("hl", "0.9", "he", "0.8", "hi", "0.7", "al", "0.1", "ae", "0.25", "ai", "0.4"),
                Math.cbrt(0.81 * 0.6 * 0.42));
    }

    /** Alkire and Foster: a household counts with its weighted deprivations (in 18ths) where these are a third or more. */
    @ParameterizedTest
    @CsvSource({"false,false,true,0", "true,false,false,0", "true,false,true,0", "true,true,false,6", "true,true,true,7"
    })
    void aCountingIndexWithACutoff(boolean nutrition, boolean schooling, boolean water, int eighteenths) {
        var model = Given.model("'indicators': ["
                + Stream.of("nutrition", "schooling", "water")
                        .map(id -> Given.indicator("'id': '" + id + "', 'type': 'boolean', 'weight': 0,"
                                + " 'normalise': {'fn': 'levels', 'scores': [1, 0]}"))
                        .collect(Collectors.joining(","))
                + ","
                + Given.indicator("'id': 'count', 'type': 'formula', 'weight': 0, 'formula':"
                        + " 'sum(if(nutrition, 3, 0), if(schooling, 3, 0), if(water, 1, 0))'")
                + ","
                + formula(
                        "poor", "if(count >= 6, count / 18, 0)", ", 'normalise': {'fn': 'goalposts', 'lo': 1, 'hi': 0}")
                + "]" + UNIT_SCALE);
        assertIndex(
                model,
                Map.of("nutrition", "" + nutrition, "schooling", "" + schooling, "water", "" + water),
                1 - eighteenths / 18.0);
    }

    /** A tree of the kind of the Environmental Performance Index, three levels deep, with n/a at two of them. */
    @Test
    void whatIsNotApplicableGivesItsWeightAwayAtEachLevel() {
        var model = Given.model("'indicators': ["
                + Stream.of("pmd", "had", "ozd", "uwd", "usd", "tbn", "cda")
                        .map(id -> Given.indicator("'id': '" + id + "', 'type': 'percent'"))
                        .collect(Collectors.joining(","))
                + "], 'aggregate': {'fn': 'arithmetic', 'of': [{'id': 'health', 'weight': 0.4, 'fn': 'arithmetic', 'of': ["
                + "{'id': 'air', 'weight': 20, 'fn': 'arithmetic', 'of': [{'ref': 'pmd', 'weight': 0.47},"
                + " {'ref': 'had', 'weight': 0.42}, {'ref': 'ozd', 'weight': 0.05}]},"
                + "{'id': 'water', 'weight': 16, 'fn': 'geometric', 'of': [{'ref': 'uwd', 'weight': 0.6},"
                + " {'ref': 'usd', 'weight': 0.4}]}]}, {'id': 'eco', 'weight': 0.6, 'fn': 'harmonic', 'of': "
                + refs("tbn", "cda") + "}]}");
        var all = Map.of("pmd", "30", "had", "50", "ozd", "90", "uwd", "40", "usd", "80", "tbn", "20", "cda", "60");
        double water = Math.pow(40, 0.6) * Math.pow(80, 0.4);
        double air = (0.47 * 30 + 0.42 * 50 + 0.05 * 90) / 0.94;
        assertIndex(model, all, 0.4 * (20 * air + 16 * water) / 36 + 0.6 * 30);

        double someAir = (0.42 * 50 + 0.05 * 90) / 0.47;
        assertIndex(model, with(all, "pmd"), 0.4 * (20 * someAir + 16 * water) / 36 + 0.6 * 30);
        assertIndex(model, with(all, "pmd", "had", "ozd", "tbn"), 0.4 * water + 0.6 * 60);
        var noAir = assertIndex(model, with(all, "pmd", "had", "ozd"), 0.4 * water + 0.6 * 30);
        assertThat(noAir.nodes()).extracting(NodeScore::id).contains("air", "water");
        assertIndex(model, with(all, "pmd", "had", "ozd", "uwd", "usd"), 30);
    }

    /** Marginal scale of OpenFisca's country template for social security: 2 % to 6,000, 6 % to 12,400, then 12 %. */
    @ParameterizedTest
    @CsvSource({"0, 0", "5000, 100", "6000, 120", "7000, 180", "12400, 504", "15000, 816"})
    void aTaxScale(String salary, double contribution) {
        var model = Given.model("'indicators': ["
                + Given.indicator("'id': 'salary', 'type': 'money', 'weight': 0, 'merge': 'mayReplace'") + ","
                + formula(
                        "due",
                        "brackets(salary, 0, 0.02, 6000, 0.06, 12400, 0.12)",
                        ", 'unit': 'EUR', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1000}")
                + "], 'scale': {'min': 0, 'max': 1000}");
        assertIndex(model, Map.of("salary", salary), contribution);
    }

    // ---------------------------------------------------------------- in few words

    private static Evaluation assertIndex(ImpactModel model, Map<String, String> answers, double expected) {
        var scale = model.description().scale();
        double fine = 1e-9 * (scale.max() - scale.min());
        var result = Given.evaluate(model, answers, Map.of());
        assertThat(result.index().value()).isCloseTo(expected, within(fine));
        assertThat(result.contributions().stream()
                        .mapToDouble(Contribution::base)
                        .sum())
                .isCloseTo(expected, within(fine));
        return result;
    }

    private static Map<String, String> answers(Map<String, Double> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
    }

    private static Map<String, String> with(Map<String, String> answers, String... notApplicable) {
        var result = new TreeMap<>(answers);
        Stream.of(notApplicable).forEach(id -> result.put(id, "n/a"));
        return result;
    }

    private static String numbers(String... ids) {
        return Stream.of(ids)
                .map(id -> Given.indicator("'id': '" + id + "', 'type': 'number'" + FROM_0_TO_1))
                .collect(Collectors.joining(","));
    }

    private static String input(String id, String min) {
        return Given.indicator(
                "'id': '" + id + "', 'type': 'number', 'min': " + min + ", 'weight': 0, 'merge': 'mayReplace'");
    }

    private static String formula(String id, String formula, String more) {
        return Given.indicator("'id': '" + id + "', 'type': 'formula', 'formula': '" + formula + "'" + more);
    }

    private static String refs(String... ids) {
        return Stream.of(ids).map(id -> "{'ref': '" + id + "'}").collect(Collectors.joining(",", "[", "]"));
    }
}
