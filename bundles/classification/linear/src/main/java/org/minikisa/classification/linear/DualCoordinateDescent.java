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
        return new Descent(this, examples, positive, chosen, features).run(new SplittableRandom(seed));
    }

    /** One run: the state of the dual variables and of w, which is their sum over the examples. */
    private static final class Descent {

        private final DualCoordinateDescent settings;
        private final SparseVector[] examples;
        private final boolean[] positive;
        private final int features;
        private final double diagonalOfOwn;
        private final double diagonalOfOthers;
        private final double[] weights;
        private final double[] alpha;
        private final double[] curvature;

        /** The chosen examples; only the first {@code active} are visited. */
        private final int[] order;

        private int active;

        /** The extremes of the projected gradients in this round. */
        private double highest;

        private double lowest;

        Descent(
                DualCoordinateDescent settings,
                SparseVector[] examples,
                boolean[] positive,
                int[] chosen,
                int features) {
            this.settings = settings;
            this.examples = examples;
            this.positive = positive;
            this.features = features;
            double own =
                    Math.max(1, IntStream.of(chosen).filter(i -> positive[i]).count());
            double weightOfOwn = StrictMath.pow(Math.max(1, chosen.length - own) / own, settings.balance());
            this.diagonalOfOthers = 0.5 / settings.cost();
            this.diagonalOfOwn = diagonalOfOthers / weightOfOwn;
            this.weights = new double[features + 1];
            this.alpha = new double[examples.length];
            this.curvature = new double[examples.length];
            for (int i : chosen) {
                curvature[i] = examples[i].squaredNorm() + 1 + diagonal(i);
            }
            this.order = Arrays.copyOf(chosen, chosen.length);
            this.active = order.length;
        }

        double[] run(SplittableRandom random) {
            double shrinkAbove = Double.POSITIVE_INFINITY;
            for (int round = 0; round < settings.rounds(); round++) {
                visitActive(shrinkAbove, random);
                if (highest - lowest > settings.tolerance()) {
                    shrinkAbove = highest > 0 ? highest : Double.POSITIVE_INFINITY;
                } else if (active == order.length) {
                    break;
                } else {
                    // settled among those that were visited: one look at all of them decides
                    active = order.length;
                    shrinkAbove = Double.POSITIVE_INFINITY;
                }
            }
            return weights;
        }

        private void visitActive(double shrinkAbove, SplittableRandom random) {
            shuffleActive(random);
            highest = Double.NEGATIVE_INFINITY;
            lowest = Double.POSITIVE_INFINITY;
            for (int at = 0; at < active; at++) {
                int i = order[at];
                double gradient = gradient(i);
                if (alpha[i] == 0 && gradient > shrinkAbove) {
                    // far on the right side of its border: it will hardly come into play again (section 3.2)
                    active--;
                    swap(at, active);
                    at--;
                    continue;
                }
                // at the border alpha = 0 only a step inwards counts
                double projected = alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
                highest = Math.max(highest, projected);
                lowest = Math.min(lowest, projected);
                if (Math.abs(projected) > 1e-12) {
                    step(i, gradient);
                }
            }
        }

        private double gradient(int i) {
            double margin = examples[i].dot(weights) + weights[features];
            return (positive[i] ? margin : -margin) - 1 + diagonal(i) * alpha[i];
        }

        private void step(int i, double gradient) {
            double before = alpha[i];
            alpha[i] = Math.max(before - gradient / curvature[i], 0);
            double step = positive[i] ? alpha[i] - before : before - alpha[i];
            examples[i].addTo(weights, step);
            weights[features] += step;
        }

        private double diagonal(int i) {
            return positive[i] ? diagonalOfOwn : diagonalOfOthers;
        }

        private void shuffleActive(SplittableRandom random) {
            for (int at = active - 1; at > 0; at--) {
                swap(at, random.nextInt(at + 1));
            }
        }

        private void swap(int one, int other) {
            int swapped = order[one];
            order[one] = order[other];
            order[other] = swapped;
        }
    }
}
