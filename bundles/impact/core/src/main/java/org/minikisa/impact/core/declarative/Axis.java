package org.minikisa.impact.core.declarative;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.laws.AnswerLaws;

/**
 * One indicator of a search.
 *
 * @param index among the axes
 * @param slot of its value
 * @param leaf that scores it; -1 for none
 * @param settings to leave it first, then what may be chosen instead
 * @param points the values of the settings; NaN where the value is left unknown
 * @param range of all numbers that may be chosen; empty for what is not a number
 */
record Axis(
        int index,
        int slot,
        Indicator indicator,
        int leaf,
        List<Menu.Setting> settings,
        double[] points,
        Optional<Range> range) {

    String id() {
        return indicator.id();
    }

    Menu.Course course() {
        return new Menu.Course(indicator, settings);
    }

    int size() {
        return points.length;
    }

    long cost(int pick) {
        return settings.get(pick).cost();
    }

    /** Everything it may become. */
    Range hull() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double point : points) {
            low = Double.isNaN(point) ? Double.NEGATIVE_INFINITY : Math.min(low, point);
            high = Double.isNaN(point) ? Double.POSITIVE_INFINITY : Math.max(high, point);
        }
        return range.orElse(new Range(low, high));
    }

    void set(int pick, Values values) {
        if (pick > 0) {
            values.know(slot, points[pick]);
        }
    }

    /** Of what a customer may choose from a list. */
    static Axis of(int index, int slot, int leaf, Menu.Course course, Engine engine, Values start) {
        var points = course.settings().stream()
                .mapToDouble(setting -> setting.value()
                        .map(value -> engine.value(slot, course.indicator(), value))
                        .orElse(start.isKnown(slot) ? start.points[slot] : Double.NaN))
                .toArray();
        return new Axis(index, slot, course.indicator(), leaf, course.settings(), points, Optional.empty());
    }

    /**
     * Of a number: the value that scores best and, for formulas and gates that read it, the ends of what is allowed.
     *
     * @param isRead whether a formula or gate does
     */
    static Axis of(int index, int slot, int leaf, Indicator indicator, boolean isRead, Engine engine, Values start) {
        var allowed = allowed(slot, indicator, engine, start);
        double left = start.isKnown(slot) ? start.points[slot] : Double.NaN;
        var points = new ArrayList<Double>(List.of(left));
        var settings = new ArrayList<>(List.of(Menu.Setting.LEFT));
        for (double point : candidates(leaf, allowed, indicator, isRead, engine, start)) {
            var text = written(point, indicator);
            if (allowed.contains(point) && !points.contains(point) && text.isPresent()) {
                points.add(point);
                settings.add(new Menu.Setting(text, 0, false, Optional.empty()));
            }
        }
        return new Axis(
                index,
                slot,
                indicator,
                leaf,
                List.copyOf(settings),
                points.stream().mapToDouble(Double::doubleValue).toArray(),
                Optional.of(allowed));
    }

    private static List<Double> candidates(
            int leaf, Range allowed, Indicator indicator, boolean isRead, Engine engine, Values start) {
        var candidates = new ArrayList<Double>();
        if (leaf >= 0) {
            candidates.add(best(engine.flat().leaf(leaf), allowed, indicator, start));
        }
        if (isRead) {
            candidates.add(allowed.low());
            candidates.add(allowed.high());
        }
        return isWhole(indicator)
                ? candidates.stream()
                        .flatMap(point -> Stream.of(Math.floor(point), Math.ceil(point)))
                        .toList()
                : candidates;
    }

    /** The value that scores best; of a count the one that is best per volume. */
    private static double best(FlatModel.Leaf leaf, Range allowed, Indicator indicator, Values start) {
        var normaliser = leaf.normaliser();
        if (isWhole(indicator) && normaliser.direction() == Direction.UNORDERED) {
            // the best whole number may be far from the best number
            throw new Knot.Unproven(List.of(indicator.id()));
        }
        if (leaf.volume() >= 0 && start.isKnown(leaf.volume())) {
            double each = leaf.amount() / start.points[leaf.volume()];
            return normaliser.best(allowed.times(Range.of(each))) / each;
        }
        return shortened(normaliser.best(allowed), allowed, normaliser);
    }

    /** A number beside it with fewer decimals that scores the same: nobody promises 45.00000000000001. */
    private static double shortened(double best, Range allowed, Normaliser normaliser) {
        if (Double.isFinite(best) && CanonicalJson.number(best).length() > 12) {
            for (int decimals = 0; decimals < 9; decimals++) {
                for (var rounding : List.of(RoundingMode.FLOOR, RoundingMode.CEILING)) {
                    double rounded =
                            new BigDecimal(best).setScale(decimals, rounding).doubleValue();
                    if (allowed.contains(rounded) && normaliser.score(rounded) == normaliser.score(best)) {
                        return rounded;
                    }
                }
            }
        }
        return best;
    }

    private static boolean isWhole(Indicator indicator) {
        return indicator.domain() instanceof Domain.Numeric numeric && numeric.whole();
    }

    private static Range allowed(int slot, Indicator indicator, Engine engine, Values start) {
        var all = engine.range(slot, indicator);
        if (indicator.merge() == MergeRule.MAY_REPLACE || !start.isKnown(slot)) {
            return all;
        }
        double given = start.points[slot];
        return indicator.direction() != Direction.LOWER_IS_BETTER
                ? new Range(given, Math.max(given, all.high()))
                : new Range(Math.min(given, all.low()), given);
    }

    /** As answers are written; empty where that would not be this very number. */
    private static Optional<String> written(double point, Indicator indicator) {
        if (!Double.isFinite(point)) {
            return Optional.empty();
        }
        var text = CanonicalJson.number(point);
        return AnswerLaws.fits(indicator.domain(), text) && Double.parseDouble(text) == point
                ? Optional.of(text)
                : Optional.empty();
    }
}
