package org.minikisa.intake.core.segment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A plain classifier over parts of words, to see what noise around a text costs: multinomial, 2 to 4 characters, add 0.1. */
final class NaiveBayes {

    private static final double SMOOTHING = 0.1;

    private final Map<String, Map<String, int[]>> counts = new HashMap<>();
    private final Map<String, int[]> totals = new HashMap<>();
    private final Map<String, int[]> texts = new HashMap<>();

    void learn(String text, String label) {
        Map<String, int[]> count = counts.computeIfAbsent(label, l -> new HashMap<>());
        int[] total = totals.computeIfAbsent(label, l -> new int[1]);
        texts.computeIfAbsent(label, l -> new int[1])[0]++;
        parts(text, part -> {
            count.computeIfAbsent(part, p -> new int[1])[0]++;
            total[0]++;
        });
    }

    String label(String text) {
        String best = "";
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Map<String, int[]>> entry : counts.entrySet()) {
            double all = totals.get(entry.getKey())[0] + SMOOTHING * 50_000;
            double[] score = {Math.log(texts.get(entry.getKey())[0])};
            parts(text, part -> {
                int[] count = entry.getValue().get(part);
                score[0] += Math.log(((count == null ? 0 : count[0]) + SMOOTHING) / all);
            });
            if (score[0] > most) {
                most = score[0];
                best = entry.getKey();
            }
        }
        return best;
    }

    private static void parts(String text, Consumer<String> each) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            String framed = " " + word + " ";
            for (int length = 2; length <= 4; length++) {
                for (int i = 0; i + length <= framed.length(); i++) {
                    each.accept(framed.substring(i, i + length));
                }
            }
        }
    }
}
