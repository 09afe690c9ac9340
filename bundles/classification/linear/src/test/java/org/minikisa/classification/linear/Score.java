package org.minikisa.classification.linear;

import java.util.List;
import java.util.Locale;

import org.minikisa.classification.linear.LinearModel.Example;

/**
 * How good a model is on texts it has not seen.
 *
 * @param accuracy share of texts whose most probable label is right
 * @param calibrationError expected calibration error over ten bins of probability: by how much the stated probability
 *     differs from the share of right answers, on average
 * @param perSecond texts judged per second, one thread
 */
record Score(int texts, double accuracy, double calibrationError, double perSecond) {

    private static final int BINS = 10;

    static Score of(LinearModel model, List<Example> examples) {
        int right = 0;
        double[] stated = new double[BINS];
        double[] correct = new double[BINS];
        long begin = System.nanoTime();
        for (Example example : examples) {
            double[] p = model.judge(Word.of(example.text())).probabilities();
            int best = 0;
            for (int i = 1; i < p.length; i++) {
                best = p[i] > p[best] ? i : best;
            }
            boolean hit = model.labels().get(best).equals(example.label());
            int bin = Math.min(BINS - 1, (int) (p[best] * BINS));
            stated[bin] += p[best];
            correct[bin] += hit ? 1 : 0;
            right += hit ? 1 : 0;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(stated[bin] - correct[bin]) / examples.size();
        }
        return new Score(examples.size(), (double) right / examples.size(), error, examples.size() / seconds);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "accuracy %.1f %%, calibration error %.1f %%, %d texts, %.0f texts/s",
                100 * accuracy,
                100 * calibrationError,
                texts,
                perSecond);
    }
}
