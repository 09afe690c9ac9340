package org.minikisa.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.core.declarative.Calculator;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.core.declarative.Shares;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Base, index and contributions of a declarative model of thirty indicators, beside the same arithmetic written by hand in
 * Java; and reading a model with all its checks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ModelBenchmark {

    private static final int INDICATORS = 30;
    private static final int THEMES = 5;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private byte[] json;
    private DeclarativeModel model;
    private Answers base;
    private Answers choices;
    private double[] baseValues;
    private double[] chosenValues;
    private Calculator calculator;
    private Shares shares;

    @Setup
    public void prepare() {
        var text = new StringBuilder("""
                {"id": "bench", "version": "1.0.0", "status": "pilot",
                 "title": {"fi": "a", "sv": "b", "en": "c"},
                 "themes": [
                """);
        for (int i = 0; i < THEMES; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"id\": \"t")
                    .append(i)
                    .append("\", \"title\": {\"fi\": \"a\", \"sv\": \"b\", \"en\": \"c\"}, \"weight\": 1}");
        }
        text.append("], \"indicators\": [");
        var answers = new TreeMap<String, String>();
        var raised = new TreeMap<String, String>();
        baseValues = new double[INDICATORS];
        chosenValues = new double[INDICATORS];
        for (int i = 0; i < INDICATORS; i++) {
            text.append(i == 0 ? "" : ",").append("""
                    {"id": "i%d", "theme": "t%d", "title": {"fi": "a", "sv": "b", "en": "c"}, "type": "number", "unit": "p",
                     "min": 0, "max": 10, "normalise": {"fn": "goalposts", "lo": 0, "hi": 10}, "source": "constructed"}
                    """.formatted(i, i % THEMES));
            baseValues[i] = i % 7;
            chosenValues[i] = i % 7 + i % 3;
            answers.put("i" + i, Integer.toString(i % 7));
            raised.put("i" + i, Integer.toString(i % 7 + i % 3));
        }
        text.append("], \"tests\": [{\"name\": \"n\", \"base\": {");
        for (int i = 0; i < INDICATORS; i++) {
            text.append(i == 0 ? "" : ",").append("\"i").append(i).append("\": 0");
        }
        json = text.append("}, \"expect\": {\"base\": 0}}]}").toString().getBytes(StandardCharsets.UTF_8);
        model = JsonModelReader.parse("bench.model.json", json);
        base = Answers.of(DAY, answers);
        choices = Answers.of(DAY, raised);
        calculator = model.calculator();
        shares = calculator.shares();
    }

    @Benchmark
    public Evaluation declarativeBaseIndexAndContributions() {
        return model.evaluate(base, choices);
    }

    /** The same on arrays, as searches, simulations and bulk ask it. */
    @Benchmark
    public Shares flatBaseIndexAndContributions() {
        calculator.explain(baseValues, chosenValues, shares);
        return shares;
    }

    @Benchmark
    public double flatIndex() {
        return calculator.index(chosenValues);
    }

    @Benchmark
    public double[] byHandBaseIndexAndContributions() {
        var result = new double[2 + INDICATORS];
        for (int i = 0; i < INDICATORS; i++) {
            double before = Math.min(1, Math.max(0, baseValues[i] / 10)) * (100.0 / INDICATORS);
            double after = Math.min(1, Math.max(0, chosenValues[i] / 10)) * (100.0 / INDICATORS);
            result[0] += before;
            result[1] += after;
            result[2 + i] = after - before;
        }
        return result;
    }

    @Benchmark
    public DeclarativeModel readAndCheck() {
        return JsonModelReader.parse("bench.model.json", json);
    }

    @Benchmark
    public DeclarativeModel readCheckAndProve() {
        DeclarativeModel read = JsonModelReader.parse("bench.model.json", json);
        JsonModelReader.prove("bench.model.json", read);
        return read;
    }
}
