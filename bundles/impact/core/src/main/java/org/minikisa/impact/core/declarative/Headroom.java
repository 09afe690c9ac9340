package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.stream.Stream;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.problem.api.InvalidInputException;

/**
 * The largest uplift that allowed choices reach, exactly. Aggregators never fall when a score rises, so an indicator
 * that no formula and no gate reads takes its best score, whatever the others are. The rest is searched by branch and
 * bound, best bound first; the bounds come from the same range arithmetic as the intervals of unknown answers.
 */
final class Headroom {

    /** Bounds computed at most; beyond that the headroom is called unknown rather than guessed. */
    private static final int EFFORT = 4_000;

    private final Engine engine;
    private final Answers own;
    private final Answers moved;
    private final double[] weights;
    private final List<Indicator> indicators;

    /** @param base with moved weights, if any */
    Headroom(Engine engine, Answers base) {
        this.engine = engine;
        this.own = base.weights(Map.of());
        this.moved = Answers.none(base.asOf()).weights(base.weights());
        this.weights = engine.weights(base);
        this.indicators = engine.model().description().indicators();
    }

    /**
     * What one indicator may be set to.
     *
     * @param parts points, or for a number the range of it; ascending
     * @param isWhole whether only whole numbers of the range are meant
     */
    private record Allowed(int slot, List<Range> parts, boolean isWhole) {

        Range hull() {
            return new Range(parts.get(0).low(), parts.get(parts.size() - 1).high());
        }

        boolean isPoint() {
            return parts.size() == 1 && parts.get(0).isPoint();
        }

        /** The lowest, the highest or one in the middle. */
        double pick(int corner) {
            var middle = parts.get(parts.size() / 2);
            double point = (middle.low() + middle.high()) / 2;
            return corner == 0 ? hull().low() : corner == 1 ? hull().high() : isWhole ? Math.floor(point) : point;
        }

        /** Two smaller ones; empty for a point, or a range that cannot be halved. */
        List<Allowed> halves() {
            if (parts.size() > 1) {
                int half = parts.size() / 2;
                return List.of(
                        new Allowed(slot, parts.subList(0, half), isWhole),
                        new Allowed(slot, parts.subList(half, parts.size()), isWhole));
            }
            var part = parts.get(0);
            double middle = (part.low() + part.high()) / 2;
            double end = isWhole ? Math.floor(middle) : middle;
            double next = isWhole ? end + 1 : middle;
            return (part.low() < middle && middle < part.high()) && Double.isFinite(part.high() - part.low())
                    ? List.of(
                            new Allowed(slot, List.of(new Range(part.low(), end)), isWhole),
                            new Allowed(slot, List.of(new Range(next, part.high())), isWhole))
                    : List.of();
        }
    }

    /** A part of what is searched. @param bound no index in it is greater */
    private record Region(List<Allowed> settings, double bound) {}

    OptionalDouble of() {
        double from = engine.compute(engine.read(own)).index();
        var values = engine.read(own);
        var entangled = new ArrayList<Allowed>();
        boolean isOpen = false;
        for (int slot = 0; slot < indicators.size(); slot++) {
            var indicator = indicators.get(slot);
            if (indicator.askedOfCustomer() && values.isApplicable(slot)) {
                var allowed = allowed(slot, indicator, values);
                if (isEntangled(slot, indicator)) {
                    entangled.add(allowed);
                    isOpen |= !values.isKnown(slot);
                } else if (engine.normaliser(slot) != null) {
                    values.know(slot, best(allowed));
                }
            }
        }
        // what is left unknown is yet another choice, of which a gate may not close: that is for the other search
        var most = isOpen ? OptionalDouble.empty() : search(values, entangled);
        var index = most.isPresent() ? most : searchedByParts();
        // to choose nothing is allowed, but at moved weights that may be less than the base
        double least = moved.weights().isEmpty() ? 0 : Double.NEGATIVE_INFINITY;
        return index.isPresent() ? OptionalDouble.of(Math.max(least, index.getAsDouble() - from)) : index;
    }

    /** As the last of the frontier where nothing costs anything. */
    private OptionalDouble searchedByParts() {
        try {
            var menu = Menu.withoutCosts(engine.model().description(), own, moved);
            var frontier = FrontierSearch.of(engine, menu, FrontierSearch.Effort.LITTLE);
            return OptionalDouble.of(frontier.index(frontier.size() - 1));
        } catch (InvalidInputException notExactly) {
            Engine.requireUndefined(notExactly);
            return OptionalDouble.empty();
        }
    }

    /** What a formula, a gate or a count reads; or a whole number whose best need not be beside the best number. */
    private boolean isEntangled(int slot, Indicator indicator) {
        var normaliser = engine.normaliser(slot);
        return engine.isEntangled(indicator.id())
                || isWhole(indicator) && normaliser != null && normaliser.direction() == Direction.UNORDERED;
    }

