package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.problem.api.Problem;

/** Files that are too large, too deep, cut off or made to harm: refused soon, with all reasons, in few words. */
class HostileModelTest {

    /** Seconds of a machine that has nothing else to do are less than five. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String FLAG = Given.indicator("'id': 'a', 'type': 'boolean'");

    // ---------------------------------------------------------------- size and depth

    @Test
    void tenMegabytesAreRefusedUnread() {
        var model = Given.json("'note': '" + "x".repeat(10_000_000) + "', 'indicators': [" + FLAG + "]");
        assertThat(refused(model)).extracting(Problem::code).containsExactly("json.size");
    }

    @Test
    void aHundredThousandIndicatorsAreRefusedByTheirNumber() {
        assertThat(refused(Given.json("'indicators': [" + repeated(100_000, i -> "{}") + "]")))
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo("impact.count");
                    assertThat(problem.place()).isEqualTo("indicators");
                    assertThat(problem.found()).isEqualTo("100000 elements");
                });
        assertThat(refused(Given.json(
                        "'indicators': [" + repeated(100_000, i -> FLAG.replace("'a'", "'a" + i + "'")) + "]")))
                .extracting(Problem::code)
                .containsExactly("json.size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"aggregate\": {\"of\": ["})
    void nestingOfTenThousandIsRefused(String opening) {
        assertThat(refused(opening.repeat(10_000))).singleElement().satisfies(problem -> assertThat(problem.code())
                .isEqualTo("json.syntax"));
    }

    @Test
    void aTreeOfManyNodesIsRefused() {
        var wide = repeated(
                60,
                i -> repeated(20, depth -> "{'id': 'n" + i + "_" + depth + "', 'of': [")
                                .replace(",{", "{") + "{'ref': 'a'}" + "]}".repeat(20));
        assertThat(refused(
                        Given.json("'indicators': [" + FLAG + "], 'aggregate': {'fn': 'min', 'of': [" + wide + "]}")))
                .extracting(Problem::code)
                .contains("impact.count");
    }

    @Test
    void longReferenceSetsAreRefused() {
        var set = repeated(150_000, Integer::toString);
        assertThat(refused(Given.json("'indicators': ["
                        + Given.indicator(
                                "'id': 'a', 'type': 'number', 'normalise': {'fn': 'rank', 'reference': [" + set + "]}")
                        + "]")))
                .extracting(Problem::code)
                .contains("impact.count");
    }

    // ---------------------------------------------------------------- dear to look at

    @Test
    void thousandsOfWrongNamesAreRefusedSoon() {
        var ids = repeated(500, i -> FLAG.replace("'a'", "'" + name(i) + "'"));
        var tests = repeated(
                100,
                t -> "{'name': 't', 'base': {" + repeated(300, i -> "'" + name(1_000 * t + i + 600) + "': 1")
                        + "}, 'expect': {'base': 1}}");
        assertThat(refused(Given.json("'indicators': [" + ids + "], 'tests': [" + tests + "]")))
                .hasSizeGreaterThan(1);
        var refs = repeated(499, i -> "{'ref': '" + name(i + 600) + "'}");
        assertThat(refused(Given.json("'indicators': [" + ids + "], 'aggregate': {'fn': 'owa', 'of': [" + refs + "]}")))
                .hasSizeGreaterThan(100);
        var members = repeated(30_000, i -> "'wieght" + i + "': 1");
        assertThat(refused(Given.json("'indicators': [{" + members + "}]"))).hasSize(201);
    }

    /** 60 characters, so that near ones are dear to find. */
    private static String name(int i) {
        return "abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxy_" + i;
    }

