package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.problem.api.LocalizedText;

/**
 * Rounds a result for print so that the printed bars sum to the printed figures. Base and index are rounded half up;
 * bars by largest remainder (Hare): all down, then the last place given to those that lost most.
 */
final class Printing {

    static final LocalizedText ORIGIN = new LocalizedText("Asteikon alku", "Skalans början", "Beginning of the scale");

    static final LocalizedText WEIGHTS =
            new LocalizedText("Asiakkaan painotukset", "Kundens viktning", "The customer's weights");

    private Printing() {}

    static Waterfall waterfall(ModelDescription model, Evaluation evaluation) {
        int decimals = model.scale().decimals();
        var base = rounded(evaluation.base().value(), decimals);
        var index = rounded(evaluation.index().value(), decimals);
        return new Waterfall(
                base,
                index,
                bars(model, evaluation.contributions(), Contribution::base, base),
                bars(model, evaluation.contributions(), Contribution::uplift, index.subtract(base)));
    }

    static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static List<Waterfall.Bar> bars(
            ModelDescription model,
            List<Contribution> contributions,
            ToDoubleFunction<Contribution> part,
            BigDecimal total) {
        var shown = contributions.stream()
                .filter(contribution -> part.applyAsDouble(contribution) != 0)
                .toList();
        var values = largestRemainder(
                shown.stream().map(c -> new BigDecimal(part.applyAsDouble(c))).toList(), total);
        var bars = new ArrayList<Waterfall.Bar>();
        for (int i = 0; i < values.size(); i++) {
            var contribution = shown.get(i);
            bars.add(new Waterfall.Bar(
                    contribution.kind(),
                    contribution.id(),
                    contribution.theme(),
                    label(model, contribution),
                    values.get(i)));
        }
        return bars;
    }

    /**
     * @param total with the decimals wanted. @return rounded to those decimals, with exactly this sum; empty for none
     */
    static List<BigDecimal> largestRemainder(List<BigDecimal> values, BigDecimal total) {
        if (values.isEmpty()) {
            return List.of();
        }
        int decimals = total.scale();
        var unit = BigDecimal.ONE.movePointLeft(decimals);
        var down = new ArrayList<>(values.stream()
                .map(value -> value.setScale(decimals, RoundingMode.FLOOR))
                .toList());
        var byLoss = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> values.get(i).subtract(down.get(i)))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var left = total.subtract(down.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .movePointRight(decimals)
                .intValueExact();
        for (int i = 0; i < left; i++) {
            int which = byLoss.get(i % byLoss.size());
            down.set(which, down.get(which).add(unit));
        }
        for (int i = 0; i < -left; i++) { // the total itself was rounded down past all of them
            int which = byLoss.get(byLoss.size() - 1 - i % byLoss.size());
            down.set(which, down.get(which).subtract(unit));
        }
        return List.copyOf(down);
    }

    private static LocalizedText label(ModelDescription model, Contribution contribution) {
        return switch (contribution.kind()) {
            case ORIGIN -> ORIGIN;
            case WEIGHTS -> WEIGHTS;
            case INDICATOR ->
                model.indicator(contribution.id())
                        .map(Indicator::title)
                        .orElseGet(() -> LocalizedText.same(contribution.id()));
            case GATE ->
                model.gates().stream()
                        .filter(gate -> gate.id().equals(contribution.id()))
                        .findFirst()
                        .map(Gate::title)
                        .orElseGet(() -> LocalizedText.same(contribution.id()));
        };
    }
}
