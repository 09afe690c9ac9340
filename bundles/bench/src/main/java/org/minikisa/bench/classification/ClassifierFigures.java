package org.minikisa.bench.classification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.Prediction;
import org.minikisa.classification.linear.LinearLearner;

/**
 * All figures of the linear learner, with a naive Bayes in the same run. Arguments: which parts, of {@code accuracy}, {@code few},
 * {@code copies}, {@code scope}, {@code corrections}, {@code explanation}, {@code speed}, {@code mails}; none: all. Seconds are processor time of this
 * thread.
 */
public final class ClassifierFigures {

    private static final LinearLearner LEARNER = new LinearLearner();

    private ClassifierFigures() {}

    public static void main(String[] args) throws IOException {
        Set<String> parts = args.length > 0
                ? Set.of(args)
                : Set.of("accuracy", "few", "copies", "scope", "corrections", "explanation", "speed", "mails");
        if (parts.contains("accuracy")) {
            accuracy();
        }
        if (parts.contains("few")) {
            few();
        }
        if (parts.contains("copies")) {
            List.of("fi", "sv", "en").forEach(language -> copies("massive-" + language));
        }
        if (parts.contains("scope")) {
            scope();
        }
        if (parts.contains("corrections")) {
            corrections("massive-fi");
            corrections("massive-sv");
        }
        if (parts.contains("explanation")) {
            explanation("massive-fi");
            explanation("massive-en");
        }
        if (parts.contains("speed")) {
            speed();
        }
        if (parts.contains("mails")) {
            mails();
        }
    }

    private static void accuracy() {
        for (String language : List.of("fi", "sv", "en")) {
            String name = "massive-" + language;
            compare(name, Corpus.read(name + "/train.tsv"), Corpus.read(name + "/dev.tsv"));
        }
        compare("banking77", Corpus.read("banking77/train.tsv"), Corpus.read("banking77/test.tsv"));
        compare("hwu64", Corpus.read("hwu64/train.tsv"), Corpus.read("hwu64/test.tsv"));
    }

    private static void few() {
        compare(
                "banking77, 5 per class",
                Corpus.read("banking77/fewshot5.tsv"),
                Corpus.read("banking77/fewshot_test.tsv"));
        compare("hwu64, 5 per class", Corpus.read("hwu64/fewshot5.tsv"), Corpus.read("hwu64/valid.tsv"));
        compare("hwu64, 10 per class", Corpus.read("hwu64/fewshot10.tsv"), Corpus.read("hwu64/valid.tsv"));
        for (String language : List.of("fi", "sv", "en")) {
            String name = "massive-" + language;
            List<Example> thousand =
                    Corpus.shuffled(Corpus.read(name + "/train.tsv")).subList(0, 1000);
            compare(name + ", 1,000 texts", thousand, Corpus.read(name + "/dev.tsv"));
        }
        List<Example> thousand =
                Corpus.shuffled(Corpus.read("banking77/train.tsv")).subList(0, 1000);
        compare("banking77, 1,000 texts", thousand, Corpus.read("banking77/test.tsv"));
        compare("sib200-fi, 701 sentences", Corpus.read("sib200-fi/train.tsv"), Corpus.read("sib200-fi/dev.tsv"));
    }

    private static void compare(String name, List<Example> train, List<Example> test) {
        long begin = cpu();
        LearntModel model = LEARNER.learn(train, LearningProgress.SILENT);
        double seconds = (cpu() - begin) / 1e9;
        var ours = new Score();
        for (Example example : test) {
            Prediction told = model.predict(example.text());
            ours.add(model.labels().get(told.best()).equals(example.label()), told.probabilities()[told.best()]);
        }
        var bayes = new NaiveBayes(train);
        var theirs = new Score();
        for (Example example : test) {
            Map.Entry<String, Double> told = bayes.predict(example.text().text());
            theirs.add(told.getKey().equals(example.label()), told.getValue());
        }
        print("%-26s %6d texts, learnt in %5.1f s: %s; naive Bayes %s", name, train.size(), seconds, ours, theirs);
    }

    /** Learnt from texts as they are, asked with copies that something has happened to. */
    private static void copies(String name) {
        List<Example> train = Corpus.read(name + "/train.tsv");
        List<Example> dev = Corpus.read(name + "/dev.tsv");
        LearntModel model = LEARNER.learn(train, LearningProgress.SILENT);
        var bayes = new NaiveBayes(train);
        Copies.all().forEach((what, copy) -> {
            List<Example> copied = dev.stream()
                    .map(e -> new Example(e.label(), copy.apply(e.text().text())))
                    .toList();
            long theirs = copied.stream()
                    .filter(e -> bayes.predict(e.text().text()).getKey().equals(e.label()))
                    .count();
            print(
                    "%s, %s: %.1f %%; naive Bayes %.1f %%",
                    name, what, accuracy(model, copied), 100.0 * theirs / dev.size());
        });
    }

