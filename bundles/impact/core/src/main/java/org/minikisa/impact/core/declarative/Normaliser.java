package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.stream.DoubleStream;

import org.minikisa.impact.api.Direction;

/** Turns an indicator's value into a score from 0 (worst) to 1 (best). */
sealed interface Normaliser {

    /** Of a value in the indicator's domain; always 0 to 1. */
    double score(double value);

    /** The scores of all values of a range. */
    Range scores(Range values);

    /** How the score moves with the value. */
    Direction direction();

    /** The value within a range that scores best; of equals one that asks for no more than that score needs. */
    double best(Range values);

    /**
     * From {@code lo} (score 0) to {@code hi} (score 1) on a straight line, of the value or of its natural logarithm;
     * beyond them 0 and 1. {@code lo} above {@code hi} for what is better when lower.
     *
     * @param from {@code lo} or its logarithm; @param width from there to {@code hi} or its logarithm
     */
    record Goalposts(double lo, double hi, boolean ln, double from, double width) implements Normaliser {

        Goalposts(double lo, double hi, boolean ln) {
            this(lo, hi, ln, ln ? StrictMath.log(lo) : lo, ln ? StrictMath.log(hi) - StrictMath.log(lo) : hi - lo);
        }

        @Override
        public double score(double value) {
            double at = ln ? value > 0 ? StrictMath.log(value) : Double.NEGATIVE_INFINITY : value;
            double score = (at - from) / width;
            return score < 0 ? 0 : score > 1 ? 1 : score;
        }

        @Override
        public Range scores(Range values) {
            return Range.hull(score(values.low()), score(values.high()));
        }

        @Override
        public Direction direction() {
            return lo < hi ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
        }

        @Override
        public double best(Range values) {
            double post = hi;
            return post < values.low() ? values.low() : post > values.high() ? values.high() : post;
        }
    }

    /** Through points of value and score, on straight lines; before the first and after the last one level. */
    record Piecewise(List<Point> points) implements Normaliser {

        record Point(double value, double score) {}

        public Piecewise {
            points = List.copyOf(points);
        }

        @Override
        public double score(double value) {
            var last = points.get(0);
            if (value <= last.value()) {
                return last.score();
            }
            for (var next : points) {
                if (value <= next.value()) {
                    return last.score()
                            + (next.score() - last.score()) * ((value - last.value()) / (next.value() - last.value()));
                }
                last = next;
            }
            return last.score();
        }

        @Override
        public Range scores(Range values) {
            var range = Range.hull(score(values.low()), score(values.high()));
            for (var point : points) {
                range = values.contains(point.value()) ? range.join(Range.of(point.score())) : range;
            }
            return range;
        }

        @Override
        public Direction direction() {
            boolean rises = true;
            boolean falls = true;
            for (int i = 1; i < points.size(); i++) {
                rises &= points.get(i).score() >= points.get(i - 1).score();
                falls &= points.get(i).score() <= points.get(i - 1).score();
            }
            return rises ? Direction.HIGHER_IS_BETTER : falls ? Direction.LOWER_IS_BETTER : Direction.UNORDERED;
        }

        @Override
        public double best(Range values) {
            double best = values.low();
            boolean falls = direction() == Direction.LOWER_IS_BETTER;
            for (var point : points) {
                boolean isBetter = point.score() > score(best) || falls && point.score() == score(best);
                best = values.contains(point.value()) && isBetter ? point.value() : best;
            }
            return score(values.high()) > score(best) ? values.high() : best;
        }
    }

    /**
     * The place of a value in a reference set: how many of the others it leaves behind, of those there are beside one.
     * Equal ones have the lower place, and what is better than all of them 1.
     *
     * @param sorted the reference set, ascending; of what is better when lower, with the sign changed
     * @param sign of the value: 1, or -1 for what is better when lower
     * @param between whether a value between two of them has a place between theirs (percentile), or the lower one (rank)
     */
    record Place(double[] sorted, int sign, boolean between) implements Normaliser {

        static Place of(double[] reference, boolean lower, boolean between) {
            int sign = lower ? -1 : 1;
            return new Place(
                    DoubleStream.of(reference)
                            .map(value -> sign * value)
                            .sorted()
                            .toArray(),
                    sign,
                    between);
        }

        @Override
        public double score(double value) {
            double at = sign * value;
            int below = 0;
            int most = sorted.length;
            while (below < most) {
                int middle = (below + most) >>> 1;
                if (sorted[middle] < at) {
                    below = middle + 1;
                } else {
                    most = middle;
                }
            }
            double place = below;
            if (between && below > 0 && below < sorted.length && sorted[below] > at) {
                place = below - 1 + (at - sorted[below - 1]) / (sorted[below] - sorted[below - 1]);
            }
            return Math.min(1, place / (sorted.length - 1));
        }

        @Override
        public Range scores(Range values) {
            return Range.hull(score(values.low()), score(values.high()));
        }

        @Override
        public Direction direction() {
            return sign > 0 ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
        }

        /** Better than the whole set, or as near to that as the range goes. */
        @Override
        public double best(Range values) {
            double post = sign * Math.nextUp(sorted[sorted.length - 1]);
            return post < values.low() ? values.low() : post > values.high() ? values.high() : post;
        }
    }

    /** {@code unit / value}, at most 1; for what is better when lower. @param unit greater than 0 */
    record Inverse(double unit) implements Normaliser {

        @Override
        public double score(double value) {
            return value <= unit ? 1 : unit / value;
        }

        @Override
        public Range scores(Range values) {
            return new Range(score(values.high()), score(values.low()));
        }

        @Override
        public Direction direction() {
            return Direction.LOWER_IS_BETTER;
        }

        @Override
        public double best(Range values) {
            return unit < values.low() ? values.low() : unit > values.high() ? values.high() : unit;
        }
    }

    /** A score for each level: 0, 1, 2 … of an ordinal; false and true; or the score an option carries itself. */
    record Levels(List<Double> scores) implements Normaliser {

        public Levels {
            scores = List.copyOf(scores);
        }

        @Override
        public double score(double value) {
            return scores.get((int) value);
        }

        @Override
        public Range scores(Range values) {
            var from = Math.max(0, (int) Math.ceil(values.low()));
            var to = Math.min(scores.size() - 1, (int) Math.floor(values.high()));
            var range = Range.of(scores.get(from));
            for (int level = from + 1; level <= to; level++) {
                range = range.join(Range.of(scores.get(level)));
            }
            return range;
        }

        @Override
        public Direction direction() {
            boolean rises = true;
            boolean falls = true;
            for (int i = 1; i < scores.size(); i++) {
                rises &= scores.get(i) >= scores.get(i - 1);
                falls &= scores.get(i) <= scores.get(i - 1);
            }
            return rises ? Direction.HIGHER_IS_BETTER : falls ? Direction.LOWER_IS_BETTER : Direction.UNORDERED;
        }

        @Override
        public double best(Range values) {
            double best = Math.ceil(values.low());
            for (double level = best + 1; level <= values.high(); level++) {
                best = score(level) > score(best) ? level : best;
            }
            return best;
        }
    }

    /** The value is the score: an option of a choice. */
    record Identity() implements Normaliser {

        @Override
        public double score(double value) {
            return value;
        }

        @Override
        public Range scores(Range values) {
            return values;
        }

        @Override
        public Direction direction() {
            return Direction.HIGHER_IS_BETTER;
        }

        @Override
        public double best(Range values) {
            return values.high();
        }
    }
}
