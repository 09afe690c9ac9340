package org.minikisa.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.minikisa.impact.api.analysis.ReferenceRecipe;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Denominate;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Fill;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Impute;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Screen;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Treat;
import org.minikisa.impact.core.declarative.Calculator;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.core.reference.Preparation;
import org.minikisa.impact.core.reference.ReferencePreparation;
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
 * A composite index of the size of COINr's ASEM example, 51 units by 49 indicators in 8 pillars and 2 sub-indices: from
 * raw data to the index of every unit, beside the same arithmetic written by hand in Java. The data are made up; a third
 * of the indicators are skewed, as there.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReferenceBenchmark {

    private static final int UNITS = 51;
    private static final int INDICATORS = 49;
    private static final int PILLARS = 8;
    private static final String TEXT = "{\"fi\": \"a\", \"sv\": \"b\", \"en\": \"c\"}";
    private static final ReferenceRecipe RECIPE = new ReferenceRecipe(
            Optional.empty(),
            List.of(),
            List.of(
                    new Denominate(Map.of("i0", "people", "i1", "people", "i2", "people")),
                    new Impute(Fill.MEAN, Optional.of("group")),
                    new Screen(0.9, 0),
                    Treat.USUAL),
            "made up",
            Optional.empty());

    private final List<String> units = new ArrayList<>();
    private final Map<String, double[]> raw = new LinkedHashMap<>();
    private final double[] people = new double[UNITS];
    private final List<String> groups = new ArrayList<>();
    private byte[] csv;
    private double[][] treated;
    private Calculator calculator;
    private double[] values;

    @Setup
    public void prepare() {
        var random = new SplittableRandom(49);
        for (int u = 0; u < UNITS; u++) {
            units.add("u" + u);
            groups.add(u % 2 == 0 ? "north" : "south");
            people[u] = 1 + random.nextInt(100);
        }
        for (int i = 0; i < INDICATORS; i++) {
            boolean skewed = i % 3 == 0;
            raw.put(
                    "i" + i,
                    random.doubles(UNITS).map(x -> skewed ? 1 / (x + 0.01) : x).toArray());
            raw.get("i" + i)[random.nextInt(UNITS)] = Double.NaN;
        }
        csv = csv();
        var preparation = preparation();
        treated = preparation.values().values().toArray(double[][]::new);
        calculator = calculator(
                new ReferencePreparation().prepare("bench", csv, RECIPE).json());
        values = new double[calculator.slots()];
        check();
    }

    private byte[] csv() {
        var text = new StringBuilder("unit,group,people," + String.join(",", raw.keySet()) + "\n");
        for (int u = 0; u < UNITS; u++) {
            text.append(units.get(u))
                    .append(',')
                    .append(groups.get(u))
                    .append(',')
                    .append(people[u]);
            for (var column : raw.values()) {
                text.append(',').append(Double.isNaN(column[u]) ? "" : Double.toString(column[u]));
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Calculator calculator(String reference) {
        var indicators = new ArrayList<String>();
        for (int i = 0; i < INDICATORS; i++) {
            indicators.add("{\"id\": \"i" + i + "\", \"title\": " + TEXT
                    + ", \"type\": \"number\", \"normalise\": {\"fn\": \"minMax\"}}");
        }
        var json = "{\"id\": \"bench\", \"version\": \"1.0.0\", \"status\": \"pilot\", \"title\": " + TEXT
                + ", \"indicators\": [" + String.join(",", indicators)
                + "], \"aggregate\": {\"fn\": \"arithmetic\", \"of\": ["
                + subIndex("connectivity", 0, 5) + "," + subIndex("sustainability", 5, PILLARS) + "]}, \"reference\": "
                + reference + "}";
        return JsonModelReader.parse("bench", json.getBytes(StandardCharsets.UTF_8))
                .calculator();
    }

    private static String subIndex(String id, int from, int until) {
        var pillars = IntStream.range(from, until)
                .mapToObj(pillar -> {
                    var refs = IntStream.range(0, INDICATORS)
                            .filter(i -> i % PILLARS == pillar)
                            .mapToObj(i -> "{\"ref\": \"i" + i + "\"}")
                            .toList();
                    return "{\"id\": \"p" + pillar + "\", \"fn\": \"arithmetic\", \"of\": [" + String.join(",", refs)
                            + "]}";
                })
                .toList();
        return "{\"id\": \"" + id + "\", \"fn\": \"arithmetic\", \"of\": [" + String.join(",", pillars) + "]}";
    }

    private void check() {
        var ours = normaliseAndAggregate();
        var theirs = normaliseAndAggregateByHand();
        var whole = wholePipelineByHand();
        for (int u = 0; u < UNITS; u++) {
            if (Math.abs(ours[u] - theirs[u]) > 1e-9 || Math.abs(ours[u] - whole[u]) > 1e-9) {
                throw new IllegalStateException("not the same index: " + ours[u] + ", " + theirs[u] + ", " + whole[u]);
            }
        }
    }

    // ---------------------------------------------------------------- normalise and aggregate

    /** 51 indices from treated values, by a model whose set is frozen. */
    @Benchmark
    public double[] normaliseAndAggregate() {
        var indices = new double[UNITS];
        for (int u = 0; u < UNITS; u++) {
            for (int i = 0; i < INDICATORS; i++) {
                values[i] = treated[i][u];
            }
            indices[u] = calculator.index(values);
        }
        return indices;
    }

    @Benchmark
    public double[] normaliseAndAggregateByHand() {
        return byHand(treated);
    }

    // ---------------------------------------------------------------- the whole pipeline

    /** The steps alone, on arrays. */
    @Benchmark
    public Preparation preparation() {
        var preparation = new Preparation(units, raw, Map.of("people", people), Map.of("group", groups));
        RECIPE.steps().forEach(preparation::then);
        return preparation;
    }

    /** From the bytes of a CSV file to the index of every unit: reading, preparing, reporting, a model with all its checks. */
    @Benchmark
    public double[] wholePipeline() {
        calculator = calculator(
                new ReferencePreparation().prepare("bench", csv, RECIPE).json());
        return normaliseAndAggregate();
    }

    @Benchmark
    public double[] wholePipelineByHand() {
        var data = raw.values().stream().map(double[]::clone).toArray(double[][]::new);
        for (int u = 0; u < UNITS; u++) {
            for (int i = 0; i < 3; i++) {
                data[i][u] /= people[u];
            }
        }
        for (var column : data) {
            imputeByHand(column);
            winsoriseByHand(column);
        }
        return byHand(data);
    }

    private static void imputeByHand(double[] column) {
        for (int group = 0; group < 2; group++) {
            double sum = 0;
            int n = 0;
            for (int u = group; u < UNITS; u += 2) {
                if (!Double.isNaN(column[u])) {
                    sum += column[u];
                    n++;
                }
            }
            for (int u = group; u < UNITS; u += 2) {
                column[u] = Double.isNaN(column[u]) ? sum / n : column[u];
            }
        }
    }

    private static void winsoriseByHand(double[] column) {
        var original = column.clone();
        var changed = new boolean[UNITS];
        int count = 0;
        int side = sideOfOutliers(column);
        while (side != 0 && count < 5) {
            double extreme = side > 0
                    ? Arrays.stream(column).max().getAsDouble()
                    : Arrays.stream(column).min().getAsDouble();
            double next = -side * Double.MAX_VALUE;
            for (double x : column) {
                next = x != extreme && side * x > side * next ? x : next;
            }
            for (int u = 0; u < UNITS; u++) {
                if (column[u] == extreme) {
                    column[u] = next;
                    count += changed[u] ? 0 : 1;
                    changed[u] = true;
                }
            }
            side = sideOfOutliers(column);
        }
        if (side != 0) {
            double low = Arrays.stream(original).min().getAsDouble();
            double least = 0.01 * (Arrays.stream(original).max().getAsDouble() - low);
            for (int u = 0; u < UNITS; u++) {
                column[u] = Math.log(original[u] - low + least);
            }
        }
    }

    /** 1 high, -1 low, 0 none. */
    private static int sideOfOutliers(double[] column) {
        double n = column.length;
        double mean = 0;
        for (double x : column) {
            mean += x / n;
        }
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (double x : column) {
            double d = x - mean;
            m2 += d * d;
            m3 += d * d * d;
            m4 += d * d * d * d;
        }
        double skew = Math.sqrt(n) * m3 / Math.pow(m2, 1.5) * Math.sqrt(n * (n - 1)) / (n - 2);
        double kurtosis = ((n + 1) * (n * m4 / (m2 * m2) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
        return Math.abs(skew) < 2 || kurtosis < 3.5 ? 0 : skew >= 0 ? 1 : -1;
    }

    private static double[] byHand(double[][] data) {
        var low = new double[INDICATORS];
        var range = new double[INDICATORS];
        for (int i = 0; i < INDICATORS; i++) {
            double min = Double.MAX_VALUE;
            double max = -Double.MAX_VALUE;
            for (double x : data[i]) {
                min = Math.min(min, x);
                max = Math.max(max, x);
            }
            low[i] = min;
            range[i] = max - min;
        }
        var indices = new double[UNITS];
        for (int u = 0; u < UNITS; u++) {
            var sums = new double[PILLARS];
            var counts = new int[PILLARS];
            for (int i = 0; i < INDICATORS; i++) {
                sums[i % PILLARS] += (data[i][u] - low[i]) / range[i];
                counts[i % PILLARS]++;
            }
            double connectivity = 0;
            double sustainability = 0;
            for (int p = 0; p < PILLARS; p++) {
                connectivity += p < 5 ? sums[p] / counts[p] / 5 : 0;
                sustainability += p < 5 ? 0 : sums[p] / counts[p] / 3;
            }
            indices[u] = 100 * (connectivity + sustainability) / 2;
        }
        return indices;
    }
}
