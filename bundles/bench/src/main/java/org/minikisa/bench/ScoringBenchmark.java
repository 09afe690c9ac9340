package org.minikisa.bench;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.simulation.Scenario;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.simulation.Invention;
import org.minikisa.competition.core.simulation.TrialEngine;
import org.minikisa.competition.scoring.GivenPoints;
import org.minikisa.competition.scoring.RatioToLargest;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.competition.scoring.RatioToSmallestLinear;
import org.minikisa.problem.api.LocalizedText;
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
 * A competition of 10 tenders × 20 criteria from opened tenders to the comparison table, beside the same points in plain
 * {@code double} code, which has neither checks nor explanations; both give the same order.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScoringBenchmark {

    private static final int TENDERS = 10;
    private static final int CRITERIA = 20;

    private static final List<String> METHODS =
            List.of("ratio-to-smallest", "ratio-to-smallest-linear", "ratio-to-largest", "given-points");

    private TrialEngine engine;
    private CompetitionDraft draft;
    private List<TriedTender> tenders;
    private double[][] values;

    @Setup
    public void prepare() {
        var surroundings = new Surroundings();
        List<ScoringMethod> methods =
                List.of(new RatioToSmallest(), new RatioToSmallestLinear(), new RatioToLargest(), new GivenPoints());
        for (int i = 0; i < METHODS.size(); i++) {
            surroundings.bindMethod(methods.get(i), Map.of(ScoringMethod.ID, METHODS.get(i)));
        }
        engine = new TrialEngine(surroundings, Map.of());
        var building = CompetitionDraft.of("bench", LocalizedText.same("bench"));
        for (int i = 0; i < CRITERIA; i++) {
            building.criterion(criterion(i));
        }
        draft = building.totalsRounded(Rounding.halfUp(2), RankOn.ROUNDED_TOTAL).build();
        tenders = Invention.of(engine, draft, Scenario.TYPICAL, TENDERS, 1);
        values = tenders.stream()
                .map(tender -> tender.values().values().stream()
                        .mapToDouble(BigDecimal::doubleValue)
                        .toArray())
                .toArray(double[][]::new);
        requireTheSame(exact(), plain());
        requireTheSame(exactUnexplained(), plain());
    }

    /** Five criteria of each method; two decimals. */
    private static Criterion criterion(int index) {
        String id = "c" + index;
        String method = METHODS.get(index % METHODS.size());
        return Criterion.tenderedQuality(id, LocalizedText.same(id), method, BigDecimal.valueOf(5))
                .rounded(Rounding.halfUp(2));
    }

    private void requireTheSame(ScoreTable exact, int[] plain) {
        List<String> byDouble =
                IntStream.of(plain).mapToObj(i -> tenders.get(i).name()).toList();
        List<String> byDecimals = exact.rows().stream().map(ScoreRow::tender).toList();
        if (!byDouble.equals(byDecimals)) {
            throw new IllegalStateException(byDouble + " instead of " + byDecimals);
        }
    }

    /** Values checked, points exact and rounded as announced, explained in three languages and as a table, ranked. */
    @Benchmark
    public ScoreTable exact() {
        return engine.compare(draft, tenders);
    }

    /** The same without explanations, as sandbox and sensitivity ask for it thousands of times. */
    @Benchmark
    public ScoreTable exactUnexplained() {
        return engine.points(draft, tenders);
    }

    /** The same points and order, and nothing else. */
    @Benchmark
    public int[] plain() {
        double[] totals = new double[TENDERS];
        for (int c = 0; c < CRITERIA; c++) {
            double smallest = Double.MAX_VALUE;
            double largest = 0;
            for (double[] tender : values) {
                smallest = Math.min(smallest, tender[c]);
                largest = Math.max(largest, tender[c]);
            }
            for (int t = 0; t < TENDERS; t++) {
                double points =
                        switch (c % 4) {
                            case 0 -> 5 * smallest / values[t][c];
                            case 1 -> largest == smallest ? 5 : 5 * (largest - values[t][c]) / (largest - smallest);
                            case 2 -> 5 * values[t][c] / largest;
                            default -> values[t][c];
                        };
                totals[t] += Math.round(points * 100) / 100.0;
            }
        }
        return IntStream.range(0, TENDERS)
                .boxed()
                .sorted(Comparator.comparingDouble(t -> -totals[t]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
