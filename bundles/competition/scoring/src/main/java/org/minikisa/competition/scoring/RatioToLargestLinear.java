package org.minikisa.competition.scoring;

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
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringMethodService;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.scoring.Outliers.Measure;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Component;

/**
 * {@code max × (own − smallest) / (largest − smallest)}: the smallest gets 0. A set minimum takes the place of the
 * smallest; values below it get 0. All equal, and one tender only: all get the maximum.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "ratio-to-largest-linear")
public final class RatioToLargestLinear extends Explaining {

    private static final String MINIMUM = "minimum";
    private static final String MAXIMUM = "maximum";
    private static final MethodTraits TRAITS = MethodTraits.of(MethodTraits.EqualOffers.MAXIMUM, Dependence.EXTREMES);
    private static final Wording FORMULA = Wording.formula("{W} × ({P} − {m}) / ({M} − {m})");
    private static final Wording SET_MINIMUM = Wording.formula("{W} × ({P} − {L}) / ({M} − {L})");
    private static final Wording SET_BOUNDS = Wording.formula("{W} × ({P} − {L}) / ({U} − {L})");
    private static final Wording LAST = Wording.words(
            "{P} on pienin tai alle: ei pisteitä",
            "{P} är lägst eller under: inga poäng",
            "{P} is the smallest or below: no points");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText(
                                "lineaarinen suhde suurimpaan",
                                "linjär relation till det högsta",
                                "linear ratio to largest"),
                        new LocalizedText(
                                "enimmäispisteet × (oma − pienin) / (suurin − pienin)",
                                "maxpoäng × (eget − lägsta) / (högsta − lägsta)",
                                "maximum × (own − smallest) / (largest − smallest)"),
                        Unit.POINTS,
                        Direction.HIGHER_IS_BETTER,
                        Set.of(ValueSource.TENDERED, ValueSource.EVALUATED),
                        Optional.empty(),
                        List.of(
                                new Parameter(
                                        MINIMUM,
                                        Parameter.Kind.NUMBER,
                                        false,
                                        new LocalizedText(
                                                "asetettu pienin arvo, joka saa 0 pistettä",
                                                "ett fast lägsta värde som får 0 poäng",
                                                "a set smallest value that gets 0 points")),
                                new Parameter(
                                        MAXIMUM,
                                        Parameter.Kind.NUMBER,
                                        false,
                                        new LocalizedText(
                                                "asetettu suurin arvo, joka saa täydet pisteet",
                                                "ett fast högsta värde som får fulla poäng",
                                                "a set largest value that gets the maximum")),
                                Outliers.HIGH_PARAMETER,
                                EqualOffers.PARAMETER),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT, Promise.SCALE_INVARIANT)))
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.MIN,
                        Symbols.LOW,
                        Symbols.MAX,
                        Symbols.HIGH,
                        Symbols.MID,
                        Symbols.FACTOR,
                        Symbols.FULL)
                .behaving(TRAITS);
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("20").values("-10", "100"));
    }

    @Override
    public MethodTraits traits(Criterion criterion) {
        if (criterion.parameters().containsKey(MAXIMUM)) {
            return MethodTraits.of(MethodTraits.EqualOffers.OWN_WORTH, Dependence.NONE);
        }
        MethodTraits traits = criterion.parameters().containsKey(Outliers.HIGH) ? TRAITS.bounded() : TRAITS;
        return EqualOffers.isDeclared(criterion) ? traits.equally(MethodTraits.EqualOffers.DECLARED) : traits;
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        Outliers.check(criterion, problems);
        EqualOffers.check(criterion, problems);
        Bounds.refuseBoth(criterion, MAXIMUM, Outliers.HIGH, problems);
        Bounds.refuseBoth(criterion, MAXIMUM, EqualOffers.RULE, problems);
        if (criterion.parameters().containsKey(MAXIMUM)) {
            Bounds.check(criterion, MINIMUM, MAXIMUM, problems);
        }
        return problems.list();
    }

    @Override
    List<Result> results(ScoringTask task) {
        Measure smallest = bound(task, MINIMUM, Symbols.LOWER)
                .orElseGet(() -> new Measure(task.smallest(), false, Map.of(Symbols.SMALLEST, task.smallest())));
        Optional<Measure> upper = bound(task, MAXIMUM, Symbols.UPPER);
        Measure largest = upper.orElseGet(() -> Outliers.largest(task));
        Wording formula = upper.isPresent() ? SET_BOUNDS : task.number(MINIMUM).isPresent() ? SET_MINIMUM : FORMULA;
        boolean equal = EqualOffers.apply(task);
        return Formula.each(task, candidate -> {
            var numbers = new Numbers(candidate)
                    .with(Symbols.MAXIMUM, task.maxPoints())
                    .with(smallest.numbers())
                    .with(largest.numbers());
            if (equal) {
                return EqualOffers.score(task, numbers);
            }
            if (candidate.value().compareTo(largest.value()) >= 0) {
                return largest.moved() ? Formula.beyondLimit(task, numbers) : Formula.full(task, numbers);
            }
            return candidate.value().compareTo(smallest.value()) <= 0
                    ? Formula.none(numbers, LAST)
                    : numbers.score(
                            Formula.share(
                                    task,
                                    candidate.value().subtract(smallest.value()),
                                    largest.value().subtract(smallest.value())),
                            formula);
        });
    }

    private static Optional<Measure> bound(ScoringTask task, String parameter, String symbol) {
        return task.number(parameter).map(set -> new Measure(set, false, Map.of(symbol, set)));
    }
}
