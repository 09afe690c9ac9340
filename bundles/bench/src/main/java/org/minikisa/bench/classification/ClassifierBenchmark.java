package org.minikisa.bench.classification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.Prediction;
import org.minikisa.classification.linear.LinearLearner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What judging, explaining, correcting and loading cost, beside a naive Bayes over words that has learnt the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class ClassifierBenchmark {

    /** Requests of MASSIVE in Finnish (60 labels), or mails of a hundred words made of them (23 labels). */
    @Param({"short", "mail"})
    String texts;

    private LearntModel model;
    private NaiveBayes bayes;
    private byte[] bytes;
    private List<Example> asked;
    private int next;

    /** Learns. */
    @Setup
    public void learn() throws IOException {
        List<Example> learnt;
        if (texts.equals("mail")) {
            List<Example> mails = Corpus.mails(5_000);
            learnt = mails.subList(0, 4_000);
            asked = mails.subList(4_000, 5_000);
        } else {
            learnt = Corpus.read("massive-fi/train.tsv");
            asked = Corpus.read("massive-fi/dev.tsv");
        }
        model = new LinearLearner().learn(learnt, LearningProgress.SILENT);
        bayes = new NaiveBayes(learnt);
        var out = new ByteArrayOutputStream();
        model.write(out);
        bytes = out.toByteArray();
    }

    private Example next() {
        next = (next + 1) % asked.size();
        return asked.get(next);
    }

    /** All labels' probabilities of a text. */
    @Benchmark
    public double[] judging() {
        return model.predict(next().text()).probabilities();
    }

    /** The same by the baseline. */
    @Benchmark
    public Map.Entry<String, Double> judgingByNaiveBayes() {
        return bayes.predict(next().text().text());
    }

    /** The five words that moved it. */
    @Benchmark
    public List<Evidence> explaining() {
        Prediction told = model.predict(next().text());
        return told.evidence(told.best(), -1, 5);
    }

    /** One correction of a model without any. */
    @Benchmark
    public LearntModel correcting() {
        Example example = next();
        return model.corrected(
                example.text(), Set.of(model.labels().get(next % model.labels().size())));
    }

    /** From bytes to a model that answers. */
    @Benchmark
    public LearntModel loading() throws IOException {
        return new LinearLearner().read(new ByteArrayInputStream(bytes));
    }
}
