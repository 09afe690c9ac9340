package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

import org.minikisa.impact.api.Domain;

/** Reads how an indicator's value becomes a score. */
final class NormaliserFormat {

    /** The members that each may have beside its name. */
    private static final Map<String, Set<String>> PARAMETERS = new LinkedHashMap<>();

    static {
        PARAMETERS.put("goalposts", Set.of("lo", "hi", "transform", "clamp"));
        PARAMETERS.put("piecewise", Set.of("points"));
        PARAMETERS.put("brackets", Set.of("brackets"));
        PARAMETERS.put("target", Set.of("target", "worst", "reference"));
        PARAMETERS.put("minMax", Set.of("reference", "clamp"));
        PARAMETERS.put("zScore", Set.of("reference", "mean", "sd"));
        PARAMETERS.put("rank", Set.of("reference"));
        PARAMETERS.put("percentile", Set.of("reference"));
        PARAMETERS.put("share", Set.of("reference", "of"));
        PARAMETERS.put("levels", Set.of("scores"));
        PARAMETERS.put("options", Set.of());
    }

    private static final Set<String> OF_NUMBERS =
            Set.of("goalposts", "piecewise", "brackets", "target", "minMax", "zScore", "rank", "percentile", "share");

    private final boolean given;
    private final Members normalise;
    private final Domain domain;
    private final Optional<String> direction;
    private final Supplier<Optional<double[]>> frozen;

    /** @param frozen the model's reference set of this indicator */
    NormaliserFormat(Members indicator, Domain domain, Supplier<Optional<double[]>> frozen) {
        this.given = indicator.has("normalise");
        this.normalise = indicator.child("normalise", "normalise");
        this.domain = domain;
        this.direction =
                indicator.json("direction").filter(Json.Text.class::isInstance).map(text -> ((Json.Text) text).value());
        this.frozen = frozen;
    }

    /** Whether values beyond the goalposts count as the nearest one; otherwise they are refused. */
    boolean clamps() {
        return normalise.truth("clamp", true);
    }

    /** Empty where a number has none. */
    Optional<Normaliser> read() {
        return given ? sound().or(() -> Optional.of(harmless())) : usual(domain);
    }

    /** Stands for one with a problem, so that what is read after it does not miss it. */
    private Normaliser harmless() {
        double worst = isLower() ? 1 : 0;
        return new Normaliser.Piecewise(
                List.of(new Normaliser.Piecewise.Point(0, worst), new Normaliser.Piecewise.Point(1, 1 - worst)));
    }

    /** Empty where a problem was noted. */
    private Optional<Normaliser> sound() {
        var fn = normalise.text("fn");
        if (!PARAMETERS.containsKey(fn)) {
            if (normalise.has("fn")) {
                normalise.oneOf("fn", fn, List.copyOf(PARAMETERS.keySet()));
            }
            return Optional.empty();
        }
        onlyItsOwn(fn);
        suits(fn);
        return named(fn).filter(this::staysFinite);
    }

    private Optional<Normaliser> named(String fn) {
        return switch (fn) {
            case "goalposts" -> Optional.of(goalposts());
            case "piecewise" -> Optional.of(piecewise());
            case "brackets" -> brackets();
            case "target" -> target();
            case "levels" -> Optional.of(levels());
            case "options" -> Optional.of(new Normaliser.Identity());
            default -> reference().flatMap(set -> compared(fn, set));
        };
    }

    /** Numbers so large, or so near each other, that scores of values between them would be none. */
    private boolean staysFinite(Normaliser normaliser) {
        boolean finite = true;
        if (normaliser instanceof Normaliser.Goalposts posts) {
            finite = isWidth(posts.hi() - posts.lo()) && isWidth(posts.width());
        } else if (normaliser instanceof Normaliser.Piecewise line) {
            for (int i = 1; i < line.points().size(); i++) {
                finite &= isWidth(
                        line.points().get(i).value() - line.points().get(i - 1).value());
            }
        } else if (normaliser instanceof Normaliser.Inverse inverse) {
            finite = isWidth(inverse.unit());
        }
        if (!finite) {
            normalise.problem(
                    "impact.range",
                    "",
                    "numbers too large or too near each other",
                    "numbers that can be told apart and divided",
                    "Use another unit.");
        }
        return finite;
    }

    private static boolean isWidth(double width) {
        return Double.isFinite(width) && width != 0;
    }

    private void onlyItsOwn(String fn) {
        PARAMETERS.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .filter(name -> normalise.has(name) && !PARAMETERS.get(fn).contains(name))
                .forEach(name -> normalise.problem(
                        "impact.normalise.member", name, "beside " + fn, "none for " + fn, "Remove it, or change fn."));
    }