    private static void scope() {
        LearntModel model = LEARNER.learn(Corpus.read("clinc150/train.tsv"), LearningProgress.SILENT);
        List<Example> within = Corpus.read("clinc150/val.tsv");
        List<Prediction> in = within.stream().map(e -> model.predict(e.text())).toList();
        List<Prediction> out = Corpus.read("clinc150/oos_val.tsv").stream()
                .map(e -> model.predict(e.text()))
                .toList();
        long right = 0;
        for (int i = 0; i < in.size(); i++) {
            right += model.labels().get(in.get(i).best()).equals(within.get(i).label()) ? 1 : 0;
        }
        print(
                "clinc150: %.1f %% within scope; AUROC of familiarity %.4f, of the highest probability %.4f; foreign: %.1f %% of those"
                        + " within, %.1f %% of those out of scope",
                100.0 * right / in.size(),
                auroc(in, out, Prediction::familiarity),
                auroc(in, out, p -> p.probabilities()[p.best()]),
                100.0 * in.stream().filter(Prediction::foreign).count() / in.size(),
                100.0 * out.stream().filter(Prediction::foreign).count() / out.size());
    }

    private static double auroc(List<Prediction> in, List<Prediction> out, Function<Prediction, Double> score) {
        double above = 0;
        double[] outside = out.stream().mapToDouble(score::apply).toArray();
        for (Prediction prediction : in) {
            double inside = score.apply(prediction);
            for (double other : outside) {
                above += inside > other ? 1 : inside == other ? 0.5 : 0;
            }
        }
        return above / in.size() / outside.length;
    }

    /** A thousand texts are learnt, then a stream of others comes by, and each that is judged wrong is corrected. */
    private static void corrections(String name) {
        List<Example> all = Corpus.shuffled(Corpus.read(name + "/train.tsv"));
        List<Example> dev = Corpus.read(name + "/dev.tsv");
        LearntModel model = LEARNER.learn(all.subList(0, 1000), LearningProgress.SILENT);
        double before = accuracy(model, dev);
        int made = 0;
        int atOnce = 0;
        long longest = 0;
        long nanos = 0;
        var learnt = new ArrayList<>(all.subList(0, 1000));
        for (Example example : all.subList(1000, all.size())) {
            if (right(model, example) || !model.labels().contains(example.label())) {
                continue;
            }
            long begin = cpu();
            model = model.corrected(example.text(), Set.of(example.label()));
            long took = cpu() - begin;
            made++;
            nanos += took;
            longest = Math.max(longest, took);
            learnt.add(example);
            atOnce += right(model, example) ? 1 : 0;
        }
        LearntModel batch = LEARNER.learn(learnt, LearningProgress.SILENT);
        print(
                "%s: 1,000 texts %.1f %%, after %d corrections %.1f %% (learnt anew from the same texts: %.1f %%); right at once"
                        + " %.2f %%; %.3f ms each, at most %.1f",
                name,
                before,
                made,
                accuracy(model, dev),
                accuracy(batch, dev),
                100.0 * atOnce / made,
                nanos / 1e6 / made,
                longest / 1e6);
    }

    private static boolean right(LearntModel model, Example example) {
        return model.labels().get(model.predict(example.text()).best()).equals(example.label());
    }

    private static double accuracy(LearntModel model, List<Example> test) {
        return 100.0 * test.stream().filter(e -> right(model, e)).count() / test.size();
    }

    /** Deletes the words that were named first, a fifth of the text's, and as many at random. */
    private static void explanation(String name) {
        LearntModel model = LEARNER.learn(Corpus.read(name + "/train.tsv"), LearningProgress.SILENT);
        List<Example> dev = Corpus.read(name + "/dev.tsv");
        var random = new Random(3);
        int flipped = 0;
        int byChance = 0;
        int rounded = 0;
        for (Example example : dev) {
            Prediction told = model.predict(example.text());
            List<String> words = List.of(example.text().text().trim().split("\\s+"));
            List<String> named = told.evidence(told.best(), -1, Integer.MAX_VALUE).stream()
                    .filter(e -> e.weight() > 0)
                    .map(Evidence::text)
                    .toList();
            flipped += flips(model, told, words, first(named, (words.size() + 4) / 5)) ? 1 : 0;
            rounded += flips(model, told, words, first(named, Math.max(1, Math.round(words.size() / 5f)))) ? 1 : 0;
            var shuffled = new ArrayList<>(words);
            Collections.shuffle(shuffled, random);
            byChance += flips(model, told, words, first(shuffled, (words.size() + 4) / 5)) ? 1 : 0;
        }
        print(
                "%s: deleting the fifth of the words (rounded up) that is named first changes %.1f %% of decisions, random words"
                        + " %.1f %% (rounded: %.1f %%)",
                name, 100.0 * flipped / dev.size(), 100.0 * byChance / dev.size(), 100.0 * rounded / dev.size());
    }

