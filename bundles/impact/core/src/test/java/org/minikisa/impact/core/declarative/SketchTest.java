package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.ImpactModel;

/**
 * Two composite indices of the kinds that this format is for, computed by hand beside it: the cleaning model that the
 * format was sketched with, and the Gender Inequality Index, a harmonic mean of geometric means.
 */
class SketchTest {

    private static final String LEVELS =
            "'type': 'ordinal', 'levels': [" + Given.TITLE + "," + Given.TITLE + "," + Given.TITLE + "]";

    /** Sketched on a scale of 0 to 100 with a shift of 1; scores are 0 to 1 here, so the shift is 0.01. */
    private static final ImpactModel CLEANING = Given.model("'themes': [" + theme("responsibility", 0.30) + ","
            + theme("innovation", 0.15) + "," + theme("savings", 0.20) + "," + theme("quality", 0.25) + ","
            + theme("competence", 0.10) + "], 'indicators': ["
            + Given.indicator("'id': 'ecolabel_share', 'theme': 'responsibility', 'type': 'percent', 'merge': 'floor'")
            + ","
            + Given.indicator("'id': 'microfibre', 'theme': 'responsibility', " + LEVELS) + ","
            + Given.indicator("'id': 'fleet_emissions', 'theme': 'responsibility', 'type': 'choice',"
                    + "'phases': ['customer'], 'withoutChoice': 'none', 'options': [" + option("none", 0, "") + ","
                    + option("euro6", 0.4, ", 'cost': 0") + "," + option("half_electric", 0.7, ", 'cost': 4000") + ","
                    + option("all_electric", 1, ", 'cost': 9000") + "]")
            + ","
            + Given.indicator("'id': 'living_terms', 'type': 'boolean', 'phases': ['joint'], 'weight': 0") + ","
            + Given.indicator("'id': 'innovation', 'theme': 'innovation', " + LEVELS) + ","
            + Given.indicator("'id': 'savings_pct', 'theme': 'savings', 'type': 'number', 'unit': '%', 'normalise':"
                    + "{'fn': 'piecewise', 'points': [[-10, 0], [0, 0.3], [10, 0.8], [30, 1]]}, 'uncertainty':"
                    + "{'dist': 'triangular', 'halfWidth': 3}")
            + ","
            + Given.indicator("'id': 'quality', 'theme': 'quality', " + LEVELS) + ","
            + Given.indicator("'id': 'competence', 'theme': 'competence', " + LEVELS) + "],"
            + "'aggregate': {'within': 'arithmetic', 'between': {'fn': 'power', 'p': 0, 'shift': 0.01}},"
            + "'gates': [{'id': 'terms', 'title': " + Given.TITLE
            + ", 'when': 'not living_terms', 'effect': 'cap', 'at': 40}],"
            + "'missing': {'default': 'refuse', 'per': {'savings_pct': 'interval'}}");

    private static String theme(String id, double weight) {
        return "{'id': '" + id + "', 'title': " + Given.TITLE + ", 'weight': " + weight + "}";
    }

    private static String option(String id, double score, String cost) {
        return "{'id': '" + id + "', 'title': " + Given.TITLE + ", 'score': " + score + cost + "}";
    }

    private static final Map<String, String> JOINT = Map.of(
            "ecolabel_share",
            "50",
            "microfibre",
            "1",
            "living_terms",
            "true",
            "innovation",
            "1",
            "savings_pct",
            "5",
            "quality",
            "2",
            "competence",
            "0");

