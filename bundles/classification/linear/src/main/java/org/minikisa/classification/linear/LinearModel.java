package org.minikisa.classification.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Tells a text's label: one linear support vector machine per label against the rest, and one temperature that turns their
 * margins into probabilities (softmax of margin / temperature), fitted on margins of texts that were held out.
 *
 * <p>Immutable. The same examples in any order give the same bytes.
 */
final class LinearModel {

    /** The folds for the temperature. Three are enough for one number and keep training short. */
    private static final int FOLDS = 3;

    private static final long SEED = 20_261_123;

    private final List<String> labels;
    private final Vectorizer vectorizer;

    /** {@code weights[feature * labels + label]}. */
    private final float[] weights;

    private final float[] bias;
    private final double temperature;

    private LinearModel(List<String> labels, Vectorizer vectorizer, float[] weights, float[] bias, double temperature) {
        this.labels = labels;
        this.vectorizer = vectorizer;
        this.weights = weights;
        this.bias = bias;
        this.temperature = temperature;
    }

    /** A text to learn from. */
    record Example(String label, String text) {}

    /**
     * What can be varied, for measuring.
     *
     * @param rarest see {@link Vectorizer#build}
     */
    record Settings(FeatureSpace space, int rarest, DualCoordinateDescent solver) {
        static final Settings TOPIC = new Settings(FeatureSpace.MEANING, 1, DualCoordinateDescent.STANDARD);

        /** Few texts speak of any one joint procurement and most of none: without balance nearly none would be found. */
        static final Settings JOINT_PROCUREMENT =
                new Settings(FeatureSpace.MEANING, 2, DualCoordinateDescent.STANDARD.balanced(1));

        static final Settings LANGUAGE = new Settings(FeatureSpace.LANGUAGE, 2, DualCoordinateDescent.STANDARD);
    }

    /** @param examples at least two labels */
    static LinearModel train(Collection<Example> examples, Settings settings) {
        List<Example> sorted = examples.stream()
                .distinct()
                .sorted(Comparator.comparing(Example::label).thenComparing(Example::text))
                .toList();
        List<String> labels =
                List.copyOf(new TreeSet<>(sorted.stream().map(Example::label).toList()));
        if (labels.size() < 2) {
            throw new IllegalArgumentException("nothing to tell apart: " + labels);
        }
        List<List<Word>> texts = sorted.stream().map(e -> Word.of(e.text())).toList();
        Vectorizer vectorizer = Vectorizer.build(settings.space(), texts, settings.rarest());
        SparseVector[] vectors = texts.stream().map(vectorizer::vector).toArray(SparseVector[]::new);
        int[] truth = sorted.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
        var training = new Training(labels, vectors, truth, vectorizer.size(), settings.solver());
        double temperature = training.temperature();
        double[][] trained = training.weights(IntStream.range(0, vectors.length).toArray());
        float[] weights = new float[vectorizer.size() * labels.size()];
        float[] bias = new float[labels.size()];
        for (int label = 0; label < labels.size(); label++) {
            for (int f = 0; f < vectorizer.size(); f++) {
                weights[f * labels.size() + label] = (float) trained[label][f];
            }
            bias[label] = (float) trained[label][vectorizer.size()];
        }
        return new LinearModel(labels, vectorizer, weights, bias, temperature);
    }

    /** The labels it knows, sorted. */
    List<String> labels() {
        return labels;
    }

    int features() {
        return vectorizer.size();
    }

    double temperature() {
        return temperature;
    }

    SparseVector vector(List<Word> words) {
        return vectorizer.vector(words);
    }

    Judgement judge(List<Word> words) {
        return new Judgement(words.size(), vectorizer.encode(words));
    }

    /** What the model says of one text. */
    final class Judgement {

        private final int words;
        private final Vectorizer.Encoded text;
        private final double[] margins;

        private Judgement(int words, Vectorizer.Encoded text) {
            this.words = words;
            this.text = text;
            this.margins = margins(text.vector());
        }

        /** How far the text lies on the label's side of its border; negative on the other side. */
        double margin(int label) {
            return margins[label];
        }

        /** In the order of {@link #labels()}; they sum to 1. */
        double[] probabilities() {
            return softmax(margins, temperature);
        }

        /** The margin of a label over the average of its rivals, biases left out. */
        double contrast(int label, int[] rivals) {
            double others = 0;
            for (int rival : rivals) {
                others += margins[rival] - bias[rival];
            }
            return margins[label] - bias[label] - others / rivals.length;
        }

