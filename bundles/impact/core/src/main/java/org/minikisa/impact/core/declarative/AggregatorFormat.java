package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how a node makes one value of its children's. */
final class AggregatorFormat {

    /** The members that an aggregator may have beside its name. */
    private static final Map<String, Set<String>> PARAMETERS = new LinkedHashMap<>();

    static {
        PARAMETERS.put("arithmetic", Set.of());
        PARAMETERS.put("geometric", Set.of("shift"));
        PARAMETERS.put("harmonic", Set.of("shift"));
        PARAMETERS.put("power", Set.of("p", "shift"));
        PARAMETERS.put("min", Set.of());
        PARAMETERS.put("max", Set.of());
        PARAMETERS.put("owa", Set.of("owaWeights"));
    }

    private static final double GREATEST_POWER = 100;
    private static final double LEAST_POWER = 0.001;

    private final Members node;
    private final String member;
    private final String fn;

    /** @param member that has the name: {@code fn} of an object with parameters, else one that is a plain text */
    AggregatorFormat(Members node, String member) {
        this.node = node;
        this.member = member;
        this.fn = node.optionalText(member).orElse("arithmetic");
    }

    /** @param children how many the node has; each number once where it serves several nodes */
    Aggregator read(Set<Integer> children) {
        if (!PARAMETERS.containsKey(fn)) {
            node.oneOf(member, fn, List.copyOf(PARAMETERS.keySet()));
            return new QuasiMean.Arithmetic();
        }
        onlyItsOwn();
        return switch (fn) {
            case "geometric" -> new QuasiMean.Geometric(shift());
            case "harmonic" -> new QuasiMean.Harmonic(shift());
            case "power" -> power();
            case "min" -> new ByRank.Min();
            case "max" -> new ByRank.Max();
            case "owa" -> owa(children);
            default -> new QuasiMean.Arithmetic();
        };
    }

    private boolean isObject() {
        return member.equals("fn");
    }

    private void onlyItsOwn() {
        for (var name : List.of("shift", "p", "owaWeights")) {
            if (isObject() && node.has(name) && !PARAMETERS.get(fn).contains(name)) {
                node.problem(
                        "impact.aggregate." + name, name, "beside " + fn, "none for " + fn, "Remove it, or change fn.");
            }
        }
    }

    private double shift() {
        return isObject() ? node.within("shift", 0, 1e6, 0) : 0;
    }

    /** The powers that are means of their own keep their closed form. */
    private Aggregator power() {
        if (!isObject() || !node.has("p")) {
            node.problem(
                    "impact.missing",
                    isObject() ? "p" : member,
                    "no power",
                    "a number",
                    "Write {\"fn\": \"power\", \"p\": 0.5}: 1 is the arithmetic mean, 0 the geometric, -1 the harmonic.");
            return new QuasiMean.Arithmetic();
        }
        double p = node.within("p", -GREATEST_POWER, GREATEST_POWER, 1);
        double shift = shift();
        if (p == 1) {
            return new QuasiMean.Arithmetic();
        }
        if (Math.abs(p) < LEAST_POWER) {
            if (p != 0) {
                node.problem(
                        "impact.aggregate.p",
                        "p",
                        CanonicalJson.number(p),
                        "0, or at least 0.001 away from it",
                        "Write 0: it is the geometric mean.");
            }
            return new QuasiMean.Geometric(shift);
        }
        return p == -1 ? new QuasiMean.Harmonic(shift) : new QuasiMean.Power(p, shift);
    }

    private Aggregator owa(Set<Integer> children) {
        var weights = new ArrayList<Double>();
        if (isObject()) {
            for (var weight : node.list("owaWeights", ModelFormat.MOST_INDICATORS)) {
                weights.add(weight(weight, weights.size()));
            }
        }
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        if (!children.equals(Set.of(weights.size())) || !(total > 0)) {
            node.problem(
                    "impact.aggregate.owaWeights",
                    isObject() ? "owaWeights" : member,
                    weights.isEmpty()
                            ? "none"
                            : weights.size() + " weights, " + CanonicalJson.number(total) + " in all",
                    children.stream().map(String::valueOf).collect(Collectors.joining(" and "))
                            + ", one for each child, not all 0",
                    "Write a weight for the best child, the second best, and so on to the worst.");
            return new QuasiMean.Arithmetic();
        }
        return ByRank.Owa.of(weights);
    }

    private double weight(Json json, int place) {
        if (json instanceof Json.Number number && number.value() >= 0 && number.value() <= 1e9) {
            return number.value();
        }
        node.problem("impact.weight", "owaWeights[" + place + "]", json.kind(), "0 to 1e9", "Weights are shares.");
        return 0;
    }
}
