package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Distribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.NodeScore;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.Problem;

/** What an author may write: kinds of indicators, normalisers, aggregators, bands and minima, each read and proven. */
class FormatExtentTest {

    // ---------------------------------------------------------------- kinds of indicators

    @Test
    void moneyIsInEurosAndNotBelowZero() {
        var model = Given.model("'indicators': ["
                + Given.indicator("'id': 'm', 'type': 'money', 'normalise': {'fn': 'goalposts', 'lo': 5000, 'hi': 0}")
                + "]");
        assertThat(model.description().indicators().get(0).domain())
                .isEqualTo(new Domain.Numeric("EUR", OptionalDouble.of(0), OptionalDouble.empty()));
        assertThat(base(model, Map.of("m", "1000"))).isEqualTo(80);
        assertThat(AnswerLaws.check(model.description(), Given.answers(Map.of("m", "-1")), Answers.none(Given.DAY))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("impact.answer.value");
    }

    private static final String COUNTED = Given.indicator(
                    "'id': 'complaints', 'type': 'count', 'direction': 'lower',"
                            + "'per': {'indicator': 'area', 'amount': 10000}, 'normalise': {'fn': 'goalposts', 'lo': 10, 'hi': 0}")
            + ","
            + Given.indicator(
                    "'id': 'area', 'type': 'number', 'unit': 'm2', 'min': 100, 'weight': 0, 'phases': ['joint']")
            + "," + Given.indicator("'id': 'other', 'type': 'percent'");

    @Test
    void aCountIsWorthWhatItIsPerVolume() {
        var model = Given.model("'indicators': [" + COUNTED + "]");
        assertThat(base(model, Map.of("complaints", "8", "area", "20000", "other", "100")))
                .isEqualTo((100 + 60) / 2.0);
        assertThat(base(model, Map.of("complaints", "8", "area", "n/a", "other", "100")))
                .isEqualTo(100);
        assertThat(AnswerLaws.check(
                                model.description(),
                                Given.answers(Map.of("complaints", "2.5", "area", "100", "other", "1")),
                                Answers.none(Given.DAY))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected()).isEqualTo("a whole number not less than 0"));
    }

