package org.minikisa.classification.linear;

import java.util.function.IntConsumer;

import org.minikisa.classification.linear.Descent.Loss;

/**
 * Borders on their way: of the logistic loss, and where there are many texts those of the hinge as well, added up.
 *
 * @param hinge null where there are few texts for each label
 */
record Mixture(Descent logistic, Descent hinge) {

    /** From so many texts per label on, the borders of the hinge loss add something to those of the logistic loss (measured). */
    private static final int MANY_PER_LABEL = 20;

    /** Logistic margins are some five times as long as those of the hinge. */
    private static final float LOGISTIC_SHARE = 0.1f;

    static Mixture of(Rows rows, int[] truth, int labels) {
        return new Mixture(
                new Descent(Loss.LOGISTIC, rows, truth, labels),
                truth.length / labels < MANY_PER_LABEL ? null : new Descent(Loss.HINGE, rows, truth, labels));
    }

    /** @param goingOn whether most of it was learnt before */
    Mixture learn(int[] chosen, boolean goingOn, IntConsumer heard) {
        logistic.run(chosen, goingOn, heard);
        if (hinge != null) {
            hinge.run(chosen, goingOn, heard);
        }
        return this;
    }

    Mixture forget(int[] chosen) {
        logistic.forget(chosen);
        if (hinge != null) {
            hinge.forget(chosen);
        }
        return this;
    }

    /** Of a text that was not learnt from. */
    float[] margins(int i) {
        float[] margins = logistic.margins(i);
        if (hinge != null) {
            float[] others = hinge.margins(i);
            for (int l = 0; l < margins.length; l++) {
                margins[l] = others[l] + LOGISTIC_SHARE * margins[l];
            }
        }
        return margins;
    }

    Borders borders(int features, int labels) {
        var borders = new Borders(labels, new float[features * labels], new float[labels]);
        logistic.addTo(borders, hinge == null ? 1 : LOGISTIC_SHARE);
        if (hinge != null) {
            hinge.addTo(borders, 1);
        }
        return borders;
    }
}
