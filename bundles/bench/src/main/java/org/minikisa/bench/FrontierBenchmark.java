package org.minikisa.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.minikisa.impact.api.analysis.ChoiceSet;
import org.minikisa.impact.core.declarative.CostIndexFrontier;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Menu;
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

/** The whole cost-index frontier of {@link FortyChoices}: the model is read once, everything else is in the time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FrontierBenchmark {

    @Param({"10", "20", "40"})
    int choices;

    @Param({"\"arithmetic\"", "{\"fn\": \"geometric\", \"shift\": 0.1}"})
    String between;

    private DeclarativeModel model;
    private Menu menu;

    @Setup
    public void prepare() {
        var problem = new FortyChoices(choices);
        model = problem.model(between);
        menu = problem.menu(model);
    }

    /** Costs and indices of all sets, each index computed again as an assessment has it. */
    @Benchmark
    public CostIndexFrontier frontier() {
        return model.frontier(menu);
    }

    /** The same with every set written out. */
    @Benchmark
    public List<ChoiceSet> sets() {
        var frontier = model.frontier(menu);
        var sets = new ArrayList<ChoiceSet>(frontier.size());
        for (int i = 0; i < frontier.size(); i++) {
            sets.add(frontier.set(i));
        }
        return sets;
    }
}
