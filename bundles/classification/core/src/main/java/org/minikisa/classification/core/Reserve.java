package org.minikisa.classification.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a model is to be believed that says <em>none</em>. That a text speaks of none of them a model learns from the words that
 * such texts have, which are those of their authors; words for goods that it has never read are not among what it learnt to look for.
 * So it is too sure of it, by as much as its answers on texts of other hands tell: the log odds of none are {@code slope * odds +
 * shift}, fitted to these (Platt, "Probabilistic Outputs for Support Vector Machines", 1999). How the others compare among each other
 * stays. How many customers speak of none is not known, so as many are taken to do so as not.
 *
 * @param slope from 0.1 to 1: it is never made surer
 * @param shift in nats, from -3 to 3
 */
record Reserve(double slope, double shift) {

    /** It is believed as it is. */
    static final Reserve NOTHING = new Reserve(1, 0);

    private static final String NONE = "";
    private static final int FEWEST = 30;
    private static final int ROUNDS = 50;
    private static final double LEAST_SLOPE = 0.1;
    private static final double MOST_SHIFT = 3;

    /** Keeps the fit finite where the odds tell them apart without a fault. */
    private static final double RIDGE = 0.01;

    /** What a model said of a text by another hand, and whether it is none. */
    record Case(Voice said, boolean none) {}

    static Reserve of(List<Case> cases) {
        long none = cases.stream().filter(Case::none).count();
        if (none < FEWEST || cases.size() - none < FEWEST) {
            return NOTHING;
        }
        double weightOfNone = cases.size() / 2.0 / none;
        double weightOfOthers = cases.size() / 2.0 / (cases.size() - none);
        double slope = 1;
        double shift = 0;
        double[] odds = cases.stream().mapToDouble(one -> odds(one.said())).toArray();
        for (int round = 0; round < ROUNDS; round++) {
            double g0 = RIDGE * (slope - 1);
            double g1 = RIDGE * shift;
            double h00 = RIDGE;
            double h01 = 0;
            double h11 = RIDGE;
            for (int i = 0; i < odds.length; i++) {
                double p = 1 / (1 + Math.exp(-slope * odds[i] - shift));
                double weight = cases.get(i).none() ? weightOfNone : weightOfOthers;
                double wrong = weight * (p - (cases.get(i).none() ? 1 : 0));
                double steep = weight * Math.max(1e-9, p * (1 - p));
                g0 += wrong * odds[i];
                g1 += wrong;
                h00 += steep * odds[i] * odds[i];
                h01 += steep * odds[i];
                h11 += steep;
            }
            double determinant = h00 * h11 - h01 * h01;
            slope = bounded(slope - (h11 * g0 - h01 * g1) / determinant, LEAST_SLOPE, 1);
            shift = bounded(shift - (h00 * g1 - h01 * g0) / determinant, -MOST_SHIFT, MOST_SHIFT);
        }
        return new Reserve(slope, shift);
    }

    private static double bounded(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    /** Log odds of none; finite. */
    private static double odds(Voice voice) {
        return bounded(voice.weight(NONE) - others(voice), -50, 50);
    }

    private static double others(Voice voice) {
        return Tally.logSum(
                voice.weights().keySet().stream()
                        .filter(value -> !value.equals(NONE))
                        .toList(),
                voice::weight);
    }

    /** Says the same, but for how much speaks for none. */
    Voice of(Voice voice) {
        boolean alone = voice.weights().keySet().stream().allMatch(NONE::equals);
        if (equals(NOTHING) || alone) {
            return voice;
        }
        Map<String, Double> weights = new HashMap<>(voice.weights());
        double none = others(voice) + slope * odds(voice) + shift;
        weights.put(NONE, none);
        double otherwise = voice.otherwise() - voice.weight(NONE) + none;
        return new Voice(voice.question(), voice.manner(), weights, otherwise, voice.foreign(), voice.reasons());
    }
}