    private static boolean isWhole(Indicator indicator) {
        return indicator.domain() instanceof Domain.Numeric numeric && numeric.whole();
    }

    private Allowed allowed(int slot, Indicator indicator, Values values) {
        boolean raisesOnly = indicator.merge() != MergeRule.MAY_REPLACE && values.isKnown(slot);
        double given = values.points[slot];
        boolean higher = indicator.direction() != Direction.LOWER_IS_BETTER;
        if (indicator.domain() instanceof Domain.Numeric) {
            var all = engine.range(slot, indicator);
            var range = !raisesOnly ? all : higher ? new Range(given, all.high()) : new Range(all.low(), given);
            boolean isWhole = isWhole(indicator);
            return new Allowed(
                    slot,
                    List.of(isWhole ? new Range(Math.ceil(range.low()), Math.floor(range.high())) : range),
                    isWhole);
        }
        return new Allowed(
                slot,
                points(indicator).stream()
                        .filter(point -> !raisesOnly || (higher ? point >= given : point <= given))
                        .distinct()
                        .sorted()
                        .map(Range::of)
                        .toList(),
                false);
    }

    private static List<Double> points(Indicator indicator) {
        var points = new ArrayList<Double>();
        if (indicator.domain() instanceof Domain.Ordinal ordinal) {
            ordinal.levels().forEach(level -> points.add((double) level.value()));
        } else if (indicator.domain() instanceof Domain.Choice choice) {
            choice.options().forEach(option -> points.add(option.score()));
        } else {
            points.add(0.0);
            points.add(1.0);
        }
        return points;
    }

    private double best(Allowed allowed) {
        var normaliser = engine.normaliser(allowed.slot());
        return allowed.parts().stream()
                .flatMap(part -> Stream.of(normaliser.best(part))
                        .flatMap(best ->
                                allowed.isWhole() ? Stream.of(Math.floor(best), Math.ceil(best)) : Stream.of(best))
                        .filter(part::contains))
                .max(Comparator.comparingDouble(normaliser::score))
                .orElseThrow();
    }

    private OptionalDouble search(Values fixed, List<Allowed> entangled) {
        // the joint procurement's own answers are always allowed, and some may be unknown: begin there
        double most = index(fixed.copy());
        var queue =
                new PriorityQueue<>(Comparator.comparingDouble(Region::bound).reversed());
        queue.add(new Region(entangled, bound(fixed, entangled)));
        for (int effort = 0; !queue.isEmpty() && queue.peek().bound() > most + engine.fineness(); effort++) {
            var settings = queue.poll().settings();
            for (int corner = 0; corner < 3; corner++) {
                most = Math.max(most, reached(fixed, settings, corner));
            }
            int widest = widest(settings);
            if (widest < 0) {
                continue;
            }
            var halves = settings.get(widest).halves();
            if (halves.isEmpty() || effort > EFFORT) {
                return OptionalDouble.empty();
            }
            for (var half : halves) {
                var smaller = new ArrayList<>(settings);
                smaller.set(widest, half);
                queue.add(new Region(smaller, bound(fixed, smaller)));
            }
        }
        return OptionalDouble.of(most);
    }

    private double bound(Values fixed, List<Allowed> settings) {
        var values = fixed.copy();
        for (var setting : settings) {
            if (setting.isPoint()) {
                values.know(setting.slot(), setting.hull().low());
            } else {
                values.open(setting.slot(), setting.hull());
            }
        }
        return recomputed(values)
                .map(computed -> engine.upperBound(computed, weights))
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private double reached(Values fixed, List<Allowed> settings, int corner) {
        var values = fixed.copy();
        for (var setting : settings) {
            double point = setting.pick(corner);
            if (!Double.isFinite(point)) {
                return Double.NEGATIVE_INFINITY;
            }
            values.know(setting.slot(), point);
        }
        return index(values);
    }

    private double index(Values values) {
        return recomputed(values)
                .map(computed -> engine.compute(computed, weights).index())
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** The setting with most to decide: lists before ranges, then the widest; -1 when all are points. */
    private static int widest(List<Allowed> settings) {
        int widest = -1;
        double most = 0;
        for (int i = 0; i < settings.size(); i++) {
            var setting = settings.get(i);
            double width = setting.parts().size() > 1
                    ? 1e300 * setting.parts().size()
                    : setting.hull().high() - setting.hull().low();
            if (!setting.isPoint() && width > most) {
                widest = i;
                most = width;
            }
        }
        return widest;
    }

    /** With its formulas; empty where one has no value: such a choice is refused, so it raises nothing. */
    private Optional<Values> recomputed(Values values) {
        try {
            engine.computeFormulas(values);
            return Optional.of(values);
        } catch (InvalidInputException undefined) {
            Engine.requireUndefined(undefined);
            return Optional.empty();
        }
    }
}
