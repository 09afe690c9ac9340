package org.minikisa.classification.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.HeldOut;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.linear.Descent.Loss;

/** Learns borders, and on the way their calibration from margins of texts that were held out. */
final class Training {

    /** From so many texts on, a fourth of them is enough to calibrate with; of fewer each is held out once. */
    private static final int MANY = 2_500;

    private static final int PART = 4;
    private static final int FOLDS = 10;

    /** The calibration's search looks at so many margins, which is plenty for two numbers. */
    private static final int MOST_MARGINS = 200_000;

    private static final int MOST_TOLD = 5_000;

    private final Rows rows;
    private final int[] truth;
    private final String[] groups;
    private final int labels;
    private final LearningProgress progress;
    private final List<float[]> margins = new ArrayList<>();
    private final List<Integer> held = new ArrayList<>();
    private boolean byGroup;

    /** @param groups of each text by whom it is, empty where that is not known */
    Training(Rows rows, int[] truth, String[] groups, int labels, LearningProgress progress) {
        this.rows = rows;
        this.truth = truth;
        this.groups = groups;
        this.labels = labels;
        this.progress = progress;
    }

    /** All that is needed, learnt; {@link #calibration} is known afterwards. */
    Mixture mixture() {
        Mixture mixture = Mixture.of(rows, truth, labels);
        if (truth.length < MANY) {
            eachFold(Parts.of(groups, FOLDS), fold -> Mixture.of(rows, truth, labels), false);
            return mixture.learn(all(), false, heard("learning"));
        }
        Parts parts = Parts.of(groups, PART);
        if (parts.byGroup()) {
            eachFold(parts, fold -> mixture, true);
        } else {
            hold(mixture.learn(parts.without(0), false, heard("calibrating")), parts.only(0));
        }
        return mixture.learn(all(), true, heard("learning"));
    }

    /** @param goingOn whether all but the first is learnt by what learnt the one before */
    private void eachFold(Parts parts, IntFunction<Mixture> of, boolean goingOn) {
        byGroup = parts.byGroup();
        boolean first = true;
        for (int fold = 0; fold < parts.sizes().length; fold++) {
            if (parts.sizes()[fold] > 0) {
                int[] out = parts.only(fold);
                Mixture mixture = of.apply(fold).forget(out);
                hold(mixture.learn(parts.without(fold), goingOn && !first, heard("calibrating")), out);
                first = false;
            }
        }
    }

    /** Keeps the margins of texts that were held out. */
    private void hold(Mixture mixture, int[] out) {
        for (int i : out) {
            held.add(i);
            margins.add(mixture.margins(i));
        }
    }

    private int[] all() {
        return IntStream.range(0, truth.length).toArray();
    }

    private IntConsumer heard(String step) {
        return round -> progress.at(step, round, Loss.LOGISTIC.rounds);
    }

    Calibration calibration() {
        int stride = Math.max(1, (int) ((long) margins.size() * labels / MOST_MARGINS));
        int[] looked =
                IntStream.range(0, margins.size()).filter(i -> i % stride == 0).toArray();
        int[] texts = IntStream.of(looked).map(held::get).toArray();
        return Calibration.fit(
                IntStream.of(looked).mapToObj(margins::get).toArray(float[][]::new),
                IntStream.of(texts).map(i -> truth[i]).toArray(),
                weights(texts));
    }

    /** All texts of a group together weigh what those of another do: the next hand is none of them. */
    private double[] weights(int[] texts) {
        Map<String, Long> sizes = IntStream.of(texts)
                .mapToObj(i -> groups[i])
                .collect(Collectors.groupingBy(group -> group, Collectors.counting()));
        return IntStream.of(texts)
                .mapToDouble(i -> groups[i].isEmpty() ? 1 : (double) texts.length / sizes.size() / sizes.get(groups[i]))
                .toArray();
    }

    /** Of texts whose group was held out with them; of very many a part. */
    List<HeldOut> heldOut(List<Example> examples, Calibration calibration) {
        int[] known = IntStream.range(0, held.size())
                .filter(i -> byGroup && !groups[held.get(i)].isEmpty())
                .toArray();
        int stride = known.length / MOST_TOLD + 1;
        return IntStream.range(0, known.length)
                .filter(i -> i % stride == 0)
                .mapToObj(i -> new HeldOut(
                        examples.get(held.get(known[i])), calibration.logProbabilities(margins.get(known[i]))))
                .toList();
    }
}
