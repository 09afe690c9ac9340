package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.problem.api.Problem;

class ModelFormatTest {

    private static final String FLAG = Given.indicator("'id': 'a', 'type': 'boolean'");

    @Test
    void theSmallestModelIsAListOfQuestions() {
        var model = Given.model("'indicators': [" + FLAG + "]");
        assertThat(Given.evaluate(model, Map.of("a", "false"), Map.of("a", "true"))
                        .uplift())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'type': 'boolean', 'wieght': 2; impact.member; indicators[0].wieght",
                "'type': 'bool'; impact.value; indicators[0].type",
                "'type': 'boolean', 'weight': -1; impact.weight; indicators[0].weight",
                "'type': 'boolean', 'weight': 'much'; impact.type; indicators[0].weight",
                "'type': 'boolean', 'theme': 'x'; impact.indicator.theme; indicators[0].theme",
                "'type': 'boolean', 'unit': 'kg'; impact.indicator.type; indicators[0].unit",
                "'type': 'boolean', 'phases': ['customer']; impact.indicator.withoutChoice; indicators[0].withoutChoice",
                "'type': 'boolean', 'phases': ['joint'], 'merge': 'mayRaise'; impact.indicator.merge; indicators[0].merge",
                "'type': 'boolean', 'merge': 'may_raise'; impact.value; indicators[0].merge",
                "'type': 'boolean', 'direction': 'lower'; impact.indicator.direction; indicators[0].direction",
                "'type': 'boolean', 'weight': 0; impact.aggregate; indicators",
                "'type': 'ordinal', 'levels': [0, 1, 2]; impact.type; indicators[0].levels[0]",
                "'type': 'ordinal'; impact.indicator.levels; indicators[0].levels",
                "'type': 'choice', 'options': {'none': 0}; impact.type; indicators[0].options",
                "'type': 'number'; impact.normalise; indicators[0].normalise",
                "'type': 'number', 'min': 2, 'max': 1; impact.indicator.range; indicators[0].min",
                "'type': 'number', 'normalise': {'fn': 'goalposts', 'lo': 1, 'hi': 1}; impact.normalise.goalposts; indicators[0].normalise.hi",
                "'type': 'number', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1, 'transform': 'ln'}; impact.normalise.ln; indicators[0].normalise.lo",
                "'type': 'number', 'normalise': {'fn': 'piecewise', 'points': [[0, 0], [10, 80]]}; impact.normalise.score; indicators[0].normalise.points[1][1]",
                "'type': 'number', 'normalise': {'fn': 'piecewise', 'points': [[1, 0], [0, 1]]}; impact.normalise.order; indicators[0].normalise.points[1][0]",
                "'type': 'number', 'normalise': {'fn': 'piecewise', 'points': [[0, 0], [1, 1], [2, 0]]}; impact.indicator.direction; indicators[0].merge",
                "'type': 'boolean', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1}; impact.normalise.type; indicators[0].normalise.fn",
                "'type': 'boolean', 'normalise': {'fn': 'levels', 'scores': [1]}; impact.normalise.levels; indicators[0].normalise.scores",
                "'type': 'formula', 'formula': 'a + 1', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1}; impact.formula.cycle; indicators[0].formula",
                "'type': 'formula', 'formula': '1 > 0', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1}; impact.formula.type; indicators[0].formula"
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
                "'scale': {'min': 1, 'max': 0}; impact.scale; scale",
                "'scale': {'decimals': 10}; impact.range; scale.decimals",
                "'aggregate': {'within': 'arithmetic', 'between': {'fn': 'powr', 'p': 0}}; impact.value; aggregate.between.fn",
                "'aggregate': {'fn': 'arithmetic', 'of': [{'ref': 'b'}]}; impact.aggregate.ref; aggregate.of[0].ref",
                "'aggregate': {'fn': 'arithmetic', 'of': [{'ref': 'a'}, {'ref': 'a'}]}; impact.aggregate.twice; aggregate.of[1].ref",
                "'gates': [{'id': 'g', 'title': {'fi': 'g', 'sv': 'g', 'en': 'g'}, 'when': 'not a', 'effect': 'cap'}]; impact.gate.at; gates[0].at",
                "'gates': [{'id': 'g', 'title': {'fi': 'g', 'sv': 'g', 'en': 'g'}, 'when': 'a and not a and 1 > 2', 'effect': 'flag'}]; impact.gate.constant; gates[0].when",
                "'gates': [{'id': 'g', 'title': {'fi': 'g', 'sv': 'g', 'en': 'g'}, 'when': 'not b', 'effect': 'veto'}]; impact.formula.name; gates[0].when at 5",
                "'gates': [{'id': 'g', 'title': {'fi': 'g', 'sv': 'g', 'en': 'g'}, 'when': '1 + 1', 'effect': 'veto'}]; impact.formula.type; gates[0].when",
                "'themes': [{'id': 't', 'title': {'fi': 't', 'sv': 't', 'en': 't'}}]; impact.theme.empty; themes[0]",
                "'parameters': [{'id': 'a', 'value': 1, 'source': 's'}]; impact.id.twice; indicators[0].id",
                "'parameters': [{'id': 'p', 'value': 1}]; impact.missing; parameters[0].source",
                "'parameters': [{'id': 'p', 'values': [{'from': '2025-13-01', 'value': 1, 'source': 's'}]}]; impact.date; parameters[0].values[0].from",
                "'missing': {'per': {'b': 'refuse'}}; impact.missing.per; missing.per.b",
                "'tests': [{'name': 't', 'base': {'a': true}, 'expect': {'base': 99}}]; impact.test.failed; tests[0].expect.base",
                "'tests': [{'name': 't', 'base': {'a': 7}, 'expect': {'base': 99}}]; impact.answer.value; tests[0].base.a",
                "'tests': [{'name': 't', 'base': {'a': true}, 'expect': {}}]; impact.test.expect; tests[0].expect",
                "'summary': {'fi': 's', 'en': 's'}; impact.missing; summary.sv"
            })
    void aMistakeElsewhereIsToldWithItsPlace(String members, String code, String place) {
        assertThat(Given.problems("'indicators': [" + FLAG + "], " + members))
                .extracting(Problem::code, Problem::place)
                .contains(Tuple.tuple(code, place));
    }

    /** A normaliser with a mistake is not missed by what is read after it: one mistake, one problem. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'fn': 'goalpost', 'lo': 0, 'hi': 1}; fn; \"goalpost\"",
                "{'fn': 'rank'}; reference; no reference set",
                "{'fn': 'minMax', 'reference': [1, 1]}; reference; one value only",
                "{'fn': 'share', 'of': 'median', 'reference': [1, 2]}; of; \"median\"",
                "{'fn': 'goalposts', 'lo': -1e308, 'hi': 1e308}; ; numbers too large or too near each other",
                "{'fn': 'brackets', 'brackets': [[10, 0.1], [5, 0.1]]}; brackets[1]; [5,0.1]",
                "{'fn': 'brackets', 'brackets': [[10, 0.1], [20, -1]]}; brackets[1]; [20,-1]"
            })
    void aMistakeInANormaliserIsOneProblem(String normaliser, String place, String found) {
        for (var direction : List.of("", ", 'direction': 'higher'", ", 'direction': 'lower'")) {
            assertThat(Given.problems("'indicators': ["
                            + Given.indicator("'id': 'a', 'type': 'number', 'normalise': " + normaliser + direction)
                            + "]"))
                    .extracting(Problem::place, Problem::found)
                    .containsExactly(
                            Tuple.tuple("indicators[0].normalise" + (place == null ? "" : "." + place), found));
        }
    }

    @Test
    void allBracketsWithAMistakeAreTold() {
        assertThat(Given.problems("'indicators': ["
                        + Given.indicator("'id': 'a', 'type': 'number', 'normalise': {'fn': 'brackets',"
                                + " 'brackets': [[10, 0.1], [5, 0.1], ['x', 1], [20, -1]]}")
                        + "]"))
                .extracting(Problem::place)
                .containsExactly(
                        "indicators[0].normalise.brackets[1]",
                        "indicators[0].normalise.brackets[2]",
                        "indicators[0].normalise.brackets[3]");
    }

    @Test
    void aGateWithAMistakeStillHasItsName() {
        var gate = "{'id': 'g', 'title': " + Given.TITLE + ", 'effect': 'flag', 'when': ";
        assertThat(Given.problems("'indicators': [" + FLAG + "], 'gates': [" + gate + "'a or'}, " + gate + "'a'}]"))
                .extracting(Problem::code, Problem::place)
                .containsExactly(
                        Tuple.tuple("impact.formula.syntax", "gates[0].when at 5"),
                        Tuple.tuple("impact.id.twice", "gates[1].id"));
    }

    @Test
    void aVolumeIsLookedForWhateverItsAmount() {
        assertThat(Given.problems("'indicators': ["
                        + Given.indicator("'id': 'n', 'type': 'count', 'per': {'indicator': 'area', 'amount': 0},"
                                + " 'normalise': {'fn': 'goalposts', 'lo': 9, 'hi': 0}")
                        + "]"))
                .extracting(Problem::place)
                .containsExactly("indicators[0].per.amount", "indicators[0].per.indicator");
    }

    /** Each of 490 formulas reads the 200 after it: 98,000 circles, of up to 490 names each. */
    @Test
    void aTangleOfFormulasIsToldBySomeOfItsCircles() {
        var indicators = IntStream.range(0, 490)
                .mapToObj(i -> Given.indicator("'id': 'f" + i + "', 'type': 'formula', 'formula': '"
                        + IntStream.range(1, 201)
                                .mapToObj(j -> "f" + (i + j) % 490)
                                .collect(Collectors.joining("+"))
                        + "', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1}"))
                .collect(Collectors.joining(","));
        assertThat(Given.problems("'indicators': [" + indicators + "]"))
                .extracting(Problem::code)
                .hasSize(20)
                .containsOnly("impact.formula.cycle");
    }

    @Test
    void allMistakesComeOutAtOnce() {
        var json =
                "{\"id\": \"../etc/passwd\", \"version\": \"one\", \"colour\": \"red\", \"indicators\": [{\"id\": \"A b\"}, 7]}";
        assertThat(Given.problemsOf(json.getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::place)
                .contains(
                        "id",
                        "version",
                        "status",
                        "title",
                        "colour",
                        "indicators[0].id",
                        "indicators[0].title",
                        "indicators[0].type",
                        "indicators[1]");
    }

    @Test
    void aCycleOfFormulasIsRefusedAndNamed() {
        var problems = Given.problems("'indicators': [" + FLAG + "," + formula("x", "y + 1") + ","
                + formula("y", "z * 2") + "," + formula("z", "x + if(a, 1, 0)") + "]");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("impact.formula.cycle");
            assertThat(problem.found()).isEqualTo("x → y → z → x");
        });
    }

    @Test
    void aFormulaThatMayHaveNoValueIsRefusedWithTheRemedy() {
        var problems = Given.problems("'indicators': ["
                + Given.indicator(
                        "'id': 'n', 'type': 'number', 'min': 0, 'max': 10, 'weight': 0, 'merge': 'mayReplace'")
                + "," + formula("x", "1 / n") + "]");
        assertThat(problems).extracting(Problem::code).contains("impact.formula.undefined");
        assertThat(problems.get(0).remedy()).contains("max(divisor");
    }

    @Test
    void anIndicatorThatAFormulaTurnsAroundBreaksItsPromise() {
        var problems = Given.problems("'indicators': [" + Given.indicator("'id': 'n', 'type': 'percent', 'weight': 0")
                + "," + formula("x", "100 - n") + "]");
        assertThat(problems).extracting(Problem::code).containsExactly("impact.law.monotone");
    }

    @Test
    void whatCountsNowhereIsNotAsked() {
        assertThat(Given.problems("'indicators': [" + FLAG + ","
                        + Given.indicator("'id': 'b', 'type': 'boolean', 'weight': 0") + "]"))
                .extracting(Problem::code)
                .containsExactly("impact.indicator.unused");
    }

    @Test
    void hostileModelsAreRefusedInBoundedTime() {
        var many = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"id\":\"i" + i + "\"}")
                .collect(Collectors.joining(","));
        var longName = "x".repeat(100_000);
        for (var json : new String[] {
            Given.json("'indicators': [" + many.replace('"', '\'') + "]"),
            Given.json("'" + longName + "': 1, 'indicators': [" + FLAG + "]"),
            Given.json("'indicators': ["
                    + Given.indicator("'id': 'a', 'type': 'formula', 'formula': '" + "(".repeat(1_900) + "'") + "]"),
            Given.json("'indicators': [" + "{},".repeat(400) + "{}]")
        }) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> assertThat(Given.problemsOf(json.getBytes(StandardCharsets.UTF_8)))
                            .isNotEmpty()
                            .hasSizeLessThanOrEqualTo(201)
                            .allSatisfy(problem ->
                                    assertThat(problem.toString().length()).isLessThan(2_000)));
        }
    }

    @Test
    void theLargestModelIsProvenInBoundedTime() {
        var many = IntStream.range(0, 500)
                .mapToObj(i -> Given.indicator("'id': 'i" + i + "', 'type': 'percent'"))
                .collect(Collectors.joining(","));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Given.model("'indicators': [" + many + "]"));
    }

    /** The sketch that the format grew out of carries the HDI; it lacks texts in two languages, and says so. */
    @Test
    void sketchesAreRefusedWithClearReasons() throws IOException {
        var hdi = Given.data("model-sketch/hdi-2020-method.model.json");
        assumeTrue(hdi.isPresent(), "skipped: the sketches are not beside this checkout");
        assertThat(Given.problemsOf(Files.readAllBytes(hdi.get())))
                .extracting(Problem::place)
                .contains(
                        "title.fi",
                        "title.sv",
                        "status",
                        "scale.publishedDecimals",
                        "indicators[0].title",
                        "tests[0].input");
        var cleaning =
                Given.data("model-sketch/cleaning-dps-two-phase.model.json").orElseThrow();
        assertThat(Given.problemsOf(Files.readAllBytes(cleaning)))
                .extracting(Problem::place)
                .contains(
                        "title.sv",
                        "phases",
                        "indicators[3].gate",
                        "indicators[2].cost",
                        "indicators[1].levels[0]",
                        "indicators[5].normalise.points[1][1]",
                        "moments",
                        "uplift");
    }

    @Test
    void theSchemaForEditorsKnowsTheSameMembers() {
        var schema = (Json.Obj)
                JsonParser.parse("schema", new JsonModelReader().schema().getBytes(StandardCharsets.UTF_8));
        var found = new HashMap<String, TreeSet<String>>();
        found.put("model", members(schema));
        ((Json.Obj) schema.get("$defs").orElseThrow()).members().forEach((name, definition) -> {
            if (((Json.Obj) definition).get("properties").isPresent()) {
                found.put(name, members((Json.Obj) definition));
            }
        });
        ModelFormat.MEMBERS.forEach(
                (kind, names) -> assertThat(found.get(kind)).as(kind).isEqualTo(new TreeSet<>(names)));
    }

    private static TreeSet<String> members(Json.Obj schema) {
        return new TreeSet<>(
                ((Json.Obj) schema.get("properties").orElseThrow()).members().keySet());
    }

    private static String formula(String id, String formula) {
        return Given.indicator("'id': '" + id + "', 'type': 'formula', 'formula': '" + formula
                + "', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 100}");
    }
}
