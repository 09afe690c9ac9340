package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.Parameter;

/**
 * What the parts of a model can come to over all answers, by the range arithmetic of unknown answers: no answer leads
 * beyond it, though some of it may be out of reach. Immutable.
 */
public final class Extent {

    private final Engine engine;
    private final double[] least;
    private final double[] most;

    Extent(Engine engine) {
        this.engine = engine;
        Values values = everythingOpen(engine);
        var everyNodeCounts = new double[engine.flat().nodes()];
        this.least = engine.bounds(values, everyNodeCounts, engine.flat().weights(), true);
        this.most = engine.bounds(values, everyNodeCounts, engine.flat().weights(), false);
    }

    private static Values everythingOpen(Engine engine) {
        var model = engine.model().description();
        var values = new Values(engine.model().slots());
        var indicators = model.indicators();
        for (int i = 0; i < indicators.size(); i++) {
            if (engine.model().formulas().get(i).isEmpty()) {
                values.open(i, engine.range(i, indicators.get(i)));
            }
        }
        for (int i = 0; i < model.parameters().size(); i++) {
            values.open(
                    indicators.size() + i,
                    Range.hull(model.parameters().get(i).periods().stream()
                            .mapToDouble(Parameter.Period::value)
                            .toArray()));
        }
        engine.computeFormulas(values);
        return values;
    }

    /** From the least to the most. */
    public record Span(double low, double high) {}

    /** The index before gates, on the model's scale. */
    public Span index() {
        return scaled(least.length - 1);
    }

    /** What a theme with a minimum can have, on the model's scale. @param minimum its place among the minima */
    public Span minimum(int minimum) {
        return scaled(engine.flat().minimumNode(minimum));
    }

    private Span scaled(int node) {
        return new Span(engine.flat().scaled(least[node]), engine.flat().scaled(most[node]));
    }

    /** The scores that an indicator can have, 0 to 1; empty for one that is not scored. */
    public Optional<Span> scores(int indicator) {
        var flat = engine.flat();
        return IntStream.range(0, flat.leaves())
                .filter(leaf -> flat.leaf(leaf).slot() == indicator)
                .mapToObj(leaf -> new Span(least[leaf], most[leaf]))
                .findFirst();
    }

    /** The score of each value of an indicator that has few, in their order; none for a number and one that is not scored. */
    public List<Double> scoresOfValues(int indicator) {
        Indicator asked = engine.model().description().indicators().get(indicator);
        Normaliser normaliser = engine.normaliser(indicator);
        if (normaliser == null || asked.domain() instanceof Domain.Computed) {
            return List.of();
        }
        var scores = new ArrayList<Double>();
        if (asked.domain() instanceof Domain.Ordinal ordinal) {
            ordinal.levels().forEach(level -> scores.add(normaliser.score(level.value())));
        } else if (asked.domain() instanceof Domain.Choice choice) {
            choice.options().forEach(option -> scores.add(normaliser.score(option.score())));
        } else if (asked.domain() instanceof Domain.Flag) {
            scores.add(normaliser.score(0));
            scores.add(normaliser.score(1));
        }
        return List.copyOf(scores);
    }

    /** Whether an indicator counts in another way than by its own score: in formulas, gates or as a volume. */
    public boolean isReadElsewhere(String indicator) {
        return engine.isEntangled(indicator);
    }

    /** The indicators and parameters that formulas and gates read. */
    public Set<String> read() {
        var read = new HashSet<String>();
        engine.model().formulas().forEach(formula -> formula.ifPresent(f -> read.addAll(f.references())));
        engine.model().conditions().forEach(condition -> read.addAll(condition.references()));
        return read;
    }
}
