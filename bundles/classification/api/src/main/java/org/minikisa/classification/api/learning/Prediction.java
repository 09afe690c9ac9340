package org.minikisa.classification.api.learning;

import java.util.List;

import org.minikisa.classification.api.Evidence;
import org.osgi.annotation.versioning.ConsumerType;

/** What a model says of a text. Indices are those of {@link LearntModel#labels}. */
@ConsumerType
public interface Prediction {

    /** Index of the most probable label; of equals the first. */
    int best();

    /** Calibrated, of each label; they sum to 1. A new array each time. */
    double[] probabilities();

    /** Natural logarithms of {@link #probabilities}, finite. A new array each time. */
    double[] logProbabilities();

    /** How well the text resembles those of its best label: higher for texts within scope. Comparable within one model. */
    double familiarity();

    /**
     * Whether the model would not say anything of such a text: it resembles nothing that was learnt, or has nothing to go by.
     */
    boolean foreign();

    /**
     * The words of the text that moved {@code label} against {@code rival}, strongest (either way) first, in nats; the same word in
     * several places counts together.
     *
     * @param rival index of a label, or -1 for all others by their probability
     */
    List<Evidence> evidence(int label, int rival, int most);
}
