package org.minikisa.classification.linear;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.learning.Prediction;

/** What a model says of one text. */
final class Told implements Prediction {

    private final LinearModel model;
    private final List<Word> words;
    private final Encoded text;
    private final float[] margins;
    private final double[] logProbabilities;

    Told(LinearModel model, List<Word> words, Encoded text, float[] margins) {
        this.model = model;
        this.words = words;
        this.text = text;
        this.margins = margins;
        this.logProbabilities = model.calibration().logProbabilities(margins);
    }

    @Override
    public int best() {
        int best = 0;
        for (int l = 1; l < margins.length; l++) {
            if (margins[l] > margins[best]) {
                best = l;
            }
        }
        return best;
    }

    @Override
    public double[] probabilities() {
        double[] p = new double[logProbabilities.length];
        for (int l = 0; l < p.length; l++) {
            p[l] = Math.exp(logProbabilities[l]);
        }
        return p;
    }

    @Override
    public double[] logProbabilities() {
        return logProbabilities.clone();
    }

    /** In nats, above the line under which one in twenty of the texts lay that were held out in learning. */
    @Override
    public double familiarity() {
        Calibration calibration = model.calibration();
        return (Calibration.highest(margins) - calibration.familiar()) * calibration.slope();
    }

    @Override
    public boolean foreign() {
        return text.known() == 0 || familiarity() < 0;
    }

    /**
     * The share of each word in the lead of the label over its rival, as each of its features has one: a feature of two words is
     * halved, one that occurs several times is shared out. All together with the bias are the lead.
     */
    @Override
    public List<Evidence> evidence(int label, int rival, int most) {
        double[] shares = shares(contrasts(label, rival));
        Map<String, Integer> firsts = new LinkedHashMap<>();
        for (int w = 0; w < shares.length; w++) {
            int first = firsts.merge(words.get(w).folded(), w, (before, now) -> before);
            if (first != w) {
                shares[first] += shares[w];
            }
        }
        return firsts.values().stream()
                .sorted(Comparator.comparingDouble(w -> -Math.abs(shares[w])))
                .limit(most)
                .map(w -> new Evidence(words.get(w).written(), shares[w]))
                .toList();
    }

    private double[] shares(double[] contrasts) {
        int[] times = new int[contrasts.length];
        for (int k : text.entry()) {
            times[k]++;
        }
        double[] shares = new double[words.size()];
        for (int o = 0; o < text.entry().length; o++) {
            int k = text.entry()[o];
            double half = contrasts[k] / times[k] / 2;
            shares[text.firstWord()[o]] += half;
            shares[text.lastWord()[o]] += half;
        }
        return shares;
    }

    /** For each feature of the text how much it moves the label against the rival, in nats. */
    private double[] contrasts(int label, int rival) {
        double[] weights = new double[margins.length];
        double others = -Math.expm1(logProbabilities[label]);
        for (int l = 0; l < weights.length; l++) {
            weights[l] = rival >= 0 ? (l == rival ? 1 : 0) : others > 0 ? Math.exp(logProbabilities[l]) / others : 0;
        }
        weights[label] = -1;
        double slope = model.calibration().slopeOf(margins);
        double[] contrasts = new double[text.index().length];
        for (int k = 0; k < contrasts.length; k++) {
            double contrast = 0;
            for (int l = 0; l < weights.length; l++) {
                if (weights[l] != 0) {
                    contrast -= weights[l] * model.weight(text.index()[k], l);
                }
            }
            contrasts[k] = contrast * text.value()[k] * slope;
        }
        return contrasts;
    }
}