    private void suits(String fn) {
        boolean numeric = domain instanceof Domain.Numeric || domain instanceof Domain.Computed;
        boolean suits = OF_NUMBERS.contains(fn)
                ? numeric
                : fn.equals("options")
                        ? domain instanceof Domain.Choice
                        : !(domain instanceof Domain.Numeric) && !(domain instanceof Domain.Choice);
        if (!suits) {
            normalise.problem(
                    "impact.normalise.type",
                    "fn",
                    fn,
                    "a normaliser that suits the indicator's type",
                    "Numbers: goalposts, piecewise, target or a reference set. Ordinals and booleans: levels. Choices: the options' scores.");
        }
    }

    // ---------------------------------------------------------------- reference sets

    private boolean isLower() {
        return direction.filter("lower"::equals).isPresent();
    }

    /** The normaliser's own set, or the model's. */
    private Optional<double[]> reference() {
        if (normalise.has("reference")) {
            return normalise.reference("reference");
        }
        var set = frozen.get();
        if (set.isEmpty()) {
            normalise.problem(
                    "impact.reference",
                    "reference",
                    "no reference set",
                    "numbers here, or in the model's reference.values",
                    "Write \"reference\": [1.5, 2, 4], say: the values of those it is compared with.");
        }
        return set;
    }

    private Optional<Normaliser> compared(String fn, double[] set) {
        return switch (fn) {
            case "minMax" -> {
                double least = DoubleStream.of(set).min().orElseThrow();
                double most = DoubleStream.of(set).max().orElseThrow();
                yield Optional.of(new Normaliser.Goalposts(isLower() ? most : least, isLower() ? least : most, false));
            }
            case "zScore" -> Optional.of(zScore(set));
            case "rank" -> Optional.of(Normaliser.Place.of(set, isLower(), false));
            case "percentile" -> Optional.of(Normaliser.Place.of(set, isLower(), true));
            default -> share(set);
        };
    }

    /** {@code mean + sd * z}, which is a line: z by the mean of the set and its sample's standard deviation (n - 1). */
    private Normaliser zScore(double[] set) {
        double mean = normalise.within("mean", 0, 1, 0.5);
        double sd = normalise.within("sd", 1e-6, 1e6, 1.0 / 6);
        double centre = 0;
        for (double value : set) {
            centre += value / set.length;
        }
        double squares = 0;
        for (double value : set) {
            squares += (value - centre) * (value - centre);
        }
        double width = StrictMath.sqrt(squares / (set.length - 1)) / sd * (isLower() ? -1 : 1);
        return new Normaliser.Goalposts(centre - mean * width, centre - mean * width + width, false);
    }

    /**
     * A value's share of the set's greatest value, sum or Euclidean norm; where lower is better, the same of what 1 is
     * divided by it.
     */
    private Optional<Normaliser> share(double[] set) {
        var of = normalise.optionalText("of").orElse("max");
        if (!List.of("max", "sum", "norm").contains(of)) {
            normalise.oneOf("of", of, List.of("max", "sum", "norm"));
            return Optional.empty();
        }
        if (DoubleStream.of(set).anyMatch(value -> isLower() ? value <= 0 : value < 0)) {
            normalise.problem(
                    "impact.reference.share",
                    normalise.has("reference") ? "reference" : "fn",
                    "a value below 0" + (isLower() ? ", or 0" : ""),
                    isLower() ? "values above 0" : "no value below 0",
                    "Use minMax: shares need amounts.");
            return Optional.empty();
        }
        double whole = 0;
        for (double value : set) {
            double part = isLower() ? 1 / value : value;
            whole = of.equals("max") ? Math.max(whole, part) : whole + (of.equals("sum") ? part : part * part);
        }
        whole = of.equals("norm") ? StrictMath.sqrt(whole) : whole;
        return Optional.of(isLower() ? new Normaliser.Inverse(1 / whole) : new Normaliser.Goalposts(0, whole, false));
    }

    // ---------------------------------------------------------------- numbers by themselves

    /** Distance to a target: on one side where there is a direction, on both where there is none. */
    private Optional<Normaliser> target() {
        double target = normalise.required("target", 0);
        var worst = worst(target);
        if (worst.isEmpty()) {
            return Optional.empty();
        }
        double distance = worst.get();
        if (direction.filter("higher"::equals).isPresent()) {
            return Optional.of(new Normaliser.Goalposts(target - distance, target, false));
        }
        return Optional.of(
                isLower()
                        ? new Normaliser.Goalposts(target + distance, target, false)
                        : new Normaliser.Piecewise(List.of(
                                new Normaliser.Piecewise.Point(target - distance, 0),
                                new Normaliser.Piecewise.Point(target, 1),
                                new Normaliser.Piecewise.Point(target + distance, 0))));
    }

