package org.minikisa.bench.peers;

import java.util.concurrent.TimeUnit;

import org.minikisa.bench.FortyChoices;
import org.minikisa.bench.ThirtyIndicators;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Menu;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
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

/**
 * The best of {@link FortyChoices} within half of the greatest cost: off our whole frontier, and as one mixed integer
 * program with ojAlgo. Both must find the same index.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FrontierPeerBenchmark {

    @Param({"10", "20", "40"})
    int choices;

    private FortyChoices problem;
    private DeclarativeModel model;
    private Menu menu;

    @Setup
    public void prepare() {
        problem = new FortyChoices(choices);
        model = problem.model("\"arithmetic\"");
        menu = problem.menu(model);
        ThirtyIndicators.requireSame("ojAlgo", ours(), ojAlgo());
    }

    @Benchmark
    public double ours() {
        var frontier = model.frontier(menu);
        int set = 0;
        while (set + 1 < frontier.size() && frontier.cost(set + 1).intValue() <= problem.budget()) {
            set++;
        }
        return frontier.index(set);
    }

    @Benchmark
    public double ojAlgo() {
        var program = new ExpressionsBasedModel();
        var budget = program.newExpression("budget").upper(problem.budget());
        for (int i = 0; i < choices; i++) {
            var one = program.newExpression("one of " + i).level(1);
            for (int o = 0; o < FortyChoices.OPTIONS; o++) {
                var taken = program.newVariable(i + "=" + o).binary().weight(problem.points(i, o));
                one.set(taken, 1);
                budget.set(taken, problem.cost(i, o));
            }
        }
        var result = program.maximise();
        if (result.getState() != Optimisation.State.OPTIMAL) {
            throw new IllegalStateException(result.getState().toString());
        }
        return result.getValue();
    }
}
