package org.minikisa.classification.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.Features;
import org.minikisa.classification.api.learning.Learner;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.Prediction;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.service.component.annotations.Component;

/** The learner of the house. */
@Component
public final class LinearLearner implements Learner {

    private static final double FOREIGN = -0.5;

    @Override
    public String id() {
        return "linear-2";
    }

    @Override
    public LearntModel learn(List<Example> examples, LearningProgress progress) {
        long labels = examples.stream().map(Example::label).distinct().count();
        if (labels < 2) {
            throw InvalidInputException.of(
                    "what is to be learnt",
                    "classification.labels.few",
                    "",
                    labels + " labels",
                    "at least 2",
                    "Add texts of another label.");
        }
        progress.at("learning", 0, 1);
        List<LinearModel.Example> texts = examples.stream()
                .map(e -> new LinearModel.Example(e.label(), text(e.text())))
                .toList();
        LinearModel model = LinearModel.train(texts, LinearModel.Settings.TOPIC);
        progress.at("learning", 1, 1);
        return new Model(model, Map.of());
    }

    @Override
    public LearntModel read(InputStream in) throws IOException {
        return new Model(LinearModel.read(new DataInputStream(in)), Map.of());
    }

    private static String text(ContactText text) {
        return text.subject() + "\n" + text.text();
    }

    private record Model(LinearModel linear, Map<String, String> remembered) implements LearntModel {

        @Override
        public List<String> labels() {
            return linear.labels();
        }

        @Override
        public Prediction predict(ContactText text) {
            List<Word> words = Word.of(text(text));
            LinearModel.Judgement judgement = linear.judge(words);
            double[] p = judgement.probabilities();
            String right = remembered.get(text(text));
            if (right != null) {
                Arrays.setAll(p, i -> 0.1 * p[i]);
                p[labels().indexOf(right)] += 0.9;
            }
            return new Told(linear, words, judgement, p);
        }

        @Override
        public LearntModel corrected(ContactText text, Set<String> right) {
            double[] p = predict(text).probabilities();
            return IntStream.range(0, p.length)
                    .boxed()
                    .filter(i -> right.contains(labels().get(i)))
                    .max(Comparator.comparingDouble(i -> p[i]))
                    .map(best -> {
                        var more = new HashMap<>(remembered);
                        more.put(text(text), labels().get(best));
                        return new Model(linear, Map.copyOf(more));
                    })
                    .orElse(this);
        }

        @Override
        public Features features(ContactText text) {
            SparseVector vector = linear.vector(Word.of(text(text)));
            float[] value = vector.value().clone();
            double norm = Math.sqrt(vector.squaredNorm());
            for (int i = 0; i < value.length; i++) {
                value[i] /= (float) norm;
            }
            return new Features(vector.index(), value);
        }

        @Override
        public void write(OutputStream out) throws IOException {
            var data = new DataOutputStream(out);
            linear.write(data);
            data.flush();
        }
    }

    private record Told(LinearModel linear, List<Word> words, LinearModel.Judgement judgement, double[] p)
            implements Prediction {

        @Override
        public int best() {
            return IntStream.range(0, p.length).reduce(0, (a, b) -> p[b] > p[a] ? b : a);
        }

        @Override
        public double[] probabilities() {
            return p.clone();
        }

        @Override
        public double[] logProbabilities() {
            return Arrays.stream(p).map(x -> Math.log(Math.max(x, 1e-300))).toArray();
        }

        @Override
        public double familiarity() {
            return words.isEmpty()
                    ? -2
                    : IntStream.range(0, p.length)
                            .mapToDouble(judgement::margin)
                            .max()
                            .orElse(-2);
        }

        @Override
        public boolean foreign() {
            return familiarity() < FOREIGN;
        }

        @Override
        public List<Evidence> evidence(int label, int rival, int most) {
            int[] rivals = rival >= 0
                    ? new int[] {rival}
                    : IntStream.range(0, p.length).filter(i -> i != label).toArray();
            double[] shares = judgement.contributions(label, rivals);
            var weights = new LinkedHashMap<String, Double>();
            var written = new HashMap<String, String>();
            for (int w = 0; w < shares.length; w++) {
                written.putIfAbsent(words.get(w).folded(), words.get(w).written());
                weights.merge(words.get(w).folded(), shares[w] / linear.temperature(), Double::sum);
            }
            return weights.entrySet().stream()
                    .sorted(Comparator.comparingDouble(e -> -Math.abs(e.getValue())))
                    .limit(most)
                    .map(e -> new Evidence(written.get(e.getKey()), e.getValue()))
                    .toList();
        }
    }
}