    @Test
    void theSketchedCleaningModelComesOutAsByHand() {
        var result = Given.evaluate(
                CLEANING,
                with(JOINT, "fleet_emissions", "none"),
                Map.of("microfibre", "2", "fleet_emissions", "half_electric", "competence", "2"));
        double before = shifted(100.0 / 3, 50, 55, 100, 0);
        double after = shifted((50 + 100 + 70) / 3.0, 50, 55, 100, 100);
        assertThat(result.base().value()).isCloseTo(before, within(1e-11));
        assertThat(result.index().value()).isCloseTo(after, within(1e-11));
        // LMDI by hand: L(I1, I2) * w * ln(t2 / t1), each with the shift
        double mean = (after - before) / Math.log((after + 1) / (before + 1));
        assertThat(uplift(result.contributions(), "competence"))
                .isCloseTo(mean * 0.10 * Math.log(101.0 / 1), within(1e-10));
        assertThat(uplift(result.contributions(), "microfibre") + uplift(result.contributions(), "fleet_emissions"))
                .isCloseTo(mean * 0.30 * Math.log((220 / 3.0 + 1) / (100 / 3.0 + 1)), within(1e-10));
    }

    @Test
    void withoutItsTermsTheSketchIsCappedAtForty() {
        var result = Given.evaluate(
                CLEANING,
                with(with(JOINT, "fleet_emissions", "all_electric"), "living_terms", "false"),
                Map.of("microfibre", "2", "competence", "2"));
        assertThat(result.index().value()).isEqualTo(40);
        assertThat(result.contributions().get(result.contributions().size() - 1).kind())
                .isEqualTo(Contribution.Kind.GATE);
    }

    /** The weighted geometric mean of the five themes on 0 to 100, with a shift of 1. */
    private static double shifted(double... themes) {
        double[] weights = {0.30, 0.15, 0.20, 0.25, 0.10};
        double product = 1;
        for (int i = 0; i < themes.length; i++) {
            product *= Math.pow(themes[i] + 1, weights[i]);
        }
        return product - 1;
    }

    private static double uplift(Iterable<Contribution> contributions, String id) {
        double uplift = 0;
        for (var contribution : contributions) {
            uplift += contribution.id().equals(id) ? contribution.uplift() : 0;
        }
        return uplift;
    }

    private static Map<String, String> with(Map<String, String> answers, String id, String value) {
        var more = new HashMap<>(answers);
        more.put(id, value);
        return more;
    }

    private static final double MMR = 14;
    private static final double ABR = 4.2;
    private static final double[] SEATS = {0.455, 0.545};
    private static final double[] SCHOOLING = {0.992, 0.987};
    private static final double[] LABOUR = {0.56, 0.64};
    private static final Map<String, String> SEXES = Map.of(
            "mmr",
            "14",
            "abr",
            "4.2",
            "seats_f",
            "45.5",
            "seats_m",
            "54.5",
            "schooling_f",
            "99.2",
            "schooling_m",
            "98.7",
            "labour_f",
            "56",
            "labour_m",
            "64");

    /**
     * UNDP, technical note 4 (Human Development Report 2023/24): for each sex the geometric mean of health, empowerment
     * and labour, health of women being the root of 10 / MMR times 1 / ABR and that of men 1, empowerment the root of
     * seats times schooling; then the harmonic mean of both.
     */
    private static double harmonic() {
        double women = Math.cbrt(Math.sqrt(10 / MMR / ABR) * Math.sqrt(SEATS[0] * SCHOOLING[0]) * LABOUR[0]);
        double men = Math.cbrt(Math.sqrt(SEATS[1] * SCHOOLING[1]) * LABOUR[1]);
        return 2 / (1 / women + 1 / men);
    }

    @Test
    void aHarmonicMeanOfGeometricMeansComesOutAsByHand() {
        var model = Given.model("'scale': {'min': 0, 'max': 1, 'decimals': 3}, 'indicators': ["
                + Given.indicator("'id': 'mmr', 'type': 'number', 'min': 10, 'max': 1000, 'direction': 'lower',"
                        + "'normalise': {'fn': 'share', 'reference': [10, 1000]}")
                + ","
                + Given.indicator("'id': 'abr', 'type': 'number', 'min': 1, 'direction': 'lower',"
                        + "'normalise': {'fn': 'share', 'reference': [1, 200]}")
                + "," + percents() + "," + PERFECT + "], 'aggregate': {'fn': 'harmonic', 'of': [" + "{'id': 'women',"
                + "'fn': 'geometric', 'of': [{'id': 'health', 'fn': 'geometric', 'of': [{'ref': 'mmr'}, {'ref': 'abr'}]},"
                + empowerment("f") + "]}, {'id': 'men', 'fn': 'geometric', 'of': [{'ref': 'perfect'},"
                + empowerment("m")
                + "]}]}");
        var result = Given.evaluate(model, SEXES, Map.of("seats_f", "50"));
        assertThat(result.base().value()).isCloseTo(harmonic(), within(1e-14));
        assertThat(result.contributions().stream()
                        .mapToDouble(Contribution::uplift)
                        .sum())
                .isCloseTo(result.uplift(), within(1e-15));
        assertThat(uplift(result.contributions(), "seats_f")).isCloseTo(result.uplift(), within(1e-15));
    }

