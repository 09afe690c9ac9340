package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.ImpactModel;

/**
 * What COINr, the package of the European Commission's handbook on composite indicators, gives for the same numbers:
 * {@code function_cases.json}, produced by COINr 1.1.14 (MIT, https://github.com/bluefoxr/COINr). Means are of numbers of
 * any size and are scaled to 0-1 here; normalisers are read from models, as their authors write them.
 */
class CoinrOracleTest {

    private final Map<String, Integer> checked = new HashMap<>();

    @Test
    void normalisersAndMeansGiveWhatCoinrGives() throws IOException {
        var file = Given.data("coinr-asem/function_cases.json");
        assumeTrue(file.isPresent(), "skipped: the cases of COINr are not beside this checkout");
        var cases = (Json.Arr) JsonParser.parse("cases", Files.readAllBytes(file.get()));
        for (var element : cases.elements()) {
            var function = text(element, "fn");
            var args = (Json.Obj) member(element, "args");
            var x = numbers(args.get("x").orElseThrow());
            var result = member(element, "result");
            switch (function) {
                case "a_amean" -> mean(function, new QuasiMean.Arithmetic(), x, args, result);
                case "a_gmean" -> mean(function, new QuasiMean.Geometric(0), x, args, result);
                case "a_hmean" -> mean(function, new QuasiMean.Harmonic(0), x, args, result);
                case "a_genmean" -> mean(function, new QuasiMean.Power(number(args, "p"), 0), x, args, result);
                case "n_minmax", "n_dist2max" -> scores(function, x, "'minMax'", "", 1, args, result);
                case "n_zscore" -> scores(function, x, "'zScore', 'mean': 0.5, 'sd': 0.1", "", 1, args, result);
                case "n_rank" -> scores(function, x, "'rank'", "", 1, args, result);
                case "n_prank", "n_borda" -> scores(function, x, "'percentile'", "", 1, args, result);
                case "n_fracmax" -> scores(function, x, "'share', 'of': 'max'", "", 1, args, result);
                case "n_dist2targ" -> target(function, x, args, result);
                case "n_goalposts" -> goalposts(function, x, args, result);
                default -> {
                    // n_scaled, n_dist2ref, skew and kurt are no normalisers of a value from 0 to 1
                }
            }
        }
        assertThat(checked)
                .containsEntry("a_genmean", 25)
                .containsEntry("n_zscore", 4)
                .containsEntry("n_rank", 4)
                .containsEntry("n_prank", 4)
                .containsEntry("n_goalposts", 10)
                .containsEntry("n_dist2targ", 7);
    }

    private void mean(String function, Aggregator aggregator, double[] x, Json.Obj args, Json result) {
        double most = Arrays.stream(x).max().orElseThrow();
        var scores = Arrays.stream(x).map(value -> value / most).toArray();
        double mean = most
                * aggregator.of(
                        scores,
                        IntStream.range(0, x.length).toArray(),
                        numbers(args.get("w").orElseThrow()),
                        0);
        double expected = ((Json.Number) result).value();
        assertThat(mean).isCloseTo(expected, within(1e-12 * Math.max(1, expected)));
        checked.merge(function, 1, Integer::sum);
    }

    private void target(String function, double[] x, Json.Obj args, Json result) {
        double target = number(args, "targ");
        boolean lower = number(args, "direction") < 0;
        boolean reached = Arrays.stream(x).allMatch(value -> lower ? value <= target : value >= target);
        if (!reached && Arrays.stream(x).distinct().count() > 1) { // else there is no distance to measure by
            var direction = lower ? ", 'direction': 'lower'" : ", 'direction': 'higher'";
            scores(function, x, "'target', 'target': " + target, direction, 1, args, result);
        }
    }

    private void goalposts(String function, double[] x, Json.Obj args, Json result) {
        if (!member(args, "trunc2posts").equals(new Json.Bool(true))) {
            return; // scores stay within 0 and 1
        }
        var posts = numbers(args.get("gposts").orElseThrow());
        boolean lower = number(args, "direction") < 0;
        var model = model(
                "{'fn': 'goalposts', 'lo': " + posts[lower ? 1 : 0] + ", 'hi': " + posts[lower ? 0 : 1] + "}", "");
        compare(function, model, x, posts[2], args, result);
    }

    private void scores(
            String function, double[] x, String fn, String direction, double scale, Json.Obj args, Json result) {
        var reference = Arrays.stream(x).mapToObj(CanonicalJson::number).collect(Collectors.joining(",", "[", "]"));
        var model = model("{'fn': " + fn + ", 'reference': " + reference + "}", direction);
        compare(function, model, x, scale, args, result);
    }

    private void compare(String function, ImpactModel model, double[] x, double scale, Json.Obj args, Json result) {
        var expected = numbers(result);
        for (int i = 0; i < x.length; i++) {
            double score = Given.evaluate(model, Map.of("a", CanonicalJson.number(x[i])), Map.of())
                            .index()
                            .value()
                    / 100;
            double ours =
                    switch (function) {
                        case "n_minmax" ->
                            numbers(args.get("l_u").orElseThrow())[0]
                                    + score
                                            * (numbers(args.get("l_u").orElseThrow())[1]
                                                    - numbers(args.get("l_u").orElseThrow())[0]);
                        case "n_zscore" -> (score - 0.5) / 0.1;
                        case "n_rank" -> 1 + score * (x.length - 1);
                        case "n_borda" -> score * (x.length - 1);
                        default -> score * scale;
                    };
            assertThat(ours)
                    .as(function + " of " + x[i])
                    .isCloseTo(expected[i], within(1e-12 * Math.max(1, Math.abs(expected[i])) + 1e-14 * 100));
        }
        checked.merge(function, 1, Integer::sum);
    }

    private static ImpactModel model(String normalise, String direction) {
        return Given.parsed("'indicators': ["
                + Given.indicator(
                        "'id': 'a', 'type': 'number', 'merge': 'mayReplace', 'normalise': " + normalise + direction)
                + "]");
    }

    private static Json member(Json json, String name) {
        return ((Json.Obj) json).get(name).orElseThrow();
    }

    private static String text(Json json, String name) {
        return ((Json.Text) member(json, name)).value();
    }

    private static double number(Json json, String name) {
        return ((Json.Number) member(json, name)).value();
    }

    private static double[] numbers(Json json) {
        var elements = json instanceof Json.Arr list ? list.elements() : List.of(json);
        return elements.stream()
                .mapToDouble(element -> element instanceof Json.Number number ? number.value() : Double.NaN)
                .toArray();
    }
}