    /** The distance that scores 0: as it is written, or the one of the worst in the reference set. */
    private Optional<Double> worst(double target) {
        if (normalise.has("worst")) {
            double worst = normalise.required("worst", 1);
            if (!(worst > 0)) {
                targetProblem("worst", CanonicalJson.number(worst), "a distance greater than 0");
                return Optional.empty();
            }
            return Optional.of(worst);
        }
        if (!normalise.has("reference") && frozen.get().isEmpty()) {
            targetProblem("worst", "nothing", "the distance that scores 0, or a reference set");
            return Optional.empty();
        }
        var farthest = reference().map(set -> DoubleStream.of(set)
                .map(value -> isLower()
                        ? value - target
                        : direction.filter("higher"::equals).isPresent() ? target - value : Math.abs(value - target))
                .max()
                .orElseThrow());
        if (farthest.isPresent() && farthest.get() <= 0) {
            targetProblem("target", CanonicalJson.number(target), "a target that some of the set do not reach");
        }
        return farthest.filter(distance -> distance > 0);
    }

    private void targetProblem(String member, String found, String expected) {
        normalise.problem(
                "impact.normalise.target", member, found, expected, "Write \"target\": 40, \"worst\": 25, say.");
    }

    /** Score per unit within each bracket, added up from the lowest one, until 1 is reached. */
    private Optional<Normaliser> brackets() {
        var elements = normalise.list("brackets", 100);
        var points = new ArrayList<Normaliser.Piecewise.Point>();
        double score = 0;
        double rate = 0;
        double before = Double.NEGATIVE_INFINITY;
        boolean isSound = true;
        for (int i = 0; i < elements.size(); i++) {
            var place = "brackets[" + i + "]";
            var bracket = pair(elements.get(i), place, "[from, score per unit]", "[0, 0.02]");
            if (bracket.isEmpty()) {
                isSound = false;
                continue;
            }
            double from = bracket.get()[0];
            if (from <= before || bracket.get()[1] < 0) {
                normalise.problem(
                        "impact.normalise.order",
                        place,
                        elements.get(i).kind(),
                        "a beginning above the one before, and 0 or more per unit",
                        "Order the brackets; for what is better when lower, say \"direction\": \"lower\".");
                isSound = false;
            }
            score += points.isEmpty() ? 0 : rate * (from - before);
            rate = bracket.get()[1];
            before = from;
            points.add(new Normaliser.Piecewise.Point(from, score));
        }
        if (!isSound) {
            return Optional.empty();
        }
        if (score == 0 && rate == 0) {
            normalise.problem(
                    "impact.normalise.points",
                    "brackets",
                    elements.isEmpty() ? "none" : "0 per unit in all",
                    "at least one with a score per unit",
                    "Write [[0, 0.02], [30, 0.01]], say.");
            return Optional.empty();
        }
        return Optional.of(new Normaliser.Piecewise(upToOne(points, rate).stream()
                .map(point -> isLower() ? new Normaliser.Piecewise.Point(point.value(), 1 - point.score()) : point)
                .toList()));
    }

    /** The points as far as their score is below 1, and the one where it becomes 1. @param rate beyond the last */
    private static List<Normaliser.Piecewise.Point> upToOne(List<Normaliser.Piecewise.Point> points, double rate) {
        var result = new ArrayList<Normaliser.Piecewise.Point>();
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            result.add(point);
            double slope = i + 1 == points.size()
                    ? rate
                    : (points.get(i + 1).score() - point.score())
                            / (points.get(i + 1).value() - point.value());
            double full = point.value() + (1 - point.score()) / slope;
            boolean reached =
                    i + 1 == points.size() ? slope > 0 : points.get(i + 1).score() >= 1;
            if (reached) {
                result.add(new Normaliser.Piecewise.Point(full, 1));
                return result;
            }
        }
        return result;
    }

    private Optional<double[]> pair(Json json, String place, String expected, String example) {
        if (json instanceof Json.Arr pair
                && pair.elements().size() == 2
                && pair.elements().get(0) instanceof Json.Number first
                && pair.elements().get(1) instanceof Json.Number second) {
            return Optional.of(new double[] {first.value(), second.value()});
        }
        normalise.problem("impact.type", place, json.kind(), expected, "Write " + example + ", say.");
        return Optional.empty();
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
            var pair = pair(elements.get(i), place, "[value, score]", "[10, 0.8]");
            if (pair.isEmpty()) {
                continue;
            }
            double value = pair.get()[0];
            double score = pair.get()[1];
            if (score < 0 || score > 1) {
                normalise.problem(
                        "impact.normalise.score",
                        place + "[1]",
                        CanonicalJson.number(score),
                        "0 to 1",
                        "Scores are 0 (worst) to 1 (best), whatever the scale of the index: divide by 100.");
            } else if (!points.isEmpty()
                    && value <= points.get(points.size() - 1).value()) {
                normalise.problem(
                        "impact.normalise.order",
                        place + "[0]",
                        CanonicalJson.number(value),
                        "more than the value before",
                        "Order the points by value.");
            } else {
                points.add(new Normaliser.Piecewise.Point(value, score));
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
