package org.minikisa.classification.linear;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.Learner;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.linear.Descent.Loss;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.service.component.annotations.Component;

/** The learner of the house: linear borders over n-grams of words and characters, see the package. */
@Component
public final class LinearLearner implements Learner {

    static final int MOST_LABELS = 1_000;

    /** Features times labels; of too many features the rarest are left out. 64 MB as they are used. */
    static final int MOST_WEIGHTS = 16_000_000;

    /** From so many texts per label on, the borders of the hinge loss add something to those of the logistic loss (measured). */
    private static final int MANY_PER_LABEL = 20;

    /** Logistic margins are some five times as long as those of the hinge. */
    private static final float LOGISTIC_SHARE = 0.1f;

    private static final Comparator<Example> STABLE = Comparator.comparing(Example::label)
            .thenComparing(e -> e.text().subject())
            .thenComparing(e -> e.text().text());

    @Override
    public String id() {
        return "linear-2";
    }

    @Override
    public LearntModel learn(List<Example> examples, LearningProgress progress) {
        List<Example> sorted = distinct(examples);
        List<String> labels =
                List.copyOf(new TreeSet<>(sorted.stream().map(Example::label).toList()));
        requireLearnable(labels.size(), sorted.size());
        progress.at("reading", 0, sorted.size());
        List<List<Word>> texts =
                sorted.stream().map(e -> Reading.words(e.text())).toList();
        Vocabulary vocabulary = Vocabulary.of(texts, MOST_WEIGHTS / labels.size());
        SparseVector[] vectors = texts.stream()
                .map(words -> SparseVector.of(vocabulary.encode(words)))
                .toArray(SparseVector[]::new);
        Map<String, Integer> numbers = new HashMap<>();
        labels.forEach(label -> numbers.put(label, numbers.size()));
        int[] truth = sorted.stream().mapToInt(e -> numbers.get(e.label())).toArray();
        var training = new Training(vectors, truth, vocabulary.size(), labels.size(), progress);
        Calibration calibration = training.calibration();
        Borders borders = training.borders(IntStream.range(0, vectors.length).toArray(), "learning");
        ModelBytes.round(borders);
        return new LinearModel(labels, vocabulary, borders, calibration, Corrections.NONE);
    }

    /** Sorted, so that the order in which they came makes no difference. */
    private static List<Example> distinct(List<Example> examples) {
        var distinct = new ArrayList<Example>(examples.size());
        examples.stream().sorted(STABLE).forEach(example -> {
            if (distinct.isEmpty() || STABLE.compare(distinct.get(distinct.size() - 1), example) != 0) {
                distinct.add(example);
            }
        });
        return distinct;
    }

    private static void requireLearnable(int labels, int texts) {
        if (labels < 2) {
            throw InvalidInputException.of(
                    "what is to be learnt",
                    "classification.labels.few",
                    "labels",
                    labels == 0 ? "none" : "one label",
                    "at least two different ones",
                    "Add texts of another label: there is nothing to tell apart yet.");
        }
        long needed = 4L * texts * labels + 8L * MOST_WEIGHTS;
        if (labels > MOST_LABELS) {
            throw InvalidInputException.of(
                    "what is to be learnt",
                    "classification.labels.many",
                    "labels",
                    labels + " labels",
                    "at most " + MOST_LABELS,
                    "Use a coarser taxonomy; a column of free text or ids is no label.");
        }
        if (4L * texts * labels > Runtime.getRuntime().maxMemory() / 3) {
            throw InvalidInputException.of(
                    "what is to be learnt",
                    "classification.texts.many",
                    "texts",
                    texts + " texts with " + labels + " labels",
                    "what can be learnt in the memory there is",
                    "Give the program more memory (-Xmx" + (needed >> 20) * 3
                            + "m) or learn from a part of the texts.");
        }
    }

    @Override
    public LearntModel read(InputStream in) throws IOException {
        return ModelBytes.read(in);
    }

    private record Training(SparseVector[] vectors, int[] truth, int features, int labels, LearningProgress progress) {

        private static final int FEW = 2_500;
        private static final int MANY = 8_000;

        /** The calibration's search looks at so many margins, which is plenty for two numbers. */
        private static final int MOST_MARGINS = 200_000;

        Borders borders(int[] chosen, String step) {
            Borders logistic = learn(Loss.LOGISTIC, chosen, step);
            return vectors.length / labels < MANY_PER_LABEL
                    ? logistic
                    : learn(Loss.HINGE, chosen, step).plus(logistic, LOGISTIC_SHARE);
        }

        private Borders learn(Loss loss, int[] chosen, String step) {
            return Descent.learn(
                    loss, vectors, truth, chosen, features, labels, round -> progress.at(step, round, loss.rounds));
        }

        /** From margins of texts that were held out: each once where there are few texts, a fourth of them where there are many. */
        Calibration calibration() {
            int parts = vectors.length < FEW ? 5 : vectors.length < MANY ? 3 : 4;
            int folds = vectors.length < MANY ? parts : 1;
            var margins = new ArrayList<float[]>();
            var right = new ArrayList<Integer>();
            for (int fold = 0; fold < folds; fold++) {
                int heldOut = fold;
                Borders borders = borders(
                        IntStream.range(0, vectors.length)
                                .filter(i -> i % parts != heldOut)
                                .toArray(),
                        "calibrating");
                for (int i = heldOut; i < vectors.length; i += parts) {
                    margins.add(borders.margins(vectors[i].index(), vectors[i].value(), vectors[i].index().length));
                    right.add(truth[i]);
                }
            }
            int stride = Math.max(1, (int) ((long) margins.size() * labels / MOST_MARGINS));
            int[] looked = IntStream.range(0, margins.size())
                    .filter(i -> i % stride == 0)
                    .toArray();
            return Calibration.fit(
                    IntStream.of(looked).mapToObj(margins::get).toArray(float[][]::new),
                    IntStream.of(looked).map(right::get).toArray());
        }
    }
}
