package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * {@code max × (largest − own) / (largest − smallest)}: the dearest gets 0. A set maximum takes the place of the
 * largest; prices above it get 0. All equal, and one tender only: all get the maximum.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "ratio-to-smallest-linear")
public final class RatioToSmallestLinear extends Explaining {

    private static final String MAXIMUM = "maximum";
    private static final MethodTraits TRAITS = MethodTraits.of(MethodTraits.EqualOffers.MAXIMUM, Dependence.EXTREMES);
    private static final Wording FORMULA = Wording.formula("{W} × ({M} − {P}) / ({M} − {m})");
    private static final Wording SET = Wording.formula("{W} × ({U} − {P}) / ({U} − {m})");
    private static final Wording LAST = Wording.words(
            "{P} on suurin tai yli: ei pisteitä",
            "{P} är högst eller över: inga poäng",
            "{P} is the largest or above: no points");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText(
                                "lineaarinen suhde pienimpään",
                                "linjär relation till det lägsta",
                                "linear ratio to smallest"),
                        new LocalizedText(
                                "enimmäispisteet × (suurin − oma) / (suurin − pienin)",
                                "maxpoäng × (högsta − eget) / (högsta − lägsta)",
                                "maximum × (largest − own) / (largest − smallest)"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                new Parameter(
                                        MAXIMUM,
                                        Parameter.Kind.NUMBER,
                                        false,
                                        new LocalizedText(
                                                "asetettu suurin arvo, joka saa 0 pistettä",
                                                "ett fast högsta värde som får 0 poäng",
                                                "a set largest value that gets 0 points")),
                                Outliers.HIGH_PARAMETER,
                                EqualOffers.PARAMETER),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT, Promise.SCALE_INVARIANT)))
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.MIN,
                        Symbols.MAX,
                        Symbols.HIGH,
                        Symbols.MID,
                        Symbols.FACTOR,
                        Symbols.FULL)
                .behaving(TRAITS);
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("70"));
    }

    @Override
    public MethodTraits traits(Criterion criterion) {
        if (criterion.parameters().containsKey(MAXIMUM)) {
            return MethodTraits.of(MethodTraits.EqualOffers.MAXIMUM, Dependence.BEST);
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
        return problems.list();
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal smallest = task.smallest();
        Optional<BigDecimal> set = task.number(MAXIMUM);
        Measure largest = set.map(upper -> new Measure(upper, false, Map.of(Symbols.UPPER, upper)))
                .orElseGet(() -> Outliers.largest(task));
        boolean equal = EqualOffers.apply(task);
        return Formula.each(task, candidate -> {
            var numbers = new Numbers(candidate)
                    .with(Symbols.MAXIMUM, task.maxPoints())
                    .with(Symbols.SMALLEST, smallest)
                    .with(largest.numbers());
            if (equal) {
                return EqualOffers.score(task, numbers);
            }
            if (candidate.value().compareTo(smallest) == 0) {
                return Formula.full(task, numbers);
            }
            return candidate.value().compareTo(largest.value()) >= 0
                    ? Formula.none(numbers, LAST)
                    : numbers.score(
                            Formula.share(
                                    task,
                                    largest.value().subtract(candidate.value()),
                                    largest.value().subtract(smallest)),
                            set.isPresent() ? SET : FORMULA);
        });
    }
}
