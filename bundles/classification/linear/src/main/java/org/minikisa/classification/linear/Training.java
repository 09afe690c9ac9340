package org.minikisa.classification.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.linear.Descent.Loss;

/** Learns borders, and on the way their calibration from margins of texts that were held out. */
final class Training {

    /** From so many texts on, a fourth of them is enough to calibrate with; of fewer each is held out once. */
    private static final int MANY = 2_500;

    private static final int PART = 4;
    private static final int FOLDS = 5;

    /** The calibration's search looks at so many margins, which is plenty for two numbers. */
    private static final int MOST_MARGINS = 200_000;

    private final Rows rows;
    private final int[] truth;
    private final int labels;
    private final LearningProgress progress;
    private final List<float[]> margins = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();

    Training(Rows rows, int[] truth, int labels, LearningProgress progress) {
        this.rows = rows;
        this.truth = truth;
        this.labels = labels;
        this.progress = progress;
    }

    /** All that is needed, learnt; {@link #calibration} is known afterwards. */
    Mixture mixture() {
        int[] all = IntStream.range(0, truth.length).toArray();
        if (truth.length >= MANY) {
            return withoutPart(0, PART).learn(all, true, heard("learning"));
        }
        for (int fold = 0; fold < FOLDS; fold++) {
            withoutPart(fold, FOLDS);
        }
        return Mixture.of(rows, truth, labels).learn(all, false, heard("learning"));
    }

    /** Learns without a part of the texts, and keeps its margins. */
    private Mixture withoutPart(int part, int parts) {
        int[] others =
                IntStream.range(0, truth.length).filter(i -> i % parts != part).toArray();
        Mixture mixture = Mixture.of(rows, truth, labels).learn(others, false, heard("calibrating"));
        for (int i = part; i < truth.length; i += parts) {
            margins.add(mixture.margins(i));
            right.add(truth[i]);
        }
        return mixture;
    }

    private IntConsumer heard(String step) {
        return round -> progress.at(step, round, Loss.LOGISTIC.rounds);
    }

    Calibration calibration() {
        int stride = Math.max(1, (int) ((long) margins.size() * labels / MOST_MARGINS));
        int[] looked =
                IntStream.range(0, margins.size()).filter(i -> i % stride == 0).toArray();
        return Calibration.fit(
                IntStream.of(looked).mapToObj(margins::get).toArray(float[][]::new),
                IntStream.of(looked).map(right::get).toArray());
    }
}