        /**
         * What each word contributes to a label's margin over the average margin of its rivals. The contributions sum to
         * exactly {@link #contrast} (up to rounding): besides the biases, nothing else decided.
         *
         * @param rivals other labels, at least one
         */
        double[] contributions(int label, int[] rivals) {
            int[] index = text.vector().index();
            int[] times = new int[index.length];
            for (int entry : text.entry()) {
                times[entry]++;
            }
            double[] perOccurrence = new double[index.length];
            for (int i = 0; i < index.length; i++) {
                int row = index[i] * labels.size();
                double others = 0;
                for (int rival : rivals) {
                    others += weights[row + rival];
                }
                double contrast = weights[row + label] - others / rivals.length;
                perOccurrence[i] = text.vector().value()[i] * contrast / times[i];
            }
            double[] contributions = new double[words];
            for (int i = 0; i < text.entry().length; i++) {
                int first = text.firstWord()[i];
                int last = text.lastWord()[i];
                double share = perOccurrence[text.entry()[i]] / (last - first + 1);
                for (int w = first; w <= last; w++) {
                    contributions[w] += share;
                }
            }
            return contributions;
        }
    }

    private double[] margins(SparseVector vector) {
        double[] margins = new double[labels.size()];
        for (int label = 0; label < margins.length; label++) {
            margins[label] = bias[label];
        }
        for (int i = 0; i < vector.index().length; i++) {
            int row = vector.index()[i] * margins.length;
            double value = vector.value()[i];
            for (int label = 0; label < margins.length; label++) {
                margins[label] += value * weights[row + label];
            }
        }
        return margins;
    }

    private static double[] softmax(double[] margins, double temperature) {
        double highest = Arrays.stream(margins).max().orElseThrow();
        double[] p = new double[margins.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = StrictMath.exp((margins[i] - highest) / temperature);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
        }
        out.writeDouble(temperature);
        vectorizer.write(out);
        for (float b : bias) {
            out.writeFloat(b);
        }
        for (float w : weights) {
            out.writeFloat(w);
        }
    }

    static LinearModel read(DataInput in) throws IOException {
        var labels = new ArrayList<String>();
        for (int n = in.readInt(); n > 0; n--) {
            labels.add(in.readUTF());
        }
        double temperature = in.readDouble();
        Vectorizer vectorizer = Vectorizer.read(in);
        float[] bias = new float[labels.size()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = in.readFloat();
        }
        float[] weights = new float[labels.size() * vectorizer.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readFloat();
        }
        return new LinearModel(List.copyOf(labels), vectorizer, weights, bias, temperature);
    }

    /** The examples as vectors, and what is learnt from some or all of them. */
    private record Training(
            List<String> labels, SparseVector[] vectors, int[] truth, int features, DualCoordinateDescent solver) {

        /** One weight vector per label, learnt from the chosen examples. */
        double[][] weights(int[] chosen) {
            return IntStream.range(0, labels.size())
                    .mapToObj(label -> {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new CancellationException("learning was stopped");
                        }
                        boolean[] positive = new boolean[truth.length];
                        for (int i : chosen) {
                            positive[i] = truth[i] == label;
                        }
                        return solver.train(vectors, positive, chosen, features, SEED + label);
                    })
                    .toArray(double[][]::new);
        }

        /** The temperature under which the truth of held-out examples is most probable. */
        double temperature() {
            int[] fold = folds();
            var margins = new ArrayList<double[]>();
            var right = new ArrayList<Integer>();
            for (int f = 0; f < FOLDS; f++) {
                int heldOut = f;
                double[][] learnt = weights(IntStream.range(0, vectors.length)
                        .filter(i -> fold[i] != heldOut)
                        .toArray());
                for (int i = 0; i < vectors.length; i++) {
                    if (fold[i] == heldOut) {
                        SparseVector x = vectors[i];
                        margins.add(Arrays.stream(learnt)
                                .mapToDouble(w -> x.dot(w) + w[features])
                                .toArray());
                        right.add(truth[i]);
                    }
                }
            }
            return Temperature.fit(margins, right);
        }

        /** Every label's examples are dealt round: examples are sorted by label, so numbering them does it. */
        private int[] folds() {
            return IntStream.range(0, vectors.length).map(i -> i % FOLDS).toArray();
        }
    }

    /** Fits the one number of the calibration: Guo et al., "On Calibration of Modern Neural Networks", 2017, section 4.2. */
    static final class Temperature {

        private static final double COLDEST = -5;
        private static final double HOTTEST = 3;
        private static final double GOLDEN = 0.6180339887498949;

        private Temperature() {}

        /** Golden-section search over the logarithm; the loss has one valley. */
        static double fit(List<double[]> margins, List<Integer> truth) {
            double low = COLDEST;
            double high = HOTTEST;
            while (high - low > 1e-3) {
                double left = high - GOLDEN * (high - low);
                double right = low + GOLDEN * (high - low);
                if (loss(margins, truth, StrictMath.exp(left)) <= loss(margins, truth, StrictMath.exp(right))) {
                    high = right;
                } else {
                    low = left;
                }
            }
            return StrictMath.exp((low + high) / 2);
        }

        private static double loss(List<double[]> margins, List<Integer> truth, double temperature) {
            double loss = 0;
            for (int i = 0; i < margins.size(); i++) {
                double p = softmax(margins.get(i), temperature)[truth.get(i)];
                loss -= StrictMath.log(Math.max(p, 1e-300));
            }
            return loss;
        }
    }
}
