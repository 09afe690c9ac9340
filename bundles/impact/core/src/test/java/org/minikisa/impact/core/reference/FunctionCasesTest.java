package org.minikisa.impact.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.core.declarative.JsonParser;

/**
 * What COINr 1.1.14 computed with its functions, 121 calls: means, normalisers, skewness, kurtosis. Means and normalisers
 * come out of models, through the same path as everybody's.
 *
 * <p>Not covered: distances to a reference unit that is the worst itself, for which COINr gives NaN and infinite.
 */
class FunctionCasesTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final String TITLE = "\"title\": {\"fi\": \"a\", \"sv\": \"a\", \"en\": \"a\"}";

    @Test
    void functionsComeOutAsPublished() {
        assumeTrue(Asem.folder().isPresent(), "skipped: the ASEM files are not beside this checkout");
        var covered = new TreeMap<String, Integer>();
        var left = new TreeMap<String, Integer>();
        var cases = (Json.Arr) JsonParser.parse("cases", Asem.bytes("function_cases.json"));
        for (var element : cases.elements()) {
            var given = new Case((Json.Obj) element);
            var found = given.evaluate();
            (found.isPresent() ? covered : left).merge(given.fn(), 1, Integer::sum);
            found.ifPresent(result -> assertResult(given, result));
        }
        assertThat(covered.values().stream().mapToInt(count -> count).sum()).isEqualTo(117);
        assertThat(left).isEqualTo(Map.of("n_dist2ref", 4));
    }

    private static void assertResult(Case given, double[] result) {
        var expected = given.result();
        assertThat(result).as(given.toString()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            Asem.assertClose(result[i], expected[i], given + " [" + i + "]");
        }
    }

    /** One call. */
    private record Case(Json.Obj json) {

        String fn() {
            return ((Json.Text) json.get("fn").orElseThrow()).value();
        }

        private Json.Obj args() {
            return (Json.Obj) json.get("args").orElseThrow();
        }

        private double[] x() {
            return numbers(args().get("x").orElseThrow());
        }

        double[] result() {
            return numbers(json.get("result").orElseThrow());
        }

        private double[] arg(String name) {
            return numbers(args().get(name).orElseThrow());
        }

        private boolean flag(String name) {
            return args().get(name).map(json -> ((Json.Bool) json).value()).orElse(false);
        }

        Optional<double[]> evaluate() {
            var x = x();
            double min = Arrays.stream(x).min().orElseThrow();
            double max = Arrays.stream(x).max().orElseThrow();
            return switch (fn()) {
                case "skew" -> Optional.of(new double[] {Moments.of(x).skew()});
                case "kurt" -> Optional.of(new double[] {Moments.of(x).kurtosis()});
                case "a_amean" -> mean("\"fn\": \"arithmetic\"");
                case "a_gmean" -> mean("\"fn\": \"geometric\"");
                case "a_hmean" -> mean("\"fn\": \"harmonic\"");
                case "a_genmean" -> mean("\"fn\": \"power\", \"p\": " + arg("p")[0]);
                case "n_minmax" -> compared("\"fn\": \"minMax\"", arg("l_u")[0], arg("l_u")[1]);
                case "n_dist2max" -> compared("\"fn\": \"minMax\"", 0, 1);
                case "n_zscore" -> compared("\"fn\": \"zScore\", \"mean\": 0.5, \"sd\": 0.05", -10, 10);
                case "n_fracmax" -> compared("\"fn\": \"share\", \"of\": \"max\"", 0, 1);
                case "n_rank" -> compared("\"fn\": \"rank\"", 1, x.length);
                case "n_borda" -> compared("\"fn\": \"rank\"", 0, x.length - 1);
                case "n_prank" -> compared("\"fn\": \"rank\"", 0, 1);
                case "n_scaled" -> line(0, 100, 0, 100);
                case "n_dist2ref" -> {
                    double reference = x[(int) arg("iref")[0] - 1];
                    yield reference == min
                            ? Optional.empty()
                            : flag("cap_max") ? goalposts(min, reference, 0, 1) : line(min, reference, 0, 1);
                }
                case "n_dist2targ" -> {
                    double target = arg("targ")[0];
                    boolean higher = arg("direction")[0] > 0;
                    boolean isBeyond = min < max && (higher ? target > min : target < max);
                    yield isBeyond
                            ? compared("\"fn\": \"target\", \"target\": " + target, higher ? "higher" : "lower", 0, 1)
                            : line(higher ? min : max, target, 0, 1);
                }
                case "n_goalposts" -> {
                    var posts = arg("gposts");
                    boolean higher = arg("direction")[0] > 0;
                    double lo = higher ? posts[0] : posts[1];
                    double hi = higher ? posts[1] : posts[0];
                    yield flag("trunc2posts") ? goalposts(lo, hi, 0, posts[2]) : line(lo, hi, 0, posts[2]);
                }
                default -> Optional.empty();
            };
        }

        /** The mean of x with weights w: positive, so that they may be measured against the greatest. */
        private Optional<double[]> mean(String fn) {
            var x = x();
            var w = arg("w");
            double max = Arrays.stream(x).max().orElseThrow();
            var indicators = new StringBuilder();
            var answers = new HashMap<String, String>();
            for (int i = 0; i < x.length; i++) {
                indicators.append(i == 0 ? "" : ", ").append(indicator("x" + i, goalposts(0, max), "none", w[i]));
                answers.put("x" + i, Double.toString(x[i]));
            }
            return Optional.of(new double[] {index(indicators.toString(), fn, 0, max, answers)});
        }

        private Optional<double[]> goalposts(double lo, double hi, double from, double to) {
            return normalised(goalposts(lo, hi), "none", from, to);
        }

        /** Without truncation: goalposts and scale are both three times as wide to either side. */
        private Optional<double[]> line(double lo, double hi, double from, double to) {
            double beyond = 3 * (hi - lo);
            double more = 3 * (to - from);
            return goalposts(lo - beyond, hi + beyond, from - more, to + more);
        }

        private static String goalposts(double lo, double hi) {
            return "\"fn\": \"goalposts\", \"lo\": " + lo + ", \"hi\": " + hi;
        }

        private Optional<double[]> compared(String fn, double from, double to) {
            return compared(fn, "none", from, to);
        }

        private Optional<double[]> compared(String fn, String direction, double from, double to) {
            return normalised(
                    fn + ", \"reference\": " + CanonicalJson.of(args().get("x").orElseThrow()), direction, from, to);
        }

        /** Each value of x by itself, on a scale. */
        private Optional<double[]> normalised(String fn, String direction, double from, double to) {
            return Optional.of(Arrays.stream(x())
                    .map(value -> index(
                            indicator("x", fn, direction, 1),
                            "\"fn\": \"arithmetic\"",
                            from,
                            to,
                            Map.of("x", Double.toString(value))))
                    .toArray());
        }

        private static String indicator(String id, String fn, String direction, double weight) {
            return "{\"id\": \"" + id + "\", " + TITLE + ", \"type\": \"number\", \"weight\": " + weight
                    + ", \"direction\": \"" + direction
                    + "\", \"merge\": \"mayReplace\", \"normalise\": {" + fn + "}}";
        }

        private static double index(
                String indicators, String aggregate, double from, double to, Map<String, String> answers) {
            var model = "{\"id\": \"case\", \"version\": \"1.0.0\", \"status\": \"pilot\", " + TITLE
                    + ", \"scale\": {\"min\": " + from + ", \"max\": " + to + ", \"decimals\": 9}, \"indicators\": ["
                    + indicators + "], \"aggregate\": {" + aggregate + "}}";
            return JsonModelReader.parse("case", model.getBytes(StandardCharsets.UTF_8))
                    .evaluate(Answers.of(DAY, answers), Answers.none(DAY))
                    .index()
                    .value();
        }

        private static double[] numbers(Json json) {
            return json instanceof Json.Arr list
                    ? list.elements().stream()
                            .mapToDouble(element -> ((Json.Number) element).value())
                            .toArray()
                    : IntStream.of(0)
                            .mapToDouble(i -> ((Json.Number) json).value())
                            .toArray();
        }

        @Override
        public String toString() {
            return CanonicalJson.of(json);
        }
    }
}
