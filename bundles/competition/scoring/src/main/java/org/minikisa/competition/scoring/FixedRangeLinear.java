package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Parameter;
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
 * {@code max × (highest − own) / (highest − lowest)} with both ends announced: at or below the lowest all, at or above
 * the highest nothing. A tender's points do not depend on the others.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "fixed-range-linear")
public final class FixedRangeLinear extends Explaining {

    private static final String LOWEST = "lowest";
    private static final String HIGHEST = "highest";
    private static final Wording FORMULA = Wording.formula("{W} × ({U} − {P}) / ({U} − {L})");
    private static final Wording FULL = Wording.words(
            "{P} on alaraja {L} tai alle: täydet {W}",
            "{P} är nedre gränsen {L} eller under: fulla {W}",
            "{P} is the lower bound {L} or below: the full {W}");
    private static final Wording NONE = Wording.words(
            "{P} on yläraja {U} tai yli: ei pisteitä",
            "{P} är övre gränsen {U} eller över: inga poäng",
            "{P} is the upper bound {U} or above: no points");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText(
                                "lineaarinen kiinteällä vaihteluvälillä",
                                "linjär med fast intervall",
                                "linear in a fixed range"),
                        new LocalizedText(
                                "enimmäispisteet × (yläraja − oma) / (yläraja − alaraja), 0 … enimmäispisteet",
                                "maxpoäng × (övre gräns − eget) / (övre gräns − nedre gräns), 0 … maxpoäng",
                                "maximum × (highest − own) / (highest − lowest), 0 to maximum"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                new Parameter(
                                        LOWEST,
                                        Parameter.Kind.NUMBER,
                                        true,
                                        new LocalizedText(
                                                "arvo, joka saa täydet pisteet",
                                                "värdet som får fulla poäng",
                                                "the value that gets the maximum")),
                                new Parameter(
                                        HIGHEST,
                                        Parameter.Kind.NUMBER,
                                        true,
                                        new LocalizedText(
                                                "arvo, joka saa 0 pistettä",
                                                "värdet som får 0 poäng",
                                                "the value that gets 0 points"))),
                        Set.of(Promise.WITHIN_BOUNDS, Promise.MONOTONE, Promise.INDEPENDENT))
                .precise(Precision.stated(40))
                .showing(Symbols.VALUE, Symbols.LOW, Symbols.HIGH, Symbols.FULL)
                .behaving(MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.NONE));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("40").with(LOWEST, "1000").with(HIGHEST, "250000"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        Bounds.check(criterion, LOWEST, HIGHEST, problems);
        return problems.list();
    }

    /** From the smallest value to half more than the largest. */
    @Override
    public Map<String, String> suggested(ScoringTask task) {
        BigDecimal smallest = task.smallest();
        BigDecimal highest = task.largest().multiply(new BigDecimal("1.5"));
        return Map.of(
                LOWEST,
                smallest.toPlainString(),
                HIGHEST,
                highest.max(smallest.add(BigDecimal.ONE)).toPlainString());
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal lowest = task.number(LOWEST).orElseThrow();
        BigDecimal highest = task.number(HIGHEST).orElseThrow();
        return Formula.each(task, candidate -> {
            BigDecimal own = candidate.value();
            var numbers = new Numbers(candidate)
                    .with(Symbols.MAXIMUM, task.maxPoints())
                    .with(Symbols.LOWER, lowest)
                    .with(Symbols.UPPER, highest);
            if (own.compareTo(lowest) <= 0) {
                return numbers.score(task.maxPoints(), FULL);
            }
            return own.compareTo(highest) >= 0
                    ? Formula.none(numbers, NONE)
                    : numbers.score(Formula.share(task, highest.subtract(own), highest.subtract(lowest)), FORMULA);
        });
    }
}
