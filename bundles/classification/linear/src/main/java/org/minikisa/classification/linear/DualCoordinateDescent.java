package org.minikisa.classification.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains a linear support vector machine with squared hinge loss: minimises
 * {@code |w|²/2 + C Σ max(0, 1 − y w·x)²} over w by coordinate descent on the dual, one example at a time, in random order.
 * Algorithm 1 of Hsieh, Chang, Lin, Keerthi, Sundararajan: "A Dual Coordinate Descent Method for Large-scale Linear SVM",
 * ICML 2008. The bias is the weight of one more feature that is 1 in every example.
 *
 * <p>Deterministic: the order comes from the seed, sums from a fixed order.
 *
 * @param cost C: how much a violated margin costs, against the simplicity of w
 * @param balance how much more it costs for a class that is rare: C of its examples is multiplied by (others / own) to this
 *     power; 0 for all alike, 1 for both sides as heavy
 * @param tolerance stops when the projected gradients of one round lie within this range; 0.1 is plenty for classification
 * @param rounds stops after so many rounds at the latest
 */
record DualCoordinateDescent(double cost, double balance, double tolerance, int rounds) {

    /** The usual setting: C matters little with normalised vectors (measured: see the README). */
    static final DualCoordinateDescent STANDARD = new DualCoordinateDescent(1, 0, 0.1, 200);

    DualCoordinateDescent balanced(double power) {
        return new DualCoordinateDescent(cost, power, tolerance, rounds);
    }

    /**
     * @param examples unit-like vectors over {@code features} features
     * @param positive which of them belong to the class
     * @param chosen the examples to learn from, as indices
     * @return the weights, and the bias as the last element
     */
    double[] train(SparseVector[] examples, boolean[] positive, int[] chosen, int features, long seed) {
        var random = new SplittableRandom(seed);
        double own = Math.max(1, IntStream.of(chosen).filter(i -> positive[i]).count());
        double diagonalOfOthers = 0.5 / cost;
        double diagonalOfOwn = diagonalOfOthers / StrictMath.pow(Math.max(1, chosen.length - own) / own, balance);
        double[] weights = new double[features + 1];
        double[] alpha = new double[examples.length];
        double[] curvature = new double[examples.length];
        for (int i : chosen) {
            curvature[i] = examples[i].squaredNorm() + 1 + (positive[i] ? diagonalOfOwn : diagonalOfOthers);
        }
        int[] order = Arrays.copyOf(chosen, chosen.length);
        for (int round = 0; round < rounds; round++) {
            shuffle(order, random);
            double highest = Double.NEGATIVE_INFINITY;
            double lowest = Double.POSITIVE_INFINITY;
            for (int i : order) {
                double y = positive[i] ? 1 : -1;
                double margin = examples[i].dot(weights) + weights[features];
                double gradient = y * margin - 1 + (positive[i] ? diagonalOfOwn : diagonalOfOthers) * alpha[i];
                // at the border alpha = 0 only a step inwards counts
                double projected = alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
                highest = Math.max(highest, projected);
                lowest = Math.min(lowest, projected);
                if (Math.abs(projected) > 1e-12) {
                    double before = alpha[i];
                    alpha[i] = Math.max(before - gradient / curvature[i], 0);
                    double step = (alpha[i] - before) * y;
                    examples[i].addTo(weights, step);
                    weights[features] += step;
                }
            }
            if (highest - lowest <= tolerance) {
                break;
            }
        }
        return weights;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