    /** The same note: 1 less that harmonic mean over the geometric mean of what both sexes have on average. */
    @Test
    void theGenderInequalityIndexComesOutAsByHand() {
        double health = (Math.sqrt(10 / MMR / ABR) + 1) / 2;
        double empowerment = (Math.sqrt(SEATS[0] * SCHOOLING[0]) + Math.sqrt(SEATS[1] * SCHOOLING[1])) / 2;
        double labour = (LABOUR[0] + LABOUR[1]) / 2;
        double expected = 1 - harmonic() / Math.cbrt(health * empowerment * labour);
        var model = Given.parsed("'scale': {'min': 1, 'max': 2, 'decimals': 3}, 'indicators': ["
                + Given.indicator("'id': 'mmr', 'type': 'number', 'min': 10, 'max': 1000, " + READ) + ","
                + Given.indicator("'id': 'abr', 'type': 'number', 'min': 1, 'max': 250, " + READ) + ","
                + percents().replace("'min': 0.1", "'min': 0.1, " + READ) + ","
                + formula("health_f", "sqrt(10 / mmr / abr)") + ","
                + formula("power_f", "sqrt(seats_f * schooling_f) / 100") + ","
                + formula("power_m", "sqrt(seats_m * schooling_m) / 100") + ","
                + formula("women", "exp(ln(health_f * power_f * labour_f / 100) / 3)") + ","
                + formula("men", "exp(ln(power_m * labour_m / 100) / 3)") + ","
                + formula(
                        "reference",
                        "exp(ln((health_f + 1) / 2 * (power_f + power_m) / 2 * (labour_f + labour_m) / 200) / 3)")
                + ","
                + Given.indicator(
                        "'id': 'gii', 'type': 'formula', 'direction': 'lower', 'normalise': {'fn': 'goalposts',"
                                + "'lo': 1, 'hi': 0}, 'formula': '1 - 2 / (1 / women + 1 / men) / reference'")
                + "]");
        double index = Given.evaluate(model, SEXES, Map.of()).base().value();
        assertThat(2 - index).isCloseTo(expected, within(1e-14));
    }

    private static final String READ = "'weight': 0, 'merge': 'mayReplace'";
    private static final String PERFECT = Given.indicator(
            "'id': 'perfect', 'type': 'formula', 'formula': '1', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1}");

    private static String percents() {
        return Stream.of("seats_f", "seats_m", "schooling_f", "schooling_m", "labour_f", "labour_m")
                .map(id -> Given.indicator("'id': '" + id + "', 'type': 'number', 'max': 100, 'min': 0.1, 'normalise':"
                        + "{'fn': 'goalposts', 'lo': 0, 'hi': 100}"))
                .collect(Collectors.joining(","));
    }

    private static String formula(String id, String formula) {
        return Given.indicator("'id': '" + id + "', 'type': 'formula', 'weight': 0, 'formula': '" + formula + "'");
    }

    private static String empowerment(String suffix) {
        return "{'id': 'empowerment_" + suffix + "', 'fn': 'geometric', 'of': [{'ref': 'seats_" + suffix
                + "'}, {'ref': 'schooling_" + suffix + "'}]}, {'ref': 'labour_" + suffix + "'}";
    }
}