    @Test
    void anUnknownVolumeGivesAnIntervalThatContainsEveryCompletion() {
        var model = Given.model("'indicators': [" + COUNTED + "]");
        var open = Given.evaluate(model, Map.of("complaints", "8", "other", "70"), Map.of());
        assertThat(open.base().coverage()).isEqualTo(0.5);
        var random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            var area = Double.toString(100 + 1e5 * random.nextDouble());
            assertThat(base(model, Map.of("complaints", "8", "area", area, "other", "70")))
                    .isBetween(open.base().low(), open.base().high());
        }
    }

    @Test
    void anExternalValueSaysWhereItComesFrom() {
        var model = Given.model("'indicators': ["
                + Given.indicator(
                        "'id': 'e', 'type': 'external', 'min': 0, 'max': 10, 'from': {'source': 'competition',"
                                + "'key': 'tenders'}, 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 10}")
                + "]");
        var domain = (Domain.Numeric) model.description().indicators().get(0).domain();
        assertThat(domain.external()).contains(new Domain.External("competition", "tenders"));
        assertThat(base(model, Map.of("e", "4"))).isEqualTo(40);
    }

    @Test
    void costsAndUncertaintyAreRead() {
        var model = Given.model("'parameters': [{'id': 'p', 'value': 3, 'source': 's', 'uncertainty': {'dist':"
                + "'triangular', 'low': 2, 'high': 5}}], 'indicators': ["
                + Given.indicator("'id': 'a', 'type': 'ordinal', 'levels': [" + level(0) + "," + level(900)
                        + "], 'uncertainty': {'dist': 'discrete', 'probabilities': {'0': 0.25, '1': 0.75}}")
                + "," + Given.indicator("'id': 'b', 'type': 'boolean', 'cost': 1200.5") + ","
                + Given.indicator("'id': 'c', 'type': 'percent', 'uncertainty': {'dist': 'normal', 'sd': 2}") + ","
                + Given.indicator("'id': 'd', 'type': 'percent', 'uncertainty': {'dist': 'uniform', 'halfWidth': 3}")
                + ","
                + Given.indicator("'id': 'e', 'type': 'percent', 'uncertainty': {'dist': 'logNormal', 'gsd': 1.2}")
                + ","
                + Given.indicator("'id': 'f', 'type': 'formula', 'formula': 'c * p', 'normalise':"
                        + "{'fn': 'goalposts', 'lo': 0, 'hi': 300}")
                + "]");
        var indicators = model.description().indicators();
        assertThat(((Domain.Ordinal) indicators.get(0).domain()).levels().get(1).cost())
                .contains(new BigDecimal("900"));
        assertThat(((Domain.Flag) indicators.get(1).domain()).cost()).contains(new BigDecimal("1200.5"));
        assertThat(indicators.stream().map(i -> i.uncertainty()))
                .containsExactly(
                        Optional.of(new Distribution.Discrete(Map.of("0", 0.25, "1", 0.75))),
                        Optional.empty(),
                        Optional.of(new Distribution.Normal(2)),
                        Optional.of(new Distribution.Uniform(3, 3)),
                        Optional.of(new Distribution.LogNormal(1.2)),
                        Optional.empty());
        assertThat(model.description().parameters().get(0).periods().get(0).uncertainty())
                .contains(new Distribution.Triangular(1, 2));
    }

    private static String level(int cost) {
        return "{'fi': 'a', 'sv': 'b', 'en': 'c'" + (cost == 0 ? "" : ", 'cost': " + cost) + "}";
    }

    // ---------------------------------------------------------------- normalisers

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'fn': 'target', 'target': 40, 'worst': 20; none; 30:50, 40:100, 45:75, 70:0",
                "'fn': 'target', 'target': 40, 'worst': 20; higher; 30:50, 40:100, 45:100, 10:0",
                "'fn': 'target', 'target': 40, 'worst': 20; lower; 30:100, 40:100, 45:75, 70:0",
                "'fn': 'brackets', 'brackets': [[0, 0.02], [10, 0.01], [50, 0.04]]; higher; -5:0, 5:10, 10:20, 30:40, 55:80, 99:100",
                "'fn': 'brackets', 'brackets': [[0, 0.02], [10, 0]]; lower; 0:100, 5:90, 10:80, 99:80",
                "'fn': 'brackets', 'brackets': [[0, 0.1], [5, 0.2], [20, 7]]; higher; 5:50, 7:90, 7.5:100, 99:100",
                "'fn': 'minMax', 'reference': [2, null, 4, 12]; higher; 1:0, 4:20, 12:100, 40:100",
                "'fn': 'minMax', 'reference': [2, 4, 12]; lower; 1:100, 4:80, 12:0, 40:0",
                "'fn': 'zScore', 'reference': [1, 2, 3]; higher; 2:50, 3:66.66666666666667, 5:100, -9:0",
                "'fn': 'zScore', 'reference': [1, 2, 3], 'mean': 0.4, 'sd': 0.1; lower; 2:40, 3:30, 1.5:45",
                "'fn': 'rank', 'reference': [10, 20, 20, 40, 50]; higher; 5:0, 10:0, 15:25, 20:25, 30:75, 50:100, 51:100",
                "'fn': 'rank', 'reference': [10, 20, 20, 40, 50]; lower; 5:100, 10:100, 15:100, 20:50, 30:50, 50:0, 51:0",
                "'fn': 'percentile', 'reference': [10, 20, 20, 40, 50]; higher; 5:0, 15:12.5, 20:25, 30:62.5, 50:100, 51:100",
                "'fn': 'share', 'reference': [10, 20, 50]; higher; 0:0, 25:50, 50:100, 60:100",
                "'fn': 'share', 'of': 'sum', 'reference': [10, 20, 50]; higher; 20:25, 80:100",
                "'fn': 'share', 'of': 'norm', 'reference': [3, 4]; higher; 3:60, 4:80",
                "'fn': 'share', 'reference': [10, 20, 50]; lower; 5:100, 10:100, 20:50, 50:20",
                "'fn': 'share', 'of': 'sum', 'reference': [1, 2, 4]; lower; 1:57.14285714285714, 4:14.285714285714286"
            })
    void aNumberScoresWhatOneComputesByHand(String normalise, String direction, String cases) {
        var model = Given.model("'indicators': ["
                + Given.indicator("'id': 'a', 'type': 'number', 'merge': 'mayReplace', 'direction': '" + direction
                        + "', 'normalise': {" + normalise + "}")
                + "]");
        for (var pair : cases.split(", ")) {
            var value = pair.split(":")[0];
            assertThat(base(model, Map.of("a", value)))
                    .as(value)
                    .isCloseTo(Double.parseDouble(pair.split(":")[1]), within(1e-12));
        }
    }

    @Test
    void theModelsReferenceSetServesItsIndicators() {
        var model = Given.model("'reference': {'source': 's', 'asOf': '2025-01-01', 'units': ['x', 'y', 'z'], 'values':"
                + "{'a': [0, 5, 10], 'b': [1, null, 3]}}, 'indicators': ["
                + Given.indicator("'id': 'a', 'type': 'number', 'normalise': {'fn': 'minMax'}") + ","
                + Given.indicator("'id': 'b', 'type': 'number', 'normalise': {'fn': 'rank'}") + ","
                + Given.indicator(
                        "'id': 'c', 'type': 'formula', 'formula': '0 - a - b', 'direction': 'lower', 'normalise':"
                                + "{'fn': 'zScore', 'reference': [-1, -2, -3]}")
                + "]");
        assertThat(base(model, Map.of("a", "5", "b", "3"))).isCloseTo((50 + 100 + 100) / 3.0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'type': 'number', 'normalise': {'fn': 'rank'}; impact.reference; indicators[0].normalise.reference",
                "'type': 'number', 'normalise': {'fn': 'rank', 'reference': [3, 3, null]}; impact.reference.distinct; indicators[0].normalise.reference",
                "'type': 'number', 'normalise': {'fn': 'rank', 'reference': [3, 'x']}; impact.type; indicators[0].normalise.reference[1]",
                "'type': 'number', 'normalise': {'fn': 'rank', 'lo': 1, 'reference': [1, 2]}; impact.normalise.member; indicators[0].normalise.lo",
                "'type': 'number', 'normalise': {'fn': 'rnk', 'reference': [1, 2]}; impact.value; indicators[0].normalise.fn",
                "'type': 'number', 'normalise': {'fn': 'share', 'reference': [-1, 2]}; impact.reference.share; indicators[0].normalise.reference",
                "'type': 'number', 'normalise': {'fn': 'share', 'of': 'mean', 'reference': [1, 2]}; impact.value; indicators[0].normalise.of",
                "'type': 'number', 'normalise': {'fn': 'target', 'target': 3}; impact.normalise.target; indicators[0].normalise.worst",
                "'type': 'number', 'normalise': {'fn': 'target', 'target': 3, 'worst': 0}; impact.normalise.target; indicators[0].normalise.worst",
                "'type': 'number', 'direction': 'higher', 'normalise': {'fn': 'target', 'target': 3, 'reference': [4, 5]}; impact.normalise.target; indicators[0].normalise.target",
                "'type': 'number', 'normalise': {'fn': 'brackets', 'brackets': [[0, 1], [0, 2]]}; impact.normalise.order; indicators[0].normalise.brackets[1]",
                "'type': 'number', 'normalise': {'fn': 'brackets', 'brackets': [[0, 0]]}; impact.normalise.points; indicators[0].normalise.brackets",
                "'type': 'number', 'normalise': {'fn': 'brackets', 'brackets': [7]}; impact.type; indicators[0].normalise.brackets[0]",
                "'type': 'number', 'normalise': {'fn': 'goalposts', 'lo': -1e308, 'hi': 1e308}; impact.range; indicators[0].normalise",
                "'type': 'boolean', 'normalise': {'fn': 'minMax', 'reference': [1, 2]}; impact.normalise.type; indicators[0].normalise.fn",
                "'type': 'money', 'unit': 'euros', 'normalise': {'fn': 'goalposts', 'lo': 1, 'hi': 0}; impact.indicator.currency; indicators[0].unit",
                "'type': 'count', 'min': 0.5, 'normalise': {'fn': 'goalposts', 'lo': 1, 'hi': 0}; impact.indicator.range; indicators[0].min",
                "'type': 'count', 'per': {'indicator': 'area'}, 'normalise': {'fn': 'goalposts', 'lo': 1, 'hi': 0}; impact.indicator.per; indicators[0].per.indicator",
                "'type': 'count', 'per': {'indicator': 'a', 'amount': 0}, 'normalise': {'fn': 'goalposts', 'lo': 1, 'hi': 0}; impact.indicator.per; indicators[0].per.amount",
                "'type': 'number', 'per': {'indicator': 'a'}, 'normalise': {'fn': 'goalposts', 'lo': 1, 'hi': 0}; impact.indicator.type; indicators[0].per",
                "'type': 'external', 'normalise': {'fn': 'goalposts', 'lo': 1, 'hi': 0}; impact.missing; indicators[0].from",
                "'type': 'percent', 'uncertainty': {'dist': 'normal', 'sd': 0}; impact.uncertainty; indicators[0].uncertainty.sd",
                "'type': 'percent', 'uncertainty': {'dist': 'normal'}; impact.missing; indicators[0].uncertainty.sd",
                "'type': 'percent', 'uncertainty': {'dist': 'normal', 'sd': 1, 'gsd': 2}; impact.uncertainty; indicators[0].uncertainty.gsd",
                "'type': 'percent', 'uncertainty': {'dist': 'uniform', 'low': 1, 'high': 2}; impact.uncertainty; indicators[0].uncertainty.low",
                "'type': 'percent', 'uncertainty': {'dist': 'uniform'}; impact.uncertainty; indicators[0].uncertainty",
                "'type': 'percent', 'uncertainty': {'dist': 'discrete', 'probabilities': {}}; impact.value; indicators[0].uncertainty.dist",
                "'type': 'boolean', 'uncertainty': {'dist': 'discrete', 'probabilities': {'true': 0.5}}; impact.uncertainty; indicators[0].uncertainty.probabilities",
                "'type': 'boolean', 'uncertainty': {'dist': 'discrete', 'probabilities': {'yes': 1}}; impact.uncertainty; indicators[0].uncertainty.probabilities.yes",
                "'type': 'boolean', 'cost': 'much'; impact.type; indicators[0].cost",
                "'type': 'percent', 'cost': 5; impact.indicator.type; indicators[0].cost",
                "'type': 'percent', 'band': [2, 3]; impact.band; indicators[0].band",
                "'type': 'percent', 'band': [0, 3]; impact.band; indicators[0].band",
                "'type': 'percent', 'band': 3; impact.type; indicators[0].band"
            })
    void aMistakeInAnIndicatorIsToldWithItsPlace(String members, String code, String place) {
        assertThat(Given.problems("'indicators': [" + Given.indicator("'id': 'a', " + members) + "]"))
                .extracting(Problem::code, Problem::place)
                .contains(Tuple.tuple(code, place));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'aggregate': {'within': 'owa'}; impact.aggregate.owaWeights; aggregate.within",
                "'aggregate': {'within': {'fn': 'owa', 'owaWeights': [1]}}; impact.aggregate.owaWeights; aggregate.within.owaWeights",
                "'aggregate': {'within': {'fn': 'owa', 'owaWeights': [0, 0]}}; impact.aggregate.owaWeights; aggregate.within.owaWeights",
                "'aggregate': {'within': {'fn': 'owa', 'owaWeights': [-1, 2]}}; impact.weight; aggregate.within.owaWeights[0]",
                "'aggregate': {'within': 'power'}; impact.missing; aggregate.within",
                "'aggregate': {'within': {'fn': 'power'}}; impact.missing; aggregate.within.p",
                "'aggregate': {'within': {'fn': 'power', 'p': 1e9}}; impact.range; aggregate.within.p",
                "'aggregate': {'within': {'fn': 'power', 'p': 1e-9}}; impact.aggregate.p; aggregate.within.p",
                "'aggregate': {'within': {'fn': 'min', 'shift': 1}}; impact.aggregate.shift; aggregate.within.shift",
                "'aggregate': {'within': {'fn': 'harmonic', 'p': 1}}; impact.aggregate.p; aggregate.within.p",
                "'aggregate': {'fn': 'min'}; impact.aggregate; aggregate.fn",
                "'aggregate': {'fn': 'min', 'of': [{'ref': 'a', 'fn': 'max'}, {'ref': 'b'}]}; impact.aggregate; aggregate.of[0].fn",
                "'reference': {'source': 's', 'values': {'c': [1, 2]}}; impact.reference.indicator; reference.values.c",
                "'reference': {'source': 's', 'units': ['x'], 'values': {'a': [1, 2]}}; impact.reference.units; reference.values.a",
                "'reference': {'values': {'a': [1, 2]}}; impact.missing; reference.source",
                "'reference': {'source': 's'}; impact.reference; reference.values",
                "'gates': [{'id': 'minimum_t', 'title': {'fi': 'g', 'sv': 'g', 'en': 'g'}, 'when': 'a < 3', 'effect': 'flag'}]; impact.id.twice; gates[0].id",
                "'aggregate': {'fn': 'min', 'of': [{'ref': 'a'}, {'ref': 'b'}]}; impact.theme.node; themes[0].band"
            })
    void aMistakeElsewhereIsToldWithItsPlace(String members, String code, String place) {
        assertThat(Given.problems("'themes': [{'id': 't', 'title': " + Given.TITLE
                        + ", 'band': [0.5, 2], 'minimum': {'at': 30, 'effect': 'flag'}}], 'indicators': ["
                        + Given.indicator("'id': 'a', 'theme': 't', 'type': 'percent'") + ","
                        + Given.indicator("'id': 'b', 'theme': 't', 'type': 'percent'") + "], " + members))
                .extracting(Problem::code, Problem::place)
                .contains(Tuple.tuple(code, place));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'minimum': {'at': 100, 'effect': 'veto'}; impact.minimum; themes[0].minimum.at",
                "'minimum': {'at': 30, 'effect': 'cap'}; impact.minimum; themes[0].minimum.cap",
                "'minimum': {'at': 30, 'effect': 'veto', 'cap': 3}; impact.minimum; themes[0].minimum.cap",
                "'minimum': {'at': 30}; impact.missing; themes[0].minimum.effect",
                "'minimum': {'effect': 'veto'}; impact.minimum; themes[0].minimum.at",
                "'band': [0.2, 0.5]; impact.band; themes[0].band",
                "'band': [2, 0.5]; impact.band; themes[0].band"
            })
    void aMistakeInAThemeIsToldWithItsPlace(String members, String code, String place) {
        assertThat(Given.problems("'themes': [{'id': 't', 'title': " + Given.TITLE + "," + members
                        + "}], 'indicators': [" + Given.indicator("'id': 'a', 'theme': 't', 'type': 'percent'") + "]"))
                .extracting(Problem::code, Problem::place)
                .contains(Tuple.tuple(code, place));
    }

    // ---------------------------------------------------------------- aggregators in both forms

    static Stream<String> aggregators() {
        return Stream.of(
                "{'fn': 'arithmetic'}",
                "{'fn': 'geometric'}",
                "{'fn': 'harmonic'}",
                "{'fn': 'harmonic', 'shift': 0.1}",
                "{'fn': 'power', 'p': 0.5}",
                "{'fn': 'power', 'p': -2}",
                "{'fn': 'power', 'p': 3, 'shift': 0.2}",
                "{'fn': 'power', 'p': 0, 'shift': 1}",
                "{'fn': 'min'}",
                "{'fn': 'max'}",
                "{'fn': 'owa', 'owaWeights': [1, 3]}");
    }

    private static final String FOUR = "'themes': [{'id': 's', 'title': " + Given.TITLE
            + ", 'weight': %s}, {'id': 't', 'title': " + Given.TITLE
            + "}], 'indicators': ["
            + Given.indicator("'id': 'a', 'theme': 's', 'type': 'percent'") + ","
            + Given.indicator("'id': 'b', 'theme': 's', 'type': 'number', 'min': 0, 'max': 9, 'direction': 'lower',"
                    + "'normalise': {'fn': 'percentile', 'reference': [1, 2, 5, 5, 7]}")
            + "," + Given.indicator("'id': 'c', 'theme': 't', 'type': 'boolean'") + ","
            + Given.indicator("'id': 'd', 'theme': 't', 'type': 'number', 'min': 0, 'max': 90,"
                    + "'normalise': {'fn': 'zScore', 'reference': [10, 20, 60]}")
            + "]";

    /** The laws prove both: monotone, sums, intervals, headroom. */
    @ParameterizedTest
    @MethodSource("aggregators")
    void everyAggregatorKeepsTheLawsInBothForms(String aggregator) {
        var byTheme = Given.model(
                FOUR.formatted("2") + ", 'aggregate': {'within': " + aggregator + ", 'between': " + aggregator + "}");
        var tree = Given.model(FOUR.formatted("1") + ", 'aggregate': "
                + with(
                        aggregator,
                        "'of': [" + with(aggregator, "'id': 's', 'weight': 2, 'of': [{'ref': 'a'}, {'ref': 'b'}]") + ","
                                + with(aggregator, "'id': 't', 'of': [{'ref': 'c'}, {'ref': 'd'}]") + "]"));
        var answers = Map.of("a", "40", "b", "5.5", "c", "true", "d", "33");
        assertThat(Given.evaluate(tree, answers, Map.of("a", "90", "d", "50")))
                .isEqualTo(Given.evaluate(byTheme, answers, Map.of("a", "90", "d", "50")));
        assertThat(tree.description().themes()).isEqualTo(byTheme.description().themes());
    }

    private static String with(String aggregator, String members) {
        return aggregator.substring(0, aggregator.length() - 1) + ", " + members + "}";
    }

    @ParameterizedTest
    @MethodSource("aggregators")
    void intervalsContainEveryCompletionWithTwoUnknownAndOneNotApplicable(String aggregator) {
        var model = Given.model(
                FOUR.formatted("2") + ", 'aggregate': {'within': " + aggregator + ", 'between': " + aggregator + "}");
        var random = new SplittableRandom(9);
        for (var known : new String[] {"n/a", "40"}) {
            var open = Given.evaluate(model, Map.of("a", known, "d", "33"), Map.of());
            for (int i = 0; i < 200; i++) {
                var index = base(
                        model,
                        Map.of(
                                "a",
                                known,
                                "b",
                                Double.toString(9 * random.nextDouble()),
                                "c",
                                Boolean.toString(random.nextBoolean()),
                                "d",
                                "33"));
                assertThat(index)
                        .isBetween(open.base().low() - 1e-12, open.base().high() + 1e-12);
            }
        }
    }

    // ---------------------------------------------------------------- moved weights

    private static final ImpactModel MOVABLE = Given.model("'themes': [{'id': 's', 'title': " + Given.TITLE
            + ", 'weight': 1, 'band': [0.5, 3]}, {'id': 't', 'title': " + Given.TITLE + "}], 'indicators': ["
            + Given.indicator("'id': 'a', 'theme': 's', 'type': 'percent'") + ","
            + Given.indicator("'id': 'b', 'theme': 's', 'type': 'percent', 'band': [1, 2]") + ","
            + Given.indicator("'id': 'c', 'theme': 't', 'type': 'percent'") + "]");

    @Test
    void movedWeightsChangeTheIndexByOneBarAndNotTheBase() {
        var base = Map.of("a", "40", "b", "60", "c", "80");
        var result = Given.evaluate(MOVABLE, base, Map.of("weight.s", "3", "a", "50"));
        assertThat(result.base().value()).isCloseTo(65, within(1e-12));
        assertThat(result.index().value()).isCloseTo((3 * 55 + 80) / 4.0, within(1e-12));
        assertThat(result.contributions())
                .filteredOn(bar -> bar.kind() == Contribution.Kind.WEIGHTS)
                .singleElement()
                .satisfies(bar -> assertThat(bar.uplift()).isCloseTo((3 * 50 + 80) / 4.0 - 65, within(1e-12)));
        assertThat(result.contributions().get(0).uplift()).isCloseTo(3 * 5 / 4.0, within(1e-12));
        assertThat(result.contributions().stream()
                        .mapToDouble(Contribution::index)
                        .sum())
                .isCloseTo(result.index().value(), within(1e-12));
    }

    @Test
    void aWeightInATreeMayBeMovedToo() {
        var tree = Given.model("'themes': [{'id': 's', 'title': " + Given.TITLE
                + ", 'band': [1, 3]}], 'indicators': [" + Given.indicator("'id': 'a', 'theme': 's', 'type': 'percent'")
                + "," + Given.indicator("'id': 'b', 'theme': 's', 'type': 'percent', 'band': [1, 2]") + ","
                + Given.indicator("'id': 'c', 'type': 'percent'")
                + "], 'aggregate': {'fn': 'arithmetic', 'of': [{'id': 's', 'weight': 2, 'of': [{'ref': 'a'},"
                + "{'ref': 'b', 'weight': 1.5}]}, {'ref': 'c'}]}");
        assertThat(tree.description().themes().get(0).weight()).isEqualTo(2);
        var result =
                Given.evaluate(tree, Map.of("a", "40", "b", "60", "c", "80"), Map.of("weight.s", "3", "weight.b", "1"));
        assertThat(result.base().value()).isCloseTo((2 * 52 + 80) / 3.0, within(1e-12));
        assertThat(result.index().value()).isCloseTo((3 * 50 + 80) / 4.0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "weight.s, 4, impact.weight.band",
        "weight.s, much, impact.weight.band",
        "weight.s, NaN, impact.weight.band",
        "weight.t, 1, impact.weight.fixed",
        "weight.ss, 1, impact.weight.id"
    })
    void aWeightThatMayNotBeMovedIsRefused(String id, String weight, String code) {
        var base = Given.answers(Map.of("a", "40", "b", "60", "c", "80"));
        assertThat(AnswerLaws.check(MOVABLE.description(), base, Given.answers(Map.of(id, weight)))
                        .problems())
                .extracting(Problem::code, Problem::place)
                .containsExactly(Tuple.tuple(code, "choices." + id));
    }

    // ---------------------------------------------------------------- minima and nodes

    private static final ImpactModel DEMANDING = Given.model("'themes': [{'id': 's', 'title': " + Given.TITLE
            + ", 'minimum': {'at': 40, 'effect': 'cap', 'cap': 50}}, {'id': 't', 'title': " + Given.TITLE
            + "}], 'indicators': [" + Given.indicator("'id': 'a', 'theme': 's', 'type': 'percent'") + ","
            + Given.indicator("'id': 'b', 'theme': 't', 'type': 'percent'") + "]");

    @Test
    void aThemeBelowItsMinimumCapsTheIndexUntilItIsRaised() {
        var result = Given.evaluate(DEMANDING, Map.of("a", "30", "b", "100"), Map.of("a", "40"));
        assertThat(result.base().value()).isEqualTo(50);
        assertThat(result.index().value()).isEqualTo(70);
        assertThat(result.gates())
                .containsExactly(new GateState("minimum_s", GateState.State.CLOSED, GateState.State.OPEN));
        assertThat(result.contributions().get(2))
                .isEqualTo(new Contribution(Contribution.Kind.GATE, "minimum_s", "", -15, 15));
        assertThat(result.nodes()).containsExactly(new NodeScore("s", 30, 40), new NodeScore("t", 100, 100));
        assertThat(DEMANDING.description().gates().get(0).title().en()).isEqualTo("m is below its minimum");
    }

    @Test
    void anUnknownAnswerLeavesAMinimumUndecided() {
        var result = Given.evaluate(DEMANDING, Map.of("b", "100"), Map.of());
        assertThat(result.gates().get(0).base()).isEqualTo(GateState.State.UNDECIDED);
        assertThat(result.base().low()).isEqualTo(50);
        assertThat(result.base().high()).isEqualTo(100);
        var none = Given.evaluate(DEMANDING, Map.of("a", "n/a", "b", "100"), Map.of());
        assertThat(none.gates().get(0).base()).isEqualTo(GateState.State.OPEN);
        assertThat(none.nodes().get(0).base()).isNaN();
    }

    private static double base(ImpactModel model, Map<String, String> answers) {
        return Given.evaluate(model, answers, Map.of()).base().value();
    }
}
