package org.minikisa.classification.linear;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.Features;
import org.minikisa.classification.api.learning.HeldOut;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.Prediction;

/**
 * Borders between labels over the features of a vocabulary, their calibration, and what was corrected since they were learnt.
 *
 * @param labels sorted
 * @param heldOut while it is just learnt
 */
record LinearModel(
        List<String> labels,
        Vocabulary vocabulary,
        Borders borders,
        Calibration calibration,
        Corrections corrections,
        List<HeldOut> heldOut)
        implements LearntModel {

    /** How many nats a corrected text's label leads by afterwards: enough to be chosen, not to outshout what was learnt. */
    private static final double LEAD = 0.5;

    LinearModel(
            List<String> labels,
            Vocabulary vocabulary,
            Borders borders,
            Calibration calibration,
            Corrections corrections) {
        this(labels, vocabulary, borders, calibration, corrections, List.of());
    }

    @Override
    public Prediction predict(ContactText text) {
        List<Word> words = Reading.words(text);
        Encoded encoded = vocabulary.encode(words);
        return new Told(this, words, encoded, margins(encoded));
    }

    private float[] margins(Encoded text) {
        float[] margins = borders.margins(text.index(), text.value(), text.known());
        corrections.addTo(margins, text.index(), text.value());
        return margins;
    }

    /** What one unit of a feature says for a label. */
    float weight(int feature, int label) {
        float learnt = feature < vocabulary.size() ? borders.weights()[feature * labels.size() + label] : 0;
        return learnt + corrections.of(feature, label);
    }

    /**
     * A passive-aggressive step: the smallest change of the weights after which the best of the right labels leads all wrong ones.
     * Crammer, Dekel, Keshet, Shalev-Shwartz, Singer, "Online Passive-Aggressive Algorithms", JMLR 7, 2006, section 8.
     */
    @Override
    public LearntModel corrected(ContactText text, Set<String> right) {
        boolean[] isRight = new boolean[labels.size()];
        IntStream.range(0, isRight.length).forEach(l -> isRight[l] = right.contains(labels.get(l)));
        Encoded encoded = vocabulary.encode(Reading.words(text));
        int best = best(margins(encoded), isRight, true);
        if (best < 0 || best(margins(encoded), isRight, false) < 0) {
            return this;
        }
        Corrections learnt = corrections.plus(borders, calibration.slope(), encoded, best);
        var model = new LinearModel(labels, vocabulary, borders, calibration, learnt);
        return model.leading(encoded, best, isRight);
    }

    private LinearModel leading(Encoded text, int best, boolean[] isRight) {
        float[] margins = margins(text);
        double squares = Descent.BIAS * Descent.BIAS + (text.index().length > 0 ? 1 : 0);
        float lead = (float) (LEAD / calibration.slope());
        float[] step = new float[margins.length];
        boolean changed = false;
        for (int n = 0; n < 4 * margins.length; n++) {
            int rival = best(margins, isRight, false);
            float missing = lead - (margins[best] - margins[rival]);
            if (missing <= 1e-3f * lead) {
                break;
            }
            float by = missing * 1.001f / 2;
            margins[best] += by;
            margins[rival] -= by;
            step[best] += (float) (by / squares);
            step[rival] -= (float) (by / squares);
            changed = true;
        }
        return changed
                ? new LinearModel(
                        labels, vocabulary, borders, calibration, corrections.moved(text.index(), text.value(), step))
                : this;
    }

    /** @return -1 where there is none */
    private static int best(float[] margins, boolean[] isRight, boolean right) {
        int best = -1;
        for (int l = 0; l < margins.length; l++) {
            if (isRight[l] == right && (best < 0 || margins[l] > margins[best])) {
                best = l;
            }
        }
        return best;
    }

    @Override
    public Features features(ContactText text) {
        Encoded encoded = vocabulary.encode(Reading.words(text));
        return new Features(encoded.index(), encoded.value());
    }

    @Override
    public void write(OutputStream out) throws IOException {
        ModelBytes.write(this, out);
    }
}
