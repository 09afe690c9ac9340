package org.minikisa.impact.shell;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.minikisa.impact.api.Distribution;
import org.minikisa.impact.api.analysis.Sampling;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** How to draw, read from the line. */
final class Samplings {

    private static final String VARY = "INDICATOR=normal:SD, logNormal:GSD, uniform:BELOW:ABOVE, triangular:BELOW:ABOVE"
            + " or discrete:VALUE:P:VALUE:P…, with commas between";

    private Samplings() {}

    static Usage on(Usage usage) {
        return usage.option("--seed", "NUMBER", "of all draws, 1 unless said")
                .option("--draws", "NUMBER", "100 to 10000000, 10000 unless said")
                .option("--weights", "SHARE", "by which each weight may differ from the model's: 0.2 for 20 %")
                .option("--vary", "DISTRIBUTIONS", "in place of the model's: " + VARY);
    }

    static Sampling read(Invocation in) {
        var given = new Given(in);
        var seed = given.parsed("--seed", "a whole number", Long::parseLong, any -> true);
        var draws = given.parsed(
                "--draws", "a whole number from 100 to 10000000", Integer::parseInt, n -> n >= 100 && n <= 10_000_000);
        var weights = given.parsed(
                "--weights", "a share from 0 to below 1", Double::parseDouble, share -> share >= 0 && share < 1);
        var inputs = given.parsed("--vary", VARY, Samplings::distributions, any -> true);
        given.refuseIfWrong("the line");
        var sampling = Sampling.USUAL;
        sampling = seed.isPresent() ? sampling.seed(seed.get()) : sampling;
        sampling = draws.isPresent() ? sampling.draws(draws.get()) : sampling;
        sampling = weights.isPresent() ? sampling.weightBand(weights.get()) : sampling;
        for (var input : inputs.orElse(Map.of()).entrySet()) {
            sampling = sampling.input(input.getKey(), input.getValue());
        }
        return sampling;
    }

    /** @throws IllegalArgumentException when it is not written as {@link #VARY} says */
    static Map<String, Distribution> distributions(String text) {
        var distributions = new TreeMap<String, Distribution>();
        for (var each : text.split(",")) {
            var pair = each.split("=", 2);
            if (pair.length < 2 || distributions.put(pair[0].strip(), distribution(pair[1].strip())) != null) {
                throw new IllegalArgumentException(each);
            }
        }
        return distributions;
    }

    private static Distribution distribution(String text) {
        var parts = text.split(":");
        return switch (parts[0] + "/" + (parts[0].equals("discrete") ? "" : parts.length - 1)) {
            case "normal/1" -> new Distribution.Normal(Double.parseDouble(parts[1]));
            case "logNormal/1" -> new Distribution.LogNormal(Double.parseDouble(parts[1]));
            case "uniform/2" -> new Distribution.Uniform(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
            case "triangular/2" ->
                new Distribution.Triangular(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
            case "discrete/" -> discrete(Arrays.copyOfRange(parts, 1, parts.length));
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Distribution discrete(String[] parts) {
        if (parts.length % 2 != 0) {
            throw new IllegalArgumentException("a value without its probability");
        }
        var probabilities = new TreeMap<String, Double>();
        for (int i = 0; i < parts.length; i += 2) {
            probabilities.put(parts[i], Double.parseDouble(parts[i + 1]));
        }
        return new Distribution.Discrete(probabilities);
    }

    /** Says how it was drawn, so that it can be drawn again. */
    static Details on(Details details, Sampling sampling) {
        return details.add("seed", "Seed", sampling.seed())
                .add("draws", "Draws", sampling.draws())
                .shown(
                        "weightBand",
                        "Weights within",
                        sampling.weightBand(),
                        sampling.weightBand() == 0 ? "" : "± " + Texts.number(sampling.weightBand() * 100) + " %");
    }
}
