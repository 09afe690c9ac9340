package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.minikisa.impact.api.Domain;

/** Reads how an indicator's value becomes a score. */
final class NormaliserFormat {

    private final boolean given;
    private final Members normalise;
    private final Domain domain;

    NormaliserFormat(Members indicator, Domain domain) {
        this.given = indicator.has("normalise");
        this.normalise = indicator.child("normalise", "normalise");
        this.domain = domain;
    }

    /** Whether values beyond the goalposts count as the nearest one; otherwise they are refused. */
    boolean clamps() {
        return normalise.truth("clamp", true);
    }

    /** Empty where a number has none, or a problem was noted. */
    Optional<Normaliser> read() {
        if (!given) {
            return usual(domain);
        }
        var fn = normalise.text("fn");
        boolean numeric = domain instanceof Domain.Numeric || domain instanceof Domain.Computed;
        switch (fn) {
            case "goalposts" -> {
                suits(fn, numeric);
                return Optional.of(goalposts());
            }
            case "piecewise" -> {
                suits(fn, numeric);
                return Optional.of(piecewise());
            }
            case "levels" -> {
                suits(fn, !(domain instanceof Domain.Numeric) && !(domain instanceof Domain.Choice));
                return Optional.of(levels());
            }
            case "options" -> {
                suits(fn, domain instanceof Domain.Choice);
                return Optional.of(new Normaliser.Identity());
            }
            default -> {
                if (normalise.has("fn")) {
                    normalise.oneOf("fn", fn, List.of("goalposts", "piecewise", "levels", "options"));
                }
                return Optional.empty();
            }
        }
    }

    private static Optional<Normaliser> usual(Domain domain) {
        if (domain instanceof Domain.Ordinal ordinal) {
            int top = ordinal.levels().size() - 1;
            return Optional.of(new Normaliser.Levels(ordinal.levels().stream()
                    .map(level -> (double) level.value() / top)
                    .toList()));
        }
        if (domain instanceof Domain.Flag) {
            return Optional.of(new Normaliser.Levels(List.of(0.0, 1.0)));
        }
        if (domain instanceof Domain.Choice) {
            return Optional.of(new Normaliser.Identity());
        }
        return domain instanceof Domain.Numeric numeric
                        && numeric.unit().equals("%")
                        && numeric.min().isPresent()
                        && numeric.max().isPresent()
                ? Optional.of(new Normaliser.Goalposts(
                        numeric.min().getAsDouble(), numeric.max().getAsDouble(), false))
                : Optional.empty();
    }

    private void suits(String fn, boolean suits) {
        if (!suits) {
            normalise.problem(
                    "impact.normalise.type",
                    "fn",
                    fn,
                    "a normaliser that suits the indicator's type",
                    "Numbers: goalposts or piecewise. Ordinals and booleans: levels. Choices: the options' scores.");
        }
    }

    private Normaliser goalposts() {
        double lo = normalise.required("lo", 0);
        double hi = normalise.required("hi", 1);
        var transform = normalise.optionalText("transform");
        transform
                .filter(name -> !name.equals("ln"))
                .ifPresent(name -> normalise.oneOf("transform", name, List.of("ln")));
        if (lo == hi) {
            normalise.problem(
                    "impact.normalise.goalposts",
                    "hi",
                    CanonicalJson.number(hi),
                    "another value than lo",
                    "lo is what scores 0, hi what scores 1.");
            return new Normaliser.Goalposts(0, 1, false);
        }
        if (transform.isPresent() && (lo <= 0 || hi <= 0)) {
            normalise.problem(
                    "impact.normalise.ln",
                    lo <= 0 ? "lo" : "hi",
                    CanonicalJson.number(Math.min(lo, hi)),
                    "greater than 0",
                    "A logarithm needs goalposts above 0.");
            return new Normaliser.Goalposts(1, 2, true);
        }
        return new Normaliser.Goalposts(lo, hi, transform.isPresent());
    }

    private Normaliser piecewise() {
        var points = new ArrayList<Normaliser.Piecewise.Point>();
        var elements = normalise.list("points", 1_000);
        for (int i = 0; i < elements.size(); i++) {
            var place = "points[" + i + "]";
            if (!(elements.get(i) instanceof Json.Arr pair)
                    || pair.elements().size() != 2
                    || !(pair.elements().get(0) instanceof Json.Number value)
                    || !(pair.elements().get(1) instanceof Json.Number score)) {
                normalise.problem(
                        "impact.type", place, elements.get(i).kind(), "[value, score]", "Write [10, 0.8], say.");
                continue;
            }
            if (score.value() < 0 || score.value() > 1) {
                normalise.problem(
                        "impact.normalise.score",
                        place + "[1]",
                        CanonicalJson.number(score.value()),
                        "0 to 1",
                        "Scores are 0 (worst) to 1 (best), whatever the scale of the index: divide by 100.");
            } else if (!points.isEmpty()
                    && value.value() <= points.get(points.size() - 1).value()) {
                normalise.problem(
                        "impact.normalise.order",
                        place + "[0]",
                        CanonicalJson.number(value.value()),
                        "more than the value before",
                        "Order the points by value.");
            } else {
                points.add(new Normaliser.Piecewise.Point(value.value(), score.value()));
            }
        }
        if (elements.size() < 2) {
            normalise.problem(
                    "impact.normalise.points",
                    "points",
                    elements.size() + " points",
                    "at least 2",
                    "Write [[0, 0], [10, 1]], say.");
        }
        return points.isEmpty() ? new Normaliser.Goalposts(0, 1, false) : new Normaliser.Piecewise(points);
    }

    private Normaliser levels() {
        int count = domain instanceof Domain.Ordinal ordinal ? ordinal.levels().size() : 2;
        if (!normalise.has("scores")) {
            return domain instanceof Domain.Computed
                    ? new Normaliser.Levels(List.of(0.0, 1.0))
                    : usual(domain).orElse(new Normaliser.Levels(List.of(0.0, 1.0)));
        }
        var scores = new ArrayList<Double>();
        for (var element : normalise.list("scores", IndicatorFormat.MOST_LEVELS)) {
            if (element instanceof Json.Number number && number.value() >= 0 && number.value() <= 1) {
                scores.add(number.value());
            } else {
                normalise.problem(
                        "impact.normalise.score",
                        "scores[" + scores.size() + "]",
                        element.kind(),
                        "0 to 1",
                        "Scores are 0 (worst) to 1 (best).");
                scores.add(0.0);
            }
        }
        if (scores.size() != count) {
            normalise.problem(
                    "impact.normalise.levels",
                    "scores",
                    scores.size() + " scores",
                    "" + count,
                    "Give a score for each level, or for false and true.");
            return new Normaliser.Levels(Collections.nCopies(count, 0.0));
        }
        return new Normaliser.Levels(scores);
    }
}
