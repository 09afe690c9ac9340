package org.minikisa.classification.linear;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.Learner;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.service.component.annotations.Component;

/** The learner of the house: linear borders over n-grams of words and characters, see the package. */
@Component
public final class LinearLearner implements Learner {

    static final int MOST_LABELS = 1_000;

    /** Features times labels; of too many features the rarest are left out. 64 MB as they are used. */
    static final int MOST_WEIGHTS = 16_000_000;

    private static final Comparator<Example> STABLE = Comparator.comparing(Example::label)
            .thenComparing(e -> e.text().subject())
            .thenComparing(e -> e.text().text());

    private static final Comparator<Example> STABLE_BY_GROUP = STABLE.thenComparing(Example::group);

    @Override
    public String id() {
        return "linear-3";
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
        Vocabulary vocabulary = Vocabulary.of(texts, MOST_WEIGHTS / Descent.width(labels.size()));
        SparseVector[] vectors = texts.stream()
                .map(words -> SparseVector.of(vocabulary.encode(words)))
                .toArray(SparseVector[]::new);
        Map<String, Integer> numbers = new HashMap<>();
        labels.forEach(label -> numbers.put(label, numbers.size()));
        int[] truth = sorted.stream().mapToInt(e -> numbers.get(e.label())).toArray();
        String[] groups = sorted.stream().map(Example::group).toArray(String[]::new);
        var training = new Training(Rows.of(vectors, vocabulary.size()), truth, groups, labels.size(), progress);
        Borders borders = training.mixture().borders(vocabulary.size(), labels.size());
        ModelBytes.round(borders);
        Calibration calibration = training.calibration();
        return new LinearModel(
                labels, vocabulary, borders, calibration, Corrections.NONE, training.heldOut(sorted, calibration));
    }

    /** Sorted, so that the order in which they came makes no difference. */
    private static List<Example> distinct(List<Example> examples) {
        var distinct = new ArrayList<Example>(examples.size());
        examples.stream().sorted(STABLE_BY_GROUP).forEach(example -> {
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
}
