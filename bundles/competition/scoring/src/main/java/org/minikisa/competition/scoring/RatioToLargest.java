package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
import org.minikisa.competition.api.ScoringMethodService;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Component;

/**
 * {@code max × own / largest}, for numbers in the tender where more is better. Where nobody is above zero the largest
 * gets all.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "ratio-to-largest")
public final class RatioToLargest extends Explaining {

    private static final MethodTraits TRAITS = MethodTraits.of(EqualOffers.MAXIMUM, Dependence.BEST);

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("suhde suurimpaan", "relation till det högsta", "ratio to largest"),
                        new LocalizedText(
                                "enimmäispisteet × oma / suurin",
                                "maxpoäng × eget / högsta",
                                "maximum × own / largest"),
                        Unit.POINTS,
                        Direction.HIGHER_IS_BETTER,
                        Set.of(ValueSource.TENDERED, ValueSource.EVALUATED),
                        Optional.of(BigDecimal.ZERO),
                        List.of(Outliers.HIGH_PARAMETER),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)))
                .precise(Precision.stated(40))
                .showing(Symbols.VALUE, Symbols.MAX, Symbols.MID, Symbols.FACTOR, Symbols.FULL)
                .behaving(TRAITS);
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("20").values("0", "100"));
    }

    @Override
    public MethodTraits traits(Criterion criterion) {
        return criterion.parameters().containsKey(Outliers.HIGH) ? TRAITS.bounded() : TRAITS;
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        Outliers.check(criterion, problems);
        return problems.list();
    }

    @Override
    List<Result> results(ScoringTask task) {
        return Formula.ratioToLargest(task);
    }
}
