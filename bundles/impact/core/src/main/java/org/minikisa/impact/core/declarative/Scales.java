package org.minikisa.impact.core.declarative;

/**
 * Functions of one variable that a list of steps describes: {@code step0, value0, step1, value1, …} with rising steps.
 * Both are monotone between two steps, also in floating point, so that their extremes over a range lie at its ends and at
 * the steps inside it.
 */
enum Scales {

    /** Linear between the steps, level outside. */
    PIECEWISE {
        @Override
        double at(double x, double[] steps) {
            if (x <= steps[0]) {
                return steps[1];
            }
            for (int i = 2; i < steps.length; i += 2) {
                if (x <= steps[i]) {
                    return between(x, steps[i - 2], steps[i - 1], steps[i], steps[i + 1]);
                }
            }
            return steps[steps.length - 1];
        }

        @Override
        Range loosely(Range x, Range[] steps) {
            var hull = steps[1];
            for (int i = 3; i < steps.length; i += 2) {
                hull = hull.join(steps[i]);
            }
            return hull;
        }
    },

    /**
     * A marginal scale, as of taxes: the part of x within each bracket, from its threshold to the next one, times the
     * bracket's rate, summed. 0 below the first threshold.
     */
    BRACKETS {
        @Override
        double at(double x, double[] steps) {
            double sum = 0;
            for (int i = 0; i < steps.length && x > steps[i]; i += 2) {
                double end = i + 2 < steps.length ? Math.min(x, steps[i + 2]) : x;
                sum += steps[i + 1] == 0 ? 0 : steps[i + 1] * (end - steps[i]);
            }
            return sum;
        }

        @Override
        Range loosely(Range x, Range[] steps) {
            var sum = Range.of(0);
            for (int i = 0; i < steps.length; i += 2) {
                var end = i + 2 < steps.length ? x.min(steps[i + 2]) : x;
                sum = sum.plus(steps[i + 1].times(end.minus(steps[i]).max(Range.of(0))));
            }
            return sum;
        }
    };

    /** @param steps rising */
    abstract double at(double x, double[] steps);

    /** Contains every value for steps that are not known either. */
    abstract Range loosely(Range x, Range[] steps);

    /** NaN where the steps do not rise. */
    double of(double x, double[] steps) {
        return Double.isNaN(x) || !rises(steps) ? Double.NaN : at(x, steps);
    }

    Range of(Range x, Range[] steps) {
        var points = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            if (!steps[i].isPoint()) {
                return loosely(x, steps);
            }
            points[i] = steps[i].low();
        }
        if (!rises(points)) {
            return Range.ALL;
        }
        var hull = Range.hull(at(x.low(), points), at(x.high(), points));
        for (int i = 0; i < points.length; i += 2) {
            if (x.contains(points[i])) {
                hull = hull.join(Range.of(at(points[i], points)));
            }
        }
        return hull;
    }

    static boolean rises(double[] steps) {
        for (int i = 2; i < steps.length; i += 2) {
            if (!(steps[i - 2] < steps[i])) {
                return false;
            }
        }
        return true;
    }

    /** Never beyond its ends, whatever rounding does. */
    private static double between(double x, double x0, double y0, double x1, double y1) {
        double y = y0 + (y1 - y0) * ((x - x0) / (x1 - x0));
        return Math.max(Math.min(y0, y1), Math.min(Math.max(y0, y1), y));
    }
}
