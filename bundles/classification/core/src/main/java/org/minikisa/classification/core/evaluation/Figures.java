package org.minikisa.classification.core.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.minikisa.classification.api.learning.Comparison;
import org.minikisa.classification.api.learning.Evaluation;
import org.minikisa.classification.api.learning.Evaluation.Coverage;
import org.minikisa.classification.api.learning.Evaluation.OfLabel;
import org.minikisa.classification.api.learning.Evaluation.Wrong;

/** The figures of an {@link Evaluation} and of a {@link Comparison}. */
public final class Figures {

    /** The accuracies that one may ask for. */
    static final List<Double> ASKED = List.of(0.80, 0.90, 0.95, 0.98, 0.99);

    /** More labels make no table that anybody reads, and one of 10,000 would take 400 MB. */
    static final int MOST_CONFUSED = 1_000;

    private static final int MOST_WRONG = 100;
    private static final int BINS = 15;

    /** The least probability that the log loss counts with, so that one text cannot make it infinite. */
    private static final double LEAST = 1e-15;

    private Figures() {}

    /** @param answers at least one */
    public static Evaluation of(String model, List<Answer> answers) {
        int n = answers.size();
        long right = answers.stream().filter(Answer::isRight).count();
        Interval interval = Interval.wilson(right, n);
        List<String> labels = labels(answers);
        List<OfLabel> perLabel = perLabel(labels, answers);
        return new Evaluation(
                model,
                n,
                (double) right / n,
                interval.low(),
                interval.high(),
                macroF1(perLabel),
                calibrationError(answers),
                logLoss(answers),
                labels,
                perLabel,
                confusion(labels, answers),
                coverage(answers),
                wrong(answers));
    }

    /** @param first the answers that {@code firstFigures} are of; to the same texts, in the same order, as {@code second} */
    public static Comparison compare(
            Evaluation firstFigures, List<Answer> first, Evaluation secondFigures, List<Answer> second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < first.size(); i++) {
            onlyFirst += first.get(i).isRight() && !second.get(i).isRight() ? 1 : 0;
            onlySecond += second.get(i).isRight() && !first.get(i).isRight() ? 1 : 0;
        }
        return new Comparison(
                firstFigures,
                secondFigures,
                onlyFirst,
                onlySecond,
                McNemar.pValue(onlyFirst, onlySecond),
                differences(firstFigures, secondFigures));
    }

    private static List<String> labels(List<Answer> answers) {
        var labels = new TreeSet<String>();
        for (Answer answer : answers) {
            labels.add(answer.truth());
            labels.add(answer.given());
        }
        return List.copyOf(labels);
    }

    private static List<OfLabel> perLabel(List<String> labels, List<Answer> answers) {
        Map<String, Integer> truth = new HashMap<>();
        Map<String, Integer> given = new HashMap<>();
        Map<String, Integer> both = new HashMap<>();
        for (Answer answer : answers) {
            truth.merge(answer.truth(), 1, Integer::sum);
            given.merge(answer.given(), 1, Integer::sum);
            if (answer.isRight()) {
                both.merge(answer.truth(), 1, Integer::sum);
            }
        }
        return labels.stream()
                .map(label -> ofLabel(
                        label, truth.getOrDefault(label, 0), given.getOrDefault(label, 0), both.getOrDefault(label, 0)))
                .toList();
    }

    private static OfLabel ofLabel(String label, int truth, int given, int both) {
        return new OfLabel(
                label,
                truth,
                given == 0 ? Double.NaN : (double) both / given,
                truth == 0 ? Double.NaN : (double) both / truth,
                2.0 * both / (truth + given));
    }

    private static double macroF1(List<OfLabel> perLabel) {
        return perLabel.stream()
                .filter(l -> l.texts() > 0)
                .mapToDouble(OfLabel::f1)
                .average()
                .orElse(0);
    }

    /** Bins are open below and closed above, as those of Guo et al. */
    private static double calibrationError(List<Answer> answers) {
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        for (Answer answer : answers) {
            int bin = Math.max(0, (int) Math.ceil(answer.probability() * BINS) - 1);
            confidence[bin] += answer.probability();
            right[bin] += answer.isRight() ? 1 : 0;
        }
        return IntStream.range(0, BINS)
                        .mapToDouble(bin -> Math.abs(confidence[bin] - right[bin]))
                        .sum()
                / answers.size();
    }

    private static double logLoss(List<Answer> answers) {
        return answers.stream()
                .mapToDouble(a -> -Math.log(Math.max(LEAST, a.ofTruth())))
                .average()
                .orElse(0);
    }

    private static int[][] confusion(List<String> labels, List<Answer> answers) {
        if (labels.size() > MOST_CONFUSED) {
            return new int[0][];
        }
        Map<String, Integer> index = new HashMap<>();
        labels.forEach(label -> index.put(label, index.size()));
        int[][] confusion = new int[labels.size()][labels.size()];
        answers.forEach(a -> confusion[index.get(a.truth())][index.get(a.given())]++);
        return confusion;
    }

    private static List<Coverage> coverage(List<Answer> answers) {
        List<Answer> surest = answers.stream()
                .sorted(Comparator.comparingDouble(Answer::probability).reversed())
                .toList();
        return ASKED.stream().map(asked -> coverage(asked, surest)).toList();
    }

    /** Texts with one probability are answered together or not at all: nothing tells them apart. */
    private static Coverage coverage(double asked, List<Answer> surest) {
        int answered = 0;
        int right = 0;
        for (int i = 0; i < surest.size(); i++) {
            right += surest.get(i).isRight() ? 1 : 0;
            boolean lastOfEquals = i + 1 == surest.size()
                    || surest.get(i + 1).probability() < surest.get(i).probability();
            if (lastOfEquals && right >= asked * (i + 1)) {
                answered = i + 1;
            }
        }
        return new Coverage(
                asked,
                (double) answered / surest.size(),
                answered == 0 ? 1 : surest.get(answered - 1).probability());
    }

    private static List<Wrong> wrong(List<Answer> answers) {
        return answers.stream()
                .filter(a -> !a.isRight())
                .sorted(Comparator.comparingDouble(Answer::probability).reversed())
                .limit(MOST_WRONG)
                .map(a -> new Wrong(a.origin(), a.beginning(), a.truth(), a.given(), a.probability()))
                .toList();
    }

    private static List<Comparison.Difference> differences(Evaluation first, Evaluation second) {
        Map<String, OfLabel> before = byLabel(first);
        Map<String, OfLabel> after = byLabel(second);
        var labels = new TreeSet<>(before.keySet());
        labels.addAll(after.keySet());
        var differences = new ArrayList<Comparison.Difference>();
        for (String label : labels) {
            OfLabel a = before.getOrDefault(label, new OfLabel(label, 0, Double.NaN, Double.NaN, 0));
            OfLabel b = after.getOrDefault(label, new OfLabel(label, 0, Double.NaN, Double.NaN, 0));
            if (a.f1() != b.f1()) {
                differences.add(new Comparison.Difference(label, Math.max(a.texts(), b.texts()), a.f1(), b.f1()));
            }
        }
        differences.sort(
                Comparator.comparingDouble((Comparison.Difference d) -> -Math.abs(d.secondF1() - d.firstF1())));
        return differences;
    }

    private static Map<String, OfLabel> byLabel(Evaluation evaluation) {
        Map<String, OfLabel> byLabel = new HashMap<>();
        evaluation.perLabel().forEach(l -> byLabel.put(l.label(), l));
        return byLabel;
    }
}
