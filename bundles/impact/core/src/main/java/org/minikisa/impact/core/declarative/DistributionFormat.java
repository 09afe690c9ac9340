package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.minikisa.impact.api.Distribution;

/** Reads how uncertain a number is: the member {@code uncertainty} of indicators and parameters. */
final class DistributionFormat {

    private static final Map<String, Set<String>> PARAMETERS = new TreeMap<>(Map.of(
            "normal", Set.of("sd"),
            "logNormal", Set.of("gsd"),
            "uniform", Set.of("below", "above", "halfWidth", "low", "high"),
            "triangular", Set.of("below", "above", "halfWidth", "low", "high"),
            "discrete", Set.of("probabilities")));

    private final Members uncertainty;
    private final String dist;

    private DistributionFormat(Members owner) {
        this.uncertainty = owner.child("uncertainty", "uncertainty");
        this.dist = uncertainty.text("dist");
    }

    /** Of a number whose value is answered. */
    static Optional<Distribution> ofNumber(Members owner) {
        return owner.has("uncertainty") ? new DistributionFormat(owner).continuous(Optional.empty()) : Optional.empty();
    }

    /** Of a number with this value. */
    static Optional<Distribution> ofNumber(Members owner, double value) {
        return owner.has("uncertainty")
                ? new DistributionFormat(owner).continuous(Optional.of(value))
                : Optional.empty();
    }

    /** Of one of several values. @param values in words; @param fits whether a text is one of them */
    static Optional<Distribution> ofOneOf(Members owner, String values, Predicate<String> fits) {
        return owner.has("uncertainty") ? new DistributionFormat(owner).discrete(values, fits) : Optional.empty();
    }

    private Optional<Distribution> continuous(Optional<Double> value) {
        if (!isOneOf("normal", "logNormal", "uniform", "triangular")) {
            return Optional.empty();
        }
        return switch (dist) {
            case "normal" -> greater("sd", 0).map(Distribution.Normal::new);
            case "logNormal" -> greater("gsd", 1).map(Distribution.LogNormal::new);
            default -> spread(value);
        };
    }

    private boolean isOneOf(String... allowed) {
        if (!List.of(allowed).contains(dist)) {
            if (uncertainty.has("dist")) {
                uncertainty.oneOf("dist", dist, List.of(allowed));
            }
            return false;
        }
        for (var name : List.of("sd", "gsd", "below", "above", "halfWidth", "low", "high", "probabilities")) {
            if (uncertainty.has(name) && !PARAMETERS.get(dist).contains(name)) {
                problem(name, "beside " + dist, "none for " + dist, "Remove it, or change dist.");
            }
        }
        return true;
    }

    private Optional<Double> greater(String name, double than) {
        double value = uncertainty.required(name, than + 1);
        if (!(value > than)) {
            problem(
                    name,
                    CanonicalJson.number(value),
                    "greater than " + CanonicalJson.number(than),
                    "Leave uncertainty out for what is certain.");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private Optional<Distribution> spread(Optional<Double> value) {
        double below;
        double above;
        if (uncertainty.has("low") || uncertainty.has("high")) {
            if (value.isEmpty()
                    || uncertainty.has("halfWidth")
                    || uncertainty.has("below")
                    || uncertainty.has("above")) {
                problem(
                        uncertainty.has("low") ? "low" : "high",
                        value.isEmpty() ? "an end, but no value" : "beside a width",
                        "below and above, or halfWidth",
                        "Say how far it may differ from the value.");
                return Optional.empty();
            }
            below = value.get() - uncertainty.required("low", value.get());
            above = uncertainty.required("high", value.get()) - value.get();
        } else if (uncertainty.has("halfWidth")) {
            below = uncertainty.required("halfWidth", 1);
            above = below;
            if (uncertainty.has("below") || uncertainty.has("above")) {
                problem("halfWidth", "beside below or above", "one or the other", "Remove one of them.");
            }
        } else {
            below = uncertainty.number("below").orElse(0);
            above = uncertainty.number("above").orElse(0);
        }
        if (!(below >= 0 && above >= 0 && below + above > 0) || Double.isInfinite(below + above)) {
            problem(
                    "",
                    CanonicalJson.number(below) + " below and " + CanonicalJson.number(above) + " above the value",
                    "0 or more, one of them more",
                    "Write \"below\" and \"above\", or \"halfWidth\".");
            return Optional.empty();
        }
        return Optional.of(
                dist.equals("uniform")
                        ? new Distribution.Uniform(below, above)
                        : new Distribution.Triangular(below, above));
    }

    private Optional<Distribution> discrete(String values, Predicate<String> fits) {
        if (!isOneOf("discrete")) {
            return Optional.empty();
        }
        if (!(uncertainty.json("probabilities").orElse(new Json.Null()) instanceof Json.Obj object)) {
            uncertainty.missing("probabilities", "a probability for each value");
            return Optional.empty();
        }
        var probabilities = new TreeMap<String, Double>();
        double sum = 0;
        boolean good = true;
        for (var entry : object.members().entrySet()) {
            double probability = entry.getValue() instanceof Json.Number number ? number.value() : -1;
            if (!fits.test(entry.getKey()) || !(probability >= 0 && probability <= 1)) {
                problem(
                        "probabilities." + entry.getKey(),
                        entry.getValue().kind(),
                        values + ", with a probability of 0 to 1",
                        "Write {\"1\": 0.2, \"2\": 0.8}, say.");
                good = false;
            }
            probabilities.put(entry.getKey(), probability);
            sum += probability;
        }
        if (good && !(Math.abs(sum - 1) <= 1e-9)) {
            problem("probabilities", "a sum of " + CanonicalJson.number(sum), "1", "Share 1 out among the values.");
            good = false;
        }
        return good ? Optional.of(new Distribution.Discrete(probabilities)) : Optional.empty();
    }

    private void problem(String name, String found, String expected, String remedy) {
        uncertainty.problem("impact.uncertainty", name, found, expected, remedy);
    }
}
