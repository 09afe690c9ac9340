package org.minikisa.classification.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/**
 * Learns one border per label against all others, all labels in one go: coordinate descent on the dual, one example at a time in
 * random order, for eight labels of that example at once. The weights of a feature for all labels lie together.
 *
 * <p>Two losses. Squared hinge: Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, algorithm 1.
 * Logistic: Yu, Huang, Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models", Machine Learning 85,
 * 2011, with Newton steps on each coordinate. The bias is the weight of one more feature.
 *
 * <p>It can be run for some examples first and for more of them afterwards: then it goes on from where it was.
 *
 * <p>Deterministic: the order comes from a seed, sums from a fixed order.
 */
final class Descent {

    /** The value of the feature whose weight is the bias, beside vectors of length 1. */
    static final float BIAS = 0.7f;

    /** So many labels are looked at together. */
    private static final int TOGETHER = 8;

    private static final long SEED = 20_261_123;
    private static final int NEWTON_STEPS = 12;
    private static final float BARELY = 1e-8f;

    /** Smaller moves, of the cost, are not worth the time. */
    private static final float BARELY_MOVED = 5e-4f;

    /** Labels of an example that did not move are looked at again after so many rounds. */
    private static final int PATIENCE = 3;

    /** What a violated margin costs. */
    enum Loss {
        HINGE(1, 9, 3, 0.05f),
        LOGISTIC(30, 9, 3, 0.01f);

        final float cost;
        final int rounds;

        /** Where most of it was learnt before. */
        final int roundsGoingOn;

        /** Stops when no coordinate moves by more than this, of {@link #cost}. */
        final float tolerance;

        Loss(float cost, int rounds, int roundsGoingOn, float tolerance) {
            this.cost = cost;
            this.rounds = rounds;
            this.roundsGoingOn = roundsGoingOn;
            this.tolerance = tolerance;
        }
    }

    private final Loss loss;
    private final Rows rows;
    private final int[] truth;
    private final int labels;

    /** What a violated margin of a text costs, by its label. */
    private final float[] cost;

    /** Labels with room for whole eights. */
    private final int width;

    private final float[] weights;
    private final float[] bias;
    private final float[][] alpha;
    private final float[] margins = new float[TOGETHER];
    private final float[] step = new float[TOGETHER];

    /** For each eight labels of an example whether none of them moved when they were looked at last. */
    private final boolean[][] still;

    private float greatest;

    Descent(Loss loss, Rows rows, int[] truth, int labels) {
        this.loss = loss;
        this.rows = rows;
        this.truth = truth;
        this.labels = labels;
        this.cost = costs(loss, truth, labels);
        this.width = width(labels);
        this.weights = new float[rows.size() * width];
        this.bias = new float[width];
        this.alpha = new float[truth.length][];
        this.still = new boolean[truth.length][];
    }

    /**
     * All texts of a label together weigh at most what those of an average label do: where one label has most of the texts, the others
     * would hardly ever be chosen.
     */
    private static float[] costs(Loss loss, int[] truth, int labels) {
        int[] texts = new int[labels];
        for (int label : truth) {
            texts[label]++;
        }
        float[] costs = new float[labels];
        for (int l = 0; l < labels; l++) {
            costs[l] = loss.cost * Math.min(1, (float) truth.length / labels / Math.max(1, texts[l]));
        }
        return costs;
    }

    /** How many places the labels take. */
    static int width(int labels) {
        return (labels + TOGETHER - 1) / TOGETHER * TOGETHER;
    }

