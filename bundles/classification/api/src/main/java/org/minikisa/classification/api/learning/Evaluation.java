package org.minikisa.classification.api.learning;

import java.util.List;
import java.util.Objects;

/**
 * How good a model is on texts whose labels are known.
 *
 * @param model the version that was evaluated
 * @param texts how many texts
 * @param accuracy share of right labels, 0 to 1
 * @param low lower end of its 95 % interval (Wilson 1927)
 * @param high upper end
 * @param macroF1 mean of the labels' F1, over labels that occur in the texts
 * @param calibrationError expected calibration error over 15 bins of equal width (Guo et al. 2017), 0 to 1
 * @param logLoss mean of -ln of the probability of the true label
 * @param labels the labels that occur in the texts or were predicted, sorted
 * @param perLabel one for each of {@code labels}
 * @param confusion {@code confusion[i][j]} texts of label i were given label j; empty for more than a thousand labels
 * @param coverage for each accuracy that one may ask for, how many texts can be answered
 * @param wrong texts that were got wrong, the surest first; at most a hundred
 */
public record Evaluation(
        String model,
        int texts,
        double accuracy,
        double low,
        double high,
        double macroF1,
        double calibrationError,
        double logLoss,
        List<String> labels,
        List<OfLabel> perLabel,
        int[][] confusion,
        List<Coverage> coverage,
        List<Wrong> wrong) {

    public Evaluation {
        Objects.requireNonNull(model, "model");
        labels = List.copyOf(labels);
        perLabel = List.copyOf(perLabel);
        coverage = List.copyOf(coverage);
        wrong = List.copyOf(wrong);
    }

    /**
     * @param texts how many have this label
     * @param precision share of right ones among those given the label; NaN where none was
     * @param recall share of those found; NaN where there are none
     * @param f1 harmonic mean, 0 where nothing is right
     */
    public record OfLabel(String label, int texts, double precision, double recall, double f1) {}

    /**
     * @param accuracy that is asked for among the answered
     * @param share of texts that can be answered when the least sure are left to people, 0 to 1
     * @param threshold the probability from which on to answer; 1 where nothing can be
     */
    public record Coverage(double accuracy, double share, double threshold) {}

    /** @param origin where the text is from */
    public record Wrong(String origin, String beginning, String label, String given, double probability) {
        /** Quotes nothing: records end up in logs. */
        @Override
        public String toString() {
            return "Wrong[" + origin + ", " + label + ", " + given + "]";
        }
    }
}
