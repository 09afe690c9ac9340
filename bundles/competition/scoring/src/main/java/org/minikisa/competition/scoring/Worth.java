package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.MethodTraits.Dependence;
import org.minikisa.competition.api.MethodTraits.EqualOffers;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** What the methods share that give quality an announced worth in euros. */
final class Worth {

    private static final String WORTH = "worth";

    static final Optional<ScoringExample> EXAMPLE = Optional.of(
            ScoringExample.money().with(WORTH, "250000").with(Given.SCALE, "10").values("0", "10"));

    private Worth() {}

    static MethodDescription described(LocalizedText name, LocalizedText formula, Set<Promise> promises) {
        return new MethodDescription(
                        name,
                        formula,
                        Unit.MONEY,
                        Direction.HIGHER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                Given.number(
                                        WORTH,
                                        true,
                                        "parhaan mahdollisen laadun arvo euroina",
                                        "värdet i euro av bästa möjliga kvalitet",
                                        "what the best possible quality is worth in euros"),
                                Given.SCALE_PARAMETER),
                        promises)
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.BEST_WORTH,
                        Symbols.announced("V", "laadun arvo", "kvalitetens värde", "worth of quality"))
                .behaving(MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.NONE));
    }

    static List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        Bounds.positive(criterion, WORTH, "Say what the best possible quality is worth.", problems);
        Bounds.positive(criterion, Given.SCALE, "Give the best possible quality, 10 say.", problems);
        return problems.list();
    }

    /** The scale ends at the best possible quality. */
    static Optional<Problem> problem(Criterion criterion, BigDecimal value) {
        var scale = new BigDecimal(criterion.parameters().get(Given.SCALE));
        return value.compareTo(scale) <= 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        "competition.value.range",
                        "",
                        value.toPlainString(),
                        "quality up to " + scale.toPlainString(),
                        "Give a value on the announced scale."));
    }

    /** {@code worth × counted / scale} for every tender. */
    static List<Result> each(ScoringTask task, Wording formula, BinaryOperator<BigDecimal> counted) {
        BigDecimal worth = task.number(WORTH).orElseThrow();
        BigDecimal scale = task.number(Given.SCALE).orElseThrow();
        return Formula.each(task, candidate -> new Numbers(candidate)
                .with("V", worth)
                .with(Symbols.SCALE, scale)
                .score(
                        worth.multiply(counted.apply(candidate.value(), scale)).divide(scale, ScoringMethod.PRECISION),
                        formula));
    }
}