    @Test
    void formulasThatDoubleEachOtherAreComputedOnceEach() {
        var doubling = repeated(
                400,
                i -> Given.indicator("'id': 'f" + i + "', 'type': 'formula', 'weight': 0, 'formula': '"
                        + (i == 0 ? "n + n" : "f" + (i - 1) + " + f" + (i - 1)) + "'"));
        var model = Given.json("'indicators': ["
                + Given.indicator("'id': 'n', 'type': 'percent', 'weight': 0") + "," + doubling + ","
                + Given.indicator("'id': 'x', 'type': 'formula', 'formula': 'f399', 'normalise':"
                        + "{'fn': 'goalposts', 'lo': 0, 'hi': 1e100}")
                + "]");
        assertSoon(() -> Given.problemsOf(model.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anOrderedMeanOfManyChildrenIsProvenSoon() {
        var many = repeated(60, i -> Given.indicator("'id': 'i" + i + "', 'type': 'percent'"));
        var owa = "'aggregate': {'fn': 'owa', 'owaWeights': [" + repeated(60, i -> "" + (i + 1)) + "]}";
        assertSoon(() -> assertThat(Given.problems("'indicators': [" + many + "], " + owa))
                .isEmpty());
    }

    // ---------------------------------------------------------------- cut off and written wrongly

    @Test
    void everyCutIsRefusedWithItsPlace() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var begin = readme.indexOf("```json") + "```json".length();
        var model =
                readme.substring(begin, readme.indexOf("```", begin)).strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < model.length; length++) {
            var cut = Arrays.copyOf(model, length);
            assertThat(Given.problemsOf(cut)).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isIn("json.syntax", "json.encoding");
                assertThat(problem.remedy()).isNotBlank();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "a/../../b",
                "..",
                "a..b",
                "/etc/passwd",
                "C:\\\\windows",
                "a\\u0000b",
                "%2e%2e%2fb",
                "a b",
                "A",
                "",
                "-a",
                "a.",
                "\\u202ea"
            })
    void aPathIsNoId(String id) {
        assertThat(refused(("{'id': '" + id + "', 'version': '1.0.0', 'status': 'pilot', 'title': " + Given.TITLE
                                + ", 'indicators': [" + FLAG + "]}")
                        .replace('\'', '"')))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place()).isEqualTo("id");
                    assertThat(problem.code()).isIn("impact.id", "impact.type");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'scale': {'max': NaN}; json.syntax",
                "'scale': {'max': Infinity}; json.syntax",
                "'scale': {'max': -Infinity}; json.syntax",
                "'scale': {'max': 1e999}; json.syntax",
                "'scale': {'max': 0x10}; json.syntax",
                "'scale': {'max': 1, 'max': 2}; json.syntax",
                "'scale': {'max': 1e308}; impact.range",
                "'scale': {'max': 1e-320}; impact.scale",
                "'scale': {'decimals': 1e300}; impact.range",
                "'themes': [{'id': 't', 'title': {'fi': 't', 'sv': 't', 'en': 't'}, 'weight': 1e308}]; impact.weight",
                "'themes': [{'id': 't', 'title': {'fi': 't', 'sv': 't', 'en': 't'}, 'weight': 1e-300}]; impact.weight",
                "'aggregate': {'fn': 'owa', 'owaWeights': [1e308]}; impact.weight",
                "'aggregate': {'fn': 'power', 'p': -1e308}; impact.range",
                "'aggregate': {'fn': 'geometric', 'shift': 1e308}; impact.range",
                "'missing': {'minCoverage': 2}; impact.range"
            })
    void numbersThatAreNoneOrMonstrousAreRefused(String members, String code) {
        assertThat(Given.problems("'indicators': [" + FLAG + "], " + members))
                .extracting(Problem::code)
                .contains(code);
    }

    @Test
    void monstrousNumbersInFormulasAreFoundByTheLaws() {
        assertThat(Given.problems("'parameters': [{'id': 'p', 'value': 1e308, 'source': 's'}], 'indicators': ["
                        + Given.indicator("'id': 'n', 'type': 'percent', 'weight': 0") + ","
                        + Given.indicator("'id': 'x', 'type': 'formula', 'formula': 'n * p', 'normalise':"
                                + "{'fn': 'goalposts', 'lo': 0, 'hi': 1}")
                        + "]"))
                .extracting(Problem::code)
                .contains("impact.formula.undefined");
    }

    @Test
    void whatIsWrongIsToldInFewWords() {
        var name = "x".repeat(500_000);
        var flood = "'" + name + "'";
        assertThat(refused(Given.json("'indicators': [" + FLAG + "], 'missing': {'per': {" + flood
                        + ": 'refuse'}}, 'reference': {'source': 's', 'values': {" + flood
                        + ": [1, 2]}}, 'tests': [{'name': 't', 'base': {" + flood + ": " + flood
                        + "}, 'expect': {'base': 0}}]")))
                .isNotEmpty();
        assertThat(refused(Given.json("'indicators': [" + FLAG + "], 'tests': [{'name': 't', 'base': {" + flood + ": "
                        + flood + "}, 'expect': {'base': 0}}]")))
                .isNotEmpty();
    }

    // ---------------------------------------------------------------- how it is refused

    private static List<Problem> refused(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return Assertions.assertTimeoutPreemptively(SOON, () -> {
            var problems = Given.problemsOf(bytes);
            assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(201).allSatisfy(problem -> assertThat(
                            problem.toString().length())
                    .as(problem.code())
                    .isLessThan(2_000));
            return problems;
        });
    }

    private static void assertSoon(Executable work) {
        Assertions.assertTimeoutPreemptively(SOON, work);
    }

    private static String repeated(int times, IntFunction<String> part) {
        return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining(","));
    }
}
