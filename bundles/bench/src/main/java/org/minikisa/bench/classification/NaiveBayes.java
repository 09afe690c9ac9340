package org.minikisa.bench.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.minikisa.classification.api.learning.Example;

/** The baseline: multinomial naive Bayes over words with add-one smoothing, as a textbook has it. */
final class NaiveBayes {

    private final List<String> labels;
    private final Map<String, double[]> logs = new HashMap<>();
    private final double[] prior;
    private final double[] unseen;

    NaiveBayes(List<Example> examples) {
        labels = List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
        double[] texts = new double[labels.size()];
        double[] words = new double[labels.size()];
        for (Example example : examples) {
            int label = labels.indexOf(example.label());
            texts[label]++;
            for (String word : words(example.text().text())) {
                logs.computeIfAbsent(word, w -> new double[labels.size()])[label]++;
                words[label]++;
            }
        }
        prior = new double[labels.size()];
        unseen = new double[labels.size()];
        for (int l = 0; l < prior.length; l++) {
            double all = words[l] + logs.size();
            prior[l] = Math.log(texts[l] / examples.size());
            unseen[l] = Math.log(1 / all);
            for (double[] counts : logs.values()) {
                counts[l] = Math.log((counts[l] + 1) / all);
            }
        }
    }

    private static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    }

    /** The label and its probability. */
    Map.Entry<String, Double> predict(String text) {
        double[] sums = prior.clone();
        for (String word : words(text)) {
            double[] of = logs.getOrDefault(word, unseen);
            for (int l = 0; l < sums.length; l++) {
                sums[l] += of[l];
            }
        }
        int best = 0;
        for (int l = 1; l < sums.length; l++) {
            best = sums[l] > sums[best] ? l : best;
        }
        double all = 0;
        for (double sum : sums) {
            all += Math.exp(sum - sums[best]);
        }
        return Map.entry(labels.get(best), 1 / all);
    }
}