    /**
     * @param chosen the examples to learn from, as indices; all that it learnt from before among them
     * @param goingOn whether it ran for most of them before
     * @param heard hears of each round before it begins
     * @throws CancellationException when the thread is interrupted
     */
    void run(int[] chosen, boolean goingOn, IntConsumer heard) {
        int rounds = goingOn ? loss.roundsGoingOn : loss.rounds;
        int[] order = chosen.clone();
        for (int i : order) {
            if (alpha[i] == null) {
                alpha[i] = new float[width];
                still[i] = new boolean[width / TOGETHER];
            }
        }
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < rounds; round++) {
            heard.accept(round);
            shuffle(order, random);
            greatest = 0;
            for (int at = 0; at < order.length; at++) {
                if ((at & 0xff) == 0 && Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("learning was stopped");
                }
                visit(order[at], round);
            }
            if (greatest < loss.tolerance) {
                break;
            }
        }
    }

    /** Takes back what was learnt from these; what the others had learnt beside them stays, and wants a few rounds. */
    void forget(int[] chosen) {
        for (int i : chosen) {
            if (alpha[i] != null) {
                for (int from = 0; from < width; from += TOGETHER) {
                    forget(i, from);
                }
                alpha[i] = null;
            }
        }
        for (boolean[] quiet : still) {
            if (quiet != null) {
                Arrays.fill(quiet, false);
            }
        }
    }

    private void forget(int i, int from) {
        for (int l = 0; l < TOGETHER; l++) {
            step[l] = from + l == truth[i] ? -alpha[i][from + l] : alpha[i][from + l];
        }
        move(rows.index()[i], rows.value()[i], from);
    }

    private void visit(int i, int round) {
        boolean[] quiet = still[i];
        boolean again = (round + i) % PATIENCE == 0;
        for (int block = 0; block < quiet.length; block++) {
            if (again || !quiet[block]) {
                quiet[block] = !visit(i, alpha[i], block * TOGETHER);
            }
        }
    }

    /** @return whether anything moved */
    private boolean visit(int i, float[] a, int from) {
        int[] index = rows.index()[i];
        float[] value = rows.value()[i];
        float own = rows.own()[i];
        look(index, value, from);
        int right = truth[i] - from;
        int count = Math.min(TOGETHER, labels - from);
        float costly = cost[truth[i]];
        float curvature = (float) rows.vectors()[i].squaredNorm() + BIAS * BIAS;
        boolean moved = false;
        for (int l = 0; l < count; l++) {
            int sign = l == right ? 1 : -1;
            float before = a[from + l];
            float margin = sign * margins[l] + own * before;
            float to = loss == Loss.HINGE
                    ? hinge(before, margin, curvature, costly)
                    : (float) newton(before, margin, curvature, costly);
            float by = to - before;
            step[l] = 0;
            if (Math.abs(by) > BARELY_MOVED * loss.cost) {
                moved = true;
                greatest = Math.max(greatest, Math.abs(by) / loss.cost);
                a[from + l] = to;
                step[l] = sign * by;
            }
        }
        if (moved) {
            move(index, value, from);
        }
        return moved;
    }

    /** Fills the margins; one by one, as then they stay in registers. */
    private void look(int[] index, float[] value, int from) {
        float[] w = weights;
        float m0 = BIAS * bias[from];
        float m1 = BIAS * bias[from + 1];
        float m2 = BIAS * bias[from + 2];
        float m3 = BIAS * bias[from + 3];
        float m4 = BIAS * bias[from + 4];
        float m5 = BIAS * bias[from + 5];
        float m6 = BIAS * bias[from + 6];
        float m7 = BIAS * bias[from + 7];
        for (int k = 0; k < index.length; k++) {
            int at = index[k] * width + from;
            float v = value[k];
            m0 += v * w[at];
            m1 += v * w[at + 1];
            m2 += v * w[at + 2];
            m3 += v * w[at + 3];
            m4 += v * w[at + 4];
            m5 += v * w[at + 5];
            m6 += v * w[at + 6];
            m7 += v * w[at + 7];
        }
        margins[0] = m0;
        margins[1] = m1;
        margins[2] = m2;
        margins[3] = m3;
        margins[4] = m4;
        margins[5] = m5;
        margins[6] = m6;
        margins[7] = m7;
    }

    private void move(int[] index, float[] value, int from) {
        float[] w = weights;
        float s0 = step[0];
        float s1 = step[1];
        float s2 = step[2];
        float s3 = step[3];
        float s4 = step[4];
        float s5 = step[5];
        float s6 = step[6];
        float s7 = step[7];
        for (int k = 0; k < index.length; k++) {
            int at = index[k] * width + from;
            float v = value[k];
            w[at] += v * s0;
            w[at + 1] += v * s1;
            w[at + 2] += v * s2;
            w[at + 3] += v * s3;
            w[at + 4] += v * s4;
            w[at + 5] += v * s5;
            w[at + 6] += v * s6;
            w[at + 7] += v * s7;
        }
        for (int l = 0; l < TOGETHER; l++) {
            bias[from + l] += BIAS * step[l];
        }
    }

    private float hinge(float before, float margin, float curvature, float cost) {
        float diagonal = 0.5f / cost;
        float gradient = margin - 1 + diagonal * before;
        return Math.max(0, before - gradient / (curvature + diagonal));
    }

    /** The root of curvature·(z - before) + margin + ln(z / (cost - z)), within (0, cost). */
    static double newton(double before, double margin, double curvature, double cost) {
        double z = Math.max(before, BARELY);
        for (int n = 0; n < NEWTON_STEPS; n++) {
            double slope = curvature * (z - before) + margin + log(z / (cost - z));
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

    /** The natural logarithm of a normal positive number to 10<sup>-5</sup>: plain arithmetic, so the same everywhere. */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1023;
        double mantissa = Double.longBitsToDouble(bits & 0xf_ffff_ffff_ffffL | 0x3ff0_0000_0000_0000L);
        double s = (mantissa - 1) / (mantissa + 1);
        double q = s * s;
        return exponent * 0.6931471805599453 + 2 * s * (1 + q * (1 / 3.0 + q * (1 / 5.0 + q * (1 / 7.0 + q / 9))));
    }

    /** How far a text that was not learnt from lies on each label's side of its border: what only it has says nothing. */
    float[] margins(int i) {
        float[] all = new float[labels];
        for (int from = 0; from < labels; from += TOGETHER) {
            look(rows.index()[i], rows.value()[i], from);
            System.arraycopy(margins, 0, all, from, Math.min(TOGETHER, labels - from));
        }
        return all;
    }

    /** Adds what was learnt, so many times. */
    void addTo(Borders borders, float times) {
        int[] rowOf = rows.rowOf();
        for (int f = 0; f < rowOf.length; f++) {
            for (int l = 0; l < labels && rowOf[f] >= 0; l++) {
                borders.weights()[f * labels + l] += times * weights[rowOf[f] * width + l];
            }
        }
        for (int l = 0; l < labels; l++) {
            borders.bias()[l] += times * bias[l];
        }
        for (int i = 0; i < truth.length; i++) {
            if (alpha[i] != null) {
                addOwn(i, borders.weights(), times);
            }
        }
    }

    private void addOwn(int i, float[] to, float times) {
        SparseVector x = rows.vectors()[i];
        for (int k = 0; k < x.index().length; k++) {
            int f = x.index()[k];
            for (int l = 0; l < labels && rows.rowOf()[f] < 0; l++) {
                to[f * labels + l] += times * x.value()[k] * (l == truth[i] ? alpha[i][l] : -alpha[i][l]);
            }
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int at = order.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int swapped = order[at];
            order[at] = order[other];
            order[other] = swapped;
        }
    }
}
