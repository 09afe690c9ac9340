package org.minikisa.classification.core;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.Features;
import org.minikisa.classification.api.learning.Learner;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.Prediction;

/** The least that is a learner: naive Bayes over words (add-one smoothing), corrections by heart. */
public final class WordCounts implements Learner {

    private static final int BUCKETS = 1 << 20;

    @Override
    public String id() {
        return "words-1";
    }

    @Override
    public LearntModel learn(List<Example> examples, LearningProgress progress) {
        var counts = new TreeMap<String, Map<String, Integer>>();
        for (Example example : examples) {
            Map<String, Integer> its = counts.computeIfAbsent(example.label(), l -> new TreeMap<>());
            words(example.text()).forEach(word -> its.merge(word, 1, Integer::sum));
        }
        progress.at("learning", 1, 1);
        return new Model(counts, Map.of());
    }

    @Override
    public LearntModel read(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        var counts = new TreeMap<String, Map<String, Integer>>();
        for (int labels = data.readInt(); labels > 0; labels--) {
            Map<String, Integer> its = new TreeMap<>();
            counts.put(data.readUTF(), its);
            for (int words = data.readInt(); words > 0; words--) {
                its.put(data.readUTF(), data.readInt());
            }
        }
        return new Model(counts, Map.of());
    }

    private static List<String> words(ContactText text) {
        String all = (text.subject() + " " + text.text()).toLowerCase(Locale.ROOT);
        return Arrays.stream(all.split("[^\\p{L}\\p{N}]+"))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    private static final class Model implements LearntModel {

        private final Map<String, Map<String, Integer>> counts;
        private final Map<List<String>, Set<String>> byHeart;
        private final List<String> labels;
        private final double[] totals;

        Model(Map<String, Map<String, Integer>> counts, Map<List<String>, Set<String>> byHeart) {
            this.counts = counts;
            this.byHeart = byHeart;
            this.labels = List.copyOf(counts.keySet());
            this.totals = counts.values().stream()
                    .mapToDouble(its -> its.values().stream().mapToInt(n -> n).sum() + 1000.0)
                    .toArray();
        }

        @Override
        public List<String> labels() {
            return labels;
        }

        @Override
        public Prediction predict(ContactText text) {
            List<String> words = words(text);
            double[] weights = new double[labels.size()];
            for (int i = 0; i < weights.length; i++) {
                for (String word : words) {
                    weights[i] += weight(word, i);
                }
                weights[i] += byHeart.getOrDefault(words, Set.of()).contains(labels.get(i)) ? 1000 : 0;
            }
            boolean foreign =
                    words.stream().noneMatch(w -> counts.values().stream().anyMatch(its -> its.containsKey(w)));
            return new Said(words, weights, foreign);
        }

        private double weight(String word, int label) {
            return Math.log((counts.get(labels.get(label)).getOrDefault(word, 0) + 1) / totals[label]);
        }

        @Override
        public LearntModel corrected(ContactText text, Set<String> right) {
            var known = new TreeSet<>(right);
            known.retainAll(labels);
            if (known.isEmpty()) {
                return this;
            }
            var more = new HashMap<>(byHeart);
            more.put(words(text), known);
            return new Model(counts, more);
        }

        @Override
        public Features features(ContactText text) {
            int[] index = words(text).stream()
                    .mapToInt(w -> Math.floorMod(w.hashCode(), BUCKETS))
                    .sorted()
                    .distinct()
                    .toArray();
            float[] value = new float[index.length];
            Arrays.fill(value, (float) (1 / Math.sqrt(index.length)));
            return new Features(index, value);
        }

        @Override
        public void write(OutputStream out) throws IOException {
            var data = new DataOutputStream(out);
            data.writeInt(counts.size());
            for (var label : counts.entrySet()) {
                data.writeUTF(label.getKey());
                data.writeInt(label.getValue().size());
                for (var word : label.getValue().entrySet()) {
                    data.writeUTF(word.getKey());
                    data.writeInt(word.getValue());
                }
            }
            data.flush();
        }

        private final class Said implements Prediction {

            private final List<String> words;
            private final double[] weights;
            private final boolean foreign;

            Said(List<String> words, double[] weights, boolean foreign) {
                this.words = words;
                this.weights = weights;
                this.foreign = foreign;
            }

            @Override
            public int best() {
                return IntStream.range(0, weights.length)
                        .boxed()
                        .max(Comparator.comparingDouble((Integer i) -> weights[i])
                                .thenComparing(Comparator.reverseOrder()))
                        .orElseThrow();
            }

            @Override
            public double[] probabilities() {
                return Arrays.stream(logProbabilities()).map(Math::exp).toArray();
            }

            @Override
            public double[] logProbabilities() {
                double most = weights[best()];
                double all = Math.log(
                        Arrays.stream(weights).map(w -> Math.exp(w - most)).sum());
                return Arrays.stream(weights).map(w -> w - most - all).toArray();
            }

            @Override
            public double familiarity() {
                return foreign ? -1 : 1;
            }

            @Override
            public boolean foreign() {
                return foreign;
            }

            @Override
            public List<Evidence> evidence(int label, int rival, int most) {
                var evidence = new ArrayList<Evidence>();
                for (String word : new TreeSet<>(words)) {
                    evidence.add(new Evidence(word, weight(word, label) - against(word, label, rival)));
                }
                evidence.sort(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight())));
                return evidence.subList(0, Math.min(most, evidence.size()));
            }

            private double against(String word, int label, int rival) {
                return rival >= 0
                        ? weight(word, rival)
                        : IntStream.range(0, weights.length)
                                .filter(i -> i != label)
                                .mapToDouble(i -> weight(word, i))
                                .average()
                                .orElse(0);
            }
        }
    }
}
