package org.minikisa.impact.core.reference;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.TreeSet;

import org.minikisa.impact.api.analysis.ReferenceRecipe.Treat;

/** Treats the outliers of one indicator: winsorises, and takes the logarithm where that is not enough. */
final class Outliers {

    /**
     * @param values NaN where missing
     * @param before the moments as the values came
     * @param winsorised the places that were changed, ascending; taken back when there is a logarithm
     * @param levels the values after winsorising
     * @param afterWinsorising empty when it was not needed
     * @param logarithm empty when it was not needed
     * @param afterLogarithm likewise
     */
    record Treated(
            double[] values,
            Moments before,
            TreeSet<Integer> winsorised,
            double[] levels,
            Optional<Moments> afterWinsorising,
            Optional<Logarithm> logarithm,
            Optional<Moments> afterLogarithm) {}

    /** {@code ln(max(x + shift, least))}: of the least value of the set {@code least} is left, a hundredth of its range. */
    record Logarithm(double shift, double least) {

        static Logarithm over(double low, double high) {
            double least = 0.01 * (high - low);
            return new Logarithm(least - low, least);
        }

        double[] of(double[] values) {
            var result = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                result[i] = StrictMath.log(values[i] + shift);
            }
            return result;
        }

        /** As models write it, of an answer x. */
        String formula() {
            var shifted = (shift < 0 ? "x - " : "x + ") + plain(Math.abs(shift));
            return "ln(max(" + shifted + ", " + plain(least) + "))";
        }

        private static String plain(double number) {
            return new BigDecimal(Double.toString(number)).toPlainString();
        }
    }

    private Outliers() {}

    static Treated treat(double[] values, Treat limits) {
        var before = Moments.of(values);
        var places = new TreeSet<Integer>();
        if (before.pass(limits)) {
            return new Treated(values, before, places, values, Optional.empty(), Optional.empty(), Optional.empty());
        }
        var levels = values.clone();
        var after = winsorise(levels, before, limits, places);
        if (after.pass(limits)) {
            return new Treated(levels, before, places, levels, Optional.of(after), Optional.empty(), Optional.empty());
        }
        var logarithm = Logarithm.over(extreme(values, -1), extreme(values, 1));
        var logarithms = logarithm.of(values);
        return new Treated(
                logarithms,
                before,
                places,
                levels,
                Optional.of(after),
                Optional.of(logarithm),
                Optional.of(Moments.of(logarithms)));
    }

    /**
     * Brings the most extreme values, on the side of the skew, to the next ones. As COINr does: a tie is changed at once,
     * so that a value more than {@code mostWinsorised} may be.
     */
    private static Moments winsorise(double[] values, Moments before, Treat limits, TreeSet<Integer> places) {
        var moments = before;
        while (!moments.pass(limits) && places.size() < limits.mostWinsorised()) {
            int side = moments.skew() >= 0 ? 1 : -1;
            double extreme = extreme(values, side);
            double next = extremeBut(values, side, extreme);
            if (next == extreme(values, -side)) {
                return moments; // one step more, and all are equal
            }
            for (int i = 0; i < values.length; i++) {
                if (values[i] == extreme) {
                    values[i] = next;
                    places.add(i);
                }
            }
            moments = Moments.of(values);
        }
        return moments;
    }

    /** @param side 1 for the greatest, -1 for the least */
    private static double extreme(double[] values, int side) {
        return extremeBut(values, side, Double.NaN);
    }

    private static double extremeBut(double[] values, int side, double without) {
        double extreme = -side * Double.POSITIVE_INFINITY;
        for (double value : values) {
            if (value != without && side * value > side * extreme) {
                extreme = value;
            }
        }
        return extreme;
    }
}