    private static Set<String> first(List<String> words, int count) {
        return new HashSet<>(words.subList(0, Math.min(count, words.size())));
    }

    private static boolean flips(LearntModel model, Prediction before, List<String> words, Set<String> without) {
        String rest = words.stream()
                .filter(w -> without.stream().noneMatch(w::contains))
                .collect(Collectors.joining(" "));
        return model.predict(new ContactText("", rest)).best() != before.best();
    }

    private static void speed() {
        LearntModel model = LEARNER.learn(Corpus.read("massive-fi/train.tsv"), LearningProgress.SILENT);
        List<Example> texts = Corpus.read("massive-fi/dev.tsv");
        print(
                "short texts (massive-fi, 60 labels): %.0f judged, %.0f explained per second",
                fastest(texts, model, false), fastest(texts, model, true));
    }

    /** The median of rounds after a warm-up. */
    private static double fastest(List<Example> texts, LearntModel model, boolean explained) {
        double[] rates = new double[21];
        double sum = 0;
        for (int round = -15; round < rates.length; round++) {
            long begin = cpu();
            for (Example example : texts) {
                Prediction told = model.predict(example.text());
                sum += explained ? told.evidence(told.best(), -1, 5).size() : told.probabilities()[told.best()];
            }
            rates[Math.max(0, round)] = texts.size() * 1e9 / (cpu() - begin);
        }
        Arrays.sort(rates);
        return sum < 0 ? 0 : rates[rates.length / 2];
    }

    private static void mails() throws IOException {
        List<Example> mails = Corpus.mails(12_000);
        List<Example> test = mails.subList(10_000, 12_000);
        long begin = cpu();
        LearntModel model = LEARNER.learn(mails.subList(0, 10_000), LearningProgress.SILENT);
        double seconds = (cpu() - begin) / 1e9;
        var bytes = new ByteArrayOutputStream();
        model.write(bytes);
        print(
                "10,000 mails of 100 words, 23 labels: learnt in %.1f s, %.1f MB on disk, accuracy %.1f %%",
                seconds, bytes.size() / 1e6, accuracy(model, test));
        print("mails: %.0f judged, %.0f explained per second", fastest(test, model, false), fastest(test, model, true));
        double slowest = 0;
        double all = 0;
        LearntModel corrected = model;
        for (int i = 0; i < 500; i++) {
            begin = cpu();
            corrected = corrected.corrected(
                    test.get(i).text(), Set.of(model.labels().get(i % 23)));
            double took = (cpu() - begin) / 1e6;
            all += i < 100 ? 0 : took;
            slowest = i < 100 ? 0 : Math.max(slowest, took);
        }
        print("a correction of such a mail: %.2f ms, at most %.1f", all / 400, slowest);
        mails = null;
        test = null;
        corrected = null;
        byte[] kept = bytes.toByteArray();
        bytes = null;
        model = null;
        long without = live();
        LearntModel read = LEARNER.read(new ByteArrayInputStream(kept));
        long with = live();
        print(
                "live heap of such a model: %.1f MB (%d labels)",
                (with - without) / 1e6, read.labels().size());
    }

    private static long live() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String format, Object... args) {
        System.out.println(String.format(Locale.ROOT, format, args));
    }

    /** Accuracy and calibration error over 15 bins of equal width. */
    private static final class Score {

        private static final int BINS = 15;

        private final double[] said = new double[BINS];
        private final double[] were = new double[BINS];
        private int texts;

        void add(boolean right, double probability) {
            int bin = Math.min(BINS - 1, (int) (probability * BINS));
            said[bin] += probability;
            were[bin] += right ? 1 : 0;
            texts++;
        }

        @Override
        public String toString() {
            double error = 0;
            double right = 0;
            for (int b = 0; b < BINS; b++) {
                error += Math.abs(said[b] - were[b]);
                right += were[b];
            }
            return String.format(
                    Locale.ROOT, "%.1f %%, calibration error %.1f %%", 100 * right / texts, 100 * error / texts);
        }
    }
}
