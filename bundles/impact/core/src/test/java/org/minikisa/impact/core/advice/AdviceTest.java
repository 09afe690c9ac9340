package org.minikisa.impact.core.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Severity;

class AdviceTest {

    private static final String TITLE = "{'fi': 'pöly', 'sv': 'damm', 'en': 'dust'}";
    private static final String A = "{'id': 'a', 'title': " + TITLE + ", 'source': 's', 'type': 'boolean'}";
    private static final String TESTS =
            "'tests': [{'name': 't', 'base': {'a': false}, 'choices': {'a': true}, 'expect': {'uplift': 100}}]";
    private static final String GOOD =
            "'source': 's', 'indicators': [" + A + "], 'aggregate': {'between': " + "{'fn': 'arithmetic'}}, " + TESTS;

    /** A change of a good model, and all that is said of it then. */
    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(GOOD, List.of()),
                Arguments.of(
                        without("'source': 's', 'indicators'", "'indicators'"), List.of("WARNING source.none source")),
                Arguments.of(
                        without(", 'source': 's', 'type'", ", 'type'"), List.of("NOTE source.indicators indicators")),
                Arguments.of(without(", " + TESTS, ""), List.of("WARNING tests.none tests")),
                Arguments.of(
                        without("'choices': {'a': true}, 'expect': {'uplift': 100}", "'expect': {'base': 0}"),
                        List.of("WARNING tests.choices tests")),
                Arguments.of(
                        without("'fi': 'pöly', 'sv': 'damm'", "'fi': 'dust in rooms', 'sv': 'damm'")
                                .replace("'en': 'dust'", "'en': 'dust in rooms'"),
                        List.of("WARNING text.same indicators[0].title")),
                Arguments.of(
                        without("'source': 's', 'type'", "'source': 'TODO', 'type'"),
                        List.of("WARNING text.placeholder indicators[0].source")),
                Arguments.of(
                        without(
                                        "'type': 'boolean'",
                                        "'type': 'boolean', 'normalise': {'fn': 'levels', 'scores': [0, 0.5]}")
                                .replace("'uplift': 100", "'uplift': 50"),
                        List.of("WARNING indicator.best indicators[0]")),
                Arguments.of(
                        GOOD + ", 'parameters': [{'id': 'p', 'value': 1, 'source': 's'}]",
                        List.of("WARNING parameter.unused parameters[0]")),
                Arguments.of(
                        more(
                                "'type': 'number', 'min': 0, 'max': 1, 'normalise': {'fn': 'goalposts', 'lo': 5, 'hi': 9}"),
                        List.of("WARNING indicator.constant indicators[1]")),
                Arguments.of(
                        more(
                                "'type': 'number', 'min': 0, 'max': 1, 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 4}"),
                        List.of("WARNING indicator.best indicators[1]")),
                Arguments.of(
                        more("'type': 'choice', 'options': [{'id': 'x', 'title': " + TITLE
                                + ", 'score': 0, 'cost': 0}, {'id': 'y', 'title': "
                                + TITLE + ", 'score': 0.5, 'cost': 90}, {'id': 'z', 'title': " + TITLE
                                + ", 'score': 1, 'cost': 80}]"),
                        List.of("WARNING option.dominated indicators[1].options[1]")),
                Arguments.of(
                        more("'type': 'ordinal', 'levels': [" + TITLE + ", " + TITLE + ", " + TITLE
                                + "], 'phases': ['customer'], 'merge': 'mayRaise', 'withoutChoice': '1'"),
                        List.of("WARNING option.unreachable indicators[1].levels[0]")),
                Arguments.of(weights("0.5", "0.48"), List.of("WARNING weight.sum indicators")),
                Arguments.of(weights("50", "50"), List.of()),
                Arguments.of(weights("1", "30"), List.of("WARNING weight.source indicators[1].weight")),
                Arguments.of(weights("3", "2"), List.of()),
                Arguments.of(
                        GOOD + ", 'gates': [{'id': 'g', 'title': " + TITLE + ", 'when': 'not a', 'effect': 'flag'}]",
                        List.of()),
                Arguments.of(
                        more(
                                        "'type': 'number', 'min': 0, 'max': 1, 'weight': 9, 'weightSource': 's', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 2}")
                                + ", 'gates': [{'id': 'g', 'title': " + TITLE
                                + ", 'when': 'not a', 'effect': 'cap', 'at': 90}]",
                        List.of("WARNING indicator.best indicators[1]", "WARNING gate.idle gates[0].at")),
                Arguments.of(
                        dated("{'from': '2025-01-01', 'until': '2025-06-30', 'value': 1, 'source': 's'},"
                                + " {'from': '2025-08-01', 'value': 2, 'source': 's'}"),
                        List.of("WARNING parameter.gap parameters[0].values[1].from")),
                Arguments.of(
                        dated("{'from': '2025-01-01', 'until': '2025-12-31', 'value': 1, 'source': 's'}"),
                        List.of("NOTE parameter.ends parameters")));
    }

    private static String without(String part, String instead) {
        assertThat(GOOD).contains(part);
        return GOOD.replace(part, instead);
    }

    /** The good model with a second indicator, which only the untouched test answers with what scores 0. */
    private static String more(String members) {
        String b = "{'id': 'b', 'title': " + TITLE + ", 'source': 's', " + members + "}";
        return GOOD.replace("[" + A + "]", "[" + A + ", " + b + "]")
                .replace("'expect': {'uplift': 100}", "'expect': {'uplift': 50, 'tolerance': 1000}");
    }

    private static String weights(String a, String b) {
        return more("'type': 'boolean', 'weight': " + b)
                .replace("'type': 'boolean'}, {", "'type': 'boolean', 'weight': " + a + "}, {");
    }

    private static String dated(String values) {
        return GOOD.replace("{'name': 't', ", "{'name': 't', 'asOf': '2025-02-01', ")
                + ", 'parameters': [{'id': 'p', 'values': [" + values
                + "]}], 'gates': [{'id': 'g', 'title': " + TITLE + ", 'when': 'not a and p > 0.5', 'effect': 'flag'}]";
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsSaidOfAModel(String members, List<String> said) {
        assertThat(findings(members))
                .filteredOn(f -> !f.problem().code().equals("impact.tests.gate"))
                .extracting(f -> f.severity() + " " + f.problem().code().substring("impact.".length()) + " "
                        + f.problem().place())
                .containsExactlyElementsOf(said);
    }

    @Test
    void whatIsNoObjectHasOneProblem() {
        for (String json : List.of("[]", "null", "1", "\"x\"")) {
            assertThat(new JsonModelReader().findings("x", json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .singleElement()
                    .matches(finding -> finding.problem().code().equals("impact.type"));
        }
    }

    @Test
    void theModelsThatAreDeliveredHaveNoWarning() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../models"))) {
            List<Path> models = files.filter(file -> file.toString().endsWith(".model.json"))
                    .filter(file -> file.toString().contains("src"))
                    .toList();
            assertThat(models).hasSize(5).allSatisfy(file -> assertThat(
                            new JsonModelReader().findings(file.toString(), Files.readAllBytes(file)))
                    .allMatch(finding -> finding.severity() == Severity.NOTE));
        }
    }

    private static List<Finding> findings(String members) {
        String json = ("{'id': 'm', 'version': '1.0.0', 'status': 'pilot', 'title': " + TITLE + ", " + members + "}")
                .replace('\'', '"');
        return new JsonModelReader().findings("m", json.getBytes(StandardCharsets.UTF_8));
    }
}
