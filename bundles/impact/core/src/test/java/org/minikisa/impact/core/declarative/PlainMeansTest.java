package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.NodeScore;

/** Trees of any means, with answers that do not apply, are what the formulas of textbooks give at every node. */
class PlainMeansTest {

    private static final List<String> MEANS = List.of(
            "arithmetic", "geometric", "harmonic", "power -2", "power 0.5", "power 2", "power 3", "min", "max", "owa");

    @Test
    void everyNodeIsWhatItsFormulaGives() {
        int compared = 0;
        for (int seed = 0; seed < 300; seed++) {
            compared += compare(new Tree(seed));
        }
        assertThat(compared).isGreaterThan(2_000);
    }

    private static int compare(Tree tree) {
        var expected = new TreeMap<String, Double>();
        double index = tree.root.value(tree.answers, expected);
        if (Double.isNaN(index)) {
            return 0;
        }
        var model = Given.parsed("'indicators': [" + String.join(",", tree.indicators) + "], 'aggregate': "
                + tree.root.json() + ", 'scale': {'min': 0, 'max': 1}");
        var result = Given.evaluate(model, tree.texts(), Map.of());
        assertThat(result.index().value()).as(tree.root.json()).isCloseTo(index, within(1e-9));
        var nodes = result.nodes().stream().collect(Collectors.toMap(NodeScore::id, NodeScore::index));
        nodes.forEach((id, value) -> assertThat(value.isNaN() ? -1 : value)
                .as("%s of %s", id, tree.root.json())
                .isCloseTo(expected.get(id).isNaN() ? -1 : expected.get(id), within(1e-9)));
        return nodes.size();
    }

    /** A leaf where {@code mean} is empty. */
    private record Plain(String id, String mean, double shift, double weight, List<Plain> of) {

        String json() {
            if (mean.isEmpty()) {
                return "{'ref': '" + id + "'" + weights() + "}";
            }
            var parts = mean.split(" ");
            var owa = mean.equals("owa")
                    ? ", 'owaWeights': "
                            + IntStream.range(0, of.size())
                                    .map(Plain::owa)
                                    .boxed()
                                    .toList()
                    : "";
            return "{'id': '" + id + "', 'fn': '" + parts[0] + "'" + (parts.length > 1 ? ", 'p': " + parts[1] : "")
                    + (shift > 0 ? ", 'shift': " + shift : "") + owa + weights() + ", 'of': "
                    + of.stream().map(Plain::json).collect(Collectors.joining(",", "[", "]")) + "}";
        }

        private String weights() {
            return weight == 1 ? "" : ", 'weight': " + weight;
        }

        private static int owa(int rank) {
            return 2 * rank % 5;
        }

        double value(Map<String, Double> answers, Map<String, Double> nodes) {
            if (mean.isEmpty()) {
                return answers.get(id);
            }
            var values = new ArrayList<double[]>();
            for (var child : of) {
                double value = child.value(answers, nodes);
                if (!Double.isNaN(value)) {
                    values.add(new double[] {value, child.weight});
                }
            }
            double value = values.isEmpty() ? Double.NaN : mean(values);
            nodes.put(id, value);
            return value;
        }

        private double mean(List<double[]> values) {
            var only = values.stream().mapToDouble(pair -> pair[0]);
            return switch (mean) {
                case "min" -> only.min().orElseThrow();
                case "max" -> only.max().orElseThrow();
                case "owa" -> ordered(only.sorted().toArray());
                case "arithmetic" -> power(values, 1);
                case "geometric" -> power(values, 0);
                case "harmonic" -> power(values, -1);
                default -> power(values, Double.parseDouble(mean.split(" ")[1]));
            };
        }

        private double power(List<double[]> values, double p) {
            if (values.stream().allMatch(pair -> pair[0] == 0)) {
                return 0; // what rounding would leave of the shift is not compared
            }
            double sum = 0;
            double total = 0;
            for (var pair : values) {
                double value = pair[0] + shift;
                sum += pair[1] * (p == 0 ? Math.log(value) : Math.pow(value, p));
                total += pair[1];
            }
            double mean = p == 0 ? Math.exp(sum / total) : Math.pow(sum / total, 1 / p);
            return mean - shift;
        }

        /** By the polygon through the sums of weights of all ranks, whichever children count. */
        private double ordered(double[] rising) {
            double sum = 0;
            for (int rank = 0; rank < rising.length; rank++) {
                double from = quantifier((double) rank / rising.length);
                double to = quantifier((rank + 1.0) / rising.length);
                sum += (to - from) * rising[rising.length - 1 - rank];
            }
            return sum;
        }

        private double quantifier(double part) {
            double total = IntStream.range(0, of.size()).map(Plain::owa).sum();
            double sum = 0;
            for (int rank = 0; rank < of.size(); rank++) {
                sum += owa(rank) * Math.max(0, Math.min(1, part * of.size() - rank));
            }
            return sum / total;
        }
    }

    private static final class Tree {

        private final SplittableRandom random;
        private final List<String> indicators = new ArrayList<>();
        private final Map<String, Double> answers = new TreeMap<>();
        private final Plain root;
        private int count;

        Tree(int seed) {
            random = new SplittableRandom(seed);
            root = inner(random.nextInt(1, 4), 1);
        }

        private Plain inner(int depth, double weight) {
            var id = "n" + count++;
            var mean = MEANS.get(random.nextInt(MEANS.size()));
            boolean shifts = !List.of("arithmetic", "min", "max", "owa").contains(mean);
            double shift = shifts ? new double[] {0, 0, 0.01, 0.1, 1}[random.nextInt(5)] : 0;
            var of = IntStream.range(0, random.nextInt(2, 5))
                    .mapToObj(i -> {
                        double own = new double[] {1, 1, 3, 0.07}[random.nextInt(4)];
                        return depth == 0 || random.nextInt(3) == 0 ? leaf(own) : inner(depth - 1, own);
                    })
                    .toList();
            return new Plain(id, mean, shift, weight, of);
        }

        private Plain leaf(double weight) {
            var id = "i" + count++;
            indicators.add(Given.indicator(
                    "'id': '" + id + "', 'type': 'number', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1}"));
            answers.put(
                    id,
                    switch (random.nextInt(10)) {
                        case 0 -> Double.NaN;
                        case 1 -> 0.0;
                        case 2 -> 1.0;
                        default -> random.nextDouble();
                    });
            return new Plain(id, "", 0, weight, List.of());
        }

        private Map<String, String> texts() {
            return answers.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, e -> e.getValue().isNaN() ? "n/a" : Double.toString(e.getValue())));
        }
    }
}
