package org.minikisa.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Distribution;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.Sampling;
import org.minikisa.impact.api.analysis.Sensitivity;
import org.minikisa.impact.api.analysis.Simulation;
import org.minikisa.impact.core.Asked;
import org.minikisa.impact.core.Question;
import org.minikisa.impact.core.UncertainQuestion;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.Problems;
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
 * 10,000 draws of thirty normal indicators and thirty weights, with all their figures, beside the same loop written by hand
 * on the JDK's generator, which can neither make one draw again nor be shared out among threads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MonteCarloBenchmark {

    private static final int DRAWS = 10_000;
    private static final int INDICATORS = 30;
    private static final double BAND = 0.2;
    private static final double SD = 0.5;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private double[] written;
    private UncertainQuestion inputs;
    private UncertainQuestion inputsAndWeights;

    @Setup
    public void prepare() {
        var indicators = new StringBuilder();
        var answers = new TreeMap<String, String>();
        var inputsOf = Sampling.USUAL.draws(DRAWS);
        written = new double[INDICATORS];
        for (int i = 0; i < INDICATORS; i++) {
            indicators.append(i == 0 ? "" : ",").append("""
                    {"id": "i%d", "title": {"fi": "a", "sv": "b", "en": "c"}, "type": "number", "unit": "p", "min": 0,
                     "max": 10, "normalise": {"fn": "goalposts", "lo": 0, "hi": 10}, "source": "constructed"}
                    """.formatted(i));
            written[i] = 2 + i % 7;
            answers.put("i" + i, Integer.toString(2 + i % 7));
            inputsOf = inputsOf.input("i" + i, new Distribution.Normal(SD));
        }
        var json = """
                {"id": "bench", "version": "1.0.0", "status": "pilot", "title": {"fi": "a", "sv": "b", "en": "c"},
                 "indicators": [%s]}
                """.formatted(indicators);
        var model = JsonModelReader.parse("bench.model.json", json.getBytes(StandardCharsets.UTF_8));
        inputs = question(model, answers, inputsOf);
        inputsAndWeights = question(model, answers, inputsOf.weightBand(BAND));
    }

    private static UncertainQuestion question(DeclarativeModel model, Map<String, String> base, Sampling sampling) {
        var question = new Question("CO-1", "", Moment.TARGET, DAY, base, Map.of(), Map.of(), "");
        var asked = new Asked(model, question, Answers.of(DAY, base), Answers.none(DAY), Optional.empty());
        return new UncertainQuestion(asked, sampling, new Problems());
    }

    @Benchmark
    public Simulation indicators() {
        return inputs.simulate();
    }

    @Benchmark
    public Simulation indicatorsAndWeights() {
        return inputsAndWeights.simulate();
    }

    /** 10,000 draws of 30 inputs: 320,000 results. */
    @Benchmark
    public Sensitivity tornadoAndSobol() {
        return inputs.analyse();
    }

    @Benchmark
    public double[] byHandIndicatorsAndWeights() {
        var random = new SplittableRandom(1);
        var draws = new double[DRAWS];
        double mean = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            double total = 0;
            for (int i = 0; i < INDICATORS; i++) {
                double value = written[i] + SD * random.nextGaussian();
                double weight = 1 - BAND + 2 * BAND * random.nextDouble();
                sum += weight * Math.min(1, Math.max(0, value / 10));
                total += weight;
            }
            draws[draw] = 100 * sum / total;
            mean += draws[draw] / DRAWS;
        }
        double squares = 0;
        for (double draw : draws) {
            squares += (draw - mean) * (draw - mean);
        }
        Arrays.sort(draws);
        return new double[] {
            mean, Math.sqrt(squares / (DRAWS - 1)), draws[250], draws[DRAWS / 2], draws[DRAWS - 250], draws[DRAWS - 1]
        };
    }
}
