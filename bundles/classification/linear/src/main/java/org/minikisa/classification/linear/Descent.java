package org.minikisa.classification.linear;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/**
 * Learns one border per label against all others, all labels in one go: coordinate descent on the dual, one example at a time in
 * random order, for all labels of that example at once. The weights of a feature for all labels lie together, so one visit reads
 * each of them once and the processor works on eight labels at a time: four times as fast as a run per label.
 *
 * <p>Two losses. Squared hinge: Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, algorithm 1.
 * Logistic: Yu, Huang, Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models", Machine Learning 85,
 * 2011, with Newton steps on each coordinate. The bias is the weight of one more feature.
 *
 * <p>Deterministic: the order comes from a seed, sums from a fixed order.
 */
final class Descent {

    /** The value of the feature whose weight is the bias, beside vectors of length 1. */
    static final float BIAS = 0.7f;

    private static final long SEED = 20_261_123;
    private static final int NEWTON_STEPS = 12;
    private static final float BARELY = 1e-8f;

    /** Smaller moves, of the cost, are not worth the time. */
    private static final float BARELY_MOVED = 5e-4f;

    /** An example that did not move is looked at again after so many rounds. */
    private static final int PATIENCE = 3;

    /** What a violated margin costs. */
    enum Loss {
        HINGE(1, 10, 0.1f),
        LOGISTIC(30, 15, 0.01f);

        final float cost;
        final int rounds;

        /** Stops when no coordinate moves by more than this, of 1 or of {@link #cost}. */
        final float tolerance;

        Loss(float cost, int rounds, float tolerance) {
            this.cost = cost;
            this.rounds = rounds;
            this.tolerance = tolerance;
        }
    }

    private final Loss loss;
    private final SparseVector[] examples;
    private final int[] truth;
    private final int[] order;
    private final int labels;
    private final float[] weights;
    private final float[] bias;
    private final float[][] alpha;
    private final float[] step;

    /** 1 for examples that did not move when they were looked at last. */
    private final byte[] still;

    private float greatest;

    private Descent(Loss loss, SparseVector[] examples, int[] truth, int[] chosen, int features, int labels) {
        this.loss = loss;
        this.examples = examples;
        this.truth = truth;
        this.order = chosen.clone();
        this.labels = labels;
        this.weights = new float[features * labels];
        this.bias = new float[labels];
        this.alpha = new float[examples.length][];
        for (int i : chosen) {
            alpha[i] = new float[labels];
        }
        this.still = new byte[examples.length];
        this.step = new float[labels];
    }

    /**
     * @param chosen the examples to learn from, as indices
     * @param round hears of each round before it begins
     * @throws CancellationException when the thread is interrupted
     */
    static Borders learn(
            Loss loss,
            SparseVector[] examples,
            int[] truth,
            int[] chosen,
            int features,
            int labels,
            IntConsumer round) {
        return new Descent(loss, examples, truth, chosen, features, labels).run(round);
    }

    private Borders run(IntConsumer heard) {
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < loss.rounds; round++) {
            heard.accept(round);
            shuffle(random);
            greatest = 0;
            for (int at = 0; at < order.length; at++) {
                if ((at & 0xff) == 0 && Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("learning was stopped");
                }
                int i = order[at];
                if (still[i] == 0 || (round + i) % PATIENCE == 0) {
                    still[i] = visit(i) ? 0 : (byte) 1;
                }
            }
            if (greatest < loss.tolerance) {
                break;
            }
        }
        return new Borders(labels, weights, bias);
    }

    /** @return whether anything moved */
    private boolean visit(int i) {
        SparseVector x = examples[i];
        float[] margins = bias.clone();
        for (int l = 0; l < labels; l++) {
            margins[l] *= BIAS;
        }
        Borders.add(x.index(), x.value(), x.index().length, weights, margins);
        float curvature = (float) x.squaredNorm() + BIAS * BIAS;
        boolean moved = loss == Loss.HINGE
                ? hinge(alpha[i], margins, truth[i], curvature)
                : logistic(alpha[i], margins, truth[i], curvature);
        if (moved) {
            move(x);
        }
        return moved;
    }

    private void move(SparseVector x) {
        int[] index = x.index();
        float[] value = x.value();
        for (int k = 0; k < index.length; k++) {
            int row = index[k] * labels;
            float v = value[k];
            for (int l = 0; l < labels; l++) {
                weights[row + l] += v * step[l];
            }
        }
        for (int l = 0; l < labels; l++) {
            bias[l] += BIAS * step[l];
        }
    }

    private boolean hinge(float[] a, float[] margins, int right, float curvature) {
        float diagonal = 0.5f / loss.cost;
        boolean moved = false;
        for (int l = 0; l < labels; l++) {
            float sign = l == right ? 1 : -1;
            float gradient = sign * margins[l] - 1 + diagonal * a[l];
            float to = Math.max(0, a[l] - gradient / (curvature + diagonal));
            float by = to - a[l];
            if (Math.abs(by) > BARELY_MOVED * loss.cost) {
                moved = true;
                greatest = Math.max(greatest, Math.abs(gradient));
                a[l] = to;
                step[l] = sign * by;
            } else {
                step[l] = 0;
            }
        }
        return moved;
    }

    private boolean logistic(float[] a, float[] margins, int right, float curvature) {
        boolean moved = false;
        for (int l = 0; l < labels; l++) {
            float sign = l == right ? 1 : -1;
            double to = newton(a[l], sign * margins[l], curvature, loss.cost);
            float by = (float) to - a[l];
            if (Math.abs(by) > BARELY_MOVED * loss.cost) {
                moved = true;
                greatest = Math.max(greatest, Math.abs(by) / loss.cost);
                a[l] = (float) to;
                step[l] = sign * by;
            } else {
                step[l] = 0;
            }
        }
        return moved;
    }

    /** The root of curvature·(z - before) + margin + ln(z / (cost - z)), within (0, cost). */
    static double newton(double before, double margin, double curvature, double cost) {
        double z = Math.max(before, BARELY);
        for (int n = 0; n < NEWTON_STEPS; n++) {
            double slope = curvature * (z - before) + margin + StrictMath.log(z / (cost - z));
            if (Math.abs(slope) < 1e-3) {
                break;
            }
            double next = z - slope / (curvature + cost / (z * (cost - z)));
            if (next <= 0) {
                z *= 0.1;
            } else if (next >= cost) {
                z += 0.9 * (cost - z);
            } else {
                z = next;
            }
        }
        return z;
    }

    private void shuffle(SplittableRandom random) {
        for (int at = order.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int swapped = order[at];
            order[at] = order[other];
            order[other] = swapped;
        }
    }
}
