package org.minikisa.bench;

import java.util.Map;
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
 * A declarative model of {@link ThirtyIndicators}, beside the same arithmetic written by hand in Java; and reading a model
 * with all its checks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ModelBenchmark {

    private final ThirtyIndicators indicators = new ThirtyIndicators();
    private byte[] json;
    private DeclarativeModel model;
    private Map<String, String> baseTexts;
    private Map<String, String> chosenTexts;
    private Answers base;
    private Answers choices;
    private double[] baseValues;
    private double[] chosenValues;
    private Calculator calculator;
    private Shares shares;

    @Setup
    public void prepare() {
        json = indicators.json();
        model = indicators.model();
        baseValues = indicators.base();
        chosenValues = indicators.chosen();
        baseTexts = ThirtyIndicators.texts(baseValues);
        chosenTexts = ThirtyIndicators.texts(chosenValues);
        base = ThirtyIndicators.answers(baseValues);
        choices = ThirtyIndicators.answers(chosenValues);
        calculator = model.calculator();
        shares = calculator.shares();
        requireSame();
    }

    private void requireSame() {
        var byHand = indicators.explained(baseValues, chosenValues);
        var explained = explainedFlat();
        var evaluated = model.evaluate(base, choices);
        ThirtyIndicators.requireSame("flat", indicators.index(chosenValues), indexFlat());
        for (int i = 0; i < ThirtyIndicators.COUNT; i++) {
            var contribution = evaluated.contributions().get(i);
            ThirtyIndicators.requireSame("flat", byHand[2 + i], explained.baseShare(i));
            ThirtyIndicators.requireSame("model", byHand[2 + i], contribution.base());
            double uplift = byHand[2 + ThirtyIndicators.COUNT + i];
            ThirtyIndicators.requireSame("flat", uplift, explained.upliftShare(i));
            ThirtyIndicators.requireSame("model", uplift, contribution.uplift());
        }
    }

    @Benchmark
    public double indexByHand() {
        return indicators.index(chosenValues);
    }

    @Benchmark
    public double indexFlat() {
        return calculator.index(chosenValues);
    }

    @Benchmark
    public double[] explainedByHand() {
        return indicators.explained(baseValues, chosenValues);
    }

    /** The same on arrays, as searches, simulations and bulk ask it. */
    @Benchmark
    public Shares explainedFlat() {
        calculator.explain(baseValues, chosenValues, shares);
        return shares;
    }

    @Benchmark
    public Evaluation explainedFromAnswers() {
        return model.evaluate(base, choices);
    }

    @Benchmark
    public Evaluation explainedFromWrittenAnswers() {
        return model.evaluate(
                Answers.of(ThirtyIndicators.DAY, baseTexts), Answers.of(ThirtyIndicators.DAY, chosenTexts));
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
