package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
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
 * {@code max × (1 − log(own / smallest) / log(factor))}, not below 0: a price that is {@code factor} times the lowest
 * gets nothing, and each doubling costs the same. Where the smallest is 0, it gets all and others get 0.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "logarithmic")
public final class Logarithmic extends AgainstSmallest {

    private static final String FACTOR = "factor";
    private static final Wording FORMULA = Wording.words(
            "{W} × (1 − log({P} / {m}) / log({A})), vähintään 0",
            "{W} × (1 − log({P} / {m}) / log({A})), minst 0",
            "{W} × (1 − log({P} / {m}) / log({A})), at least 0");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("logaritminen", "logaritmisk", "logarithmic"),
                        new LocalizedText(
                                "enimmäispisteet × (1 − log(oma / pienin) / log(kerroin)), vähintään 0",
                                "maxpoäng × (1 − log(eget / lägsta) / log(faktor)), minst 0",
                                "maximum × (1 − log(own / smallest) / log(factor)), at least 0"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                new Parameter(
                                        FACTOR,
                                        Parameter.Kind.NUMBER,
                                        true,
                                        new LocalizedText(
                                                "moninkerta, joka saa 0 pistettä; yli 1",
                                                "multipeln som får 0 poäng; över 1",
                                                "the multiple of the lowest that gets 0 points; above 1")),
                                Outliers.LOW_PARAMETER),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)))
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.MIN,
                        Symbols.MID,
                        Symbols.FACTOR,
                        Symbols.announced(
                                "A", "moninkerta, joka saa 0", "multipeln som får 0", "the multiple that gets 0"),
                        Symbols.FULL)
                .behaving(TRAITS);
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("40").with(FACTOR, "3").values("0", "5000"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        Outliers.check(criterion, problems);
        String factor = criterion.parameters().get(FACTOR);
        if (new BigDecimal(factor).compareTo(BigDecimal.ONE) <= 0) {
            problems.add(
                    "competition.parameter.range",
                    "parameters." + FACTOR,
                    factor,
                    "more than 1",
                    "Give the multiple of the lowest price that gets no points, 2 say.");
        }
        return problems.list();
    }

    @Override
    Result dearer(ScoringTask task, Measure smallest, Numbers numbers, BigDecimal own) {
        if (own.compareTo(smallest.value()) == 0) {
            return Formula.full(task, numbers);
        }
        BigDecimal factor = task.number(FACTOR).orElseThrow();
        BigDecimal whole = Logarithm.of(factor);
        BigDecimal lost = Logarithm.of(own.divide(smallest.value(), PRECISION));
        return numbers.with("A", factor)
                .score(Formula.share(task, whole.subtract(lost).max(BigDecimal.ZERO), whole), FORMULA);
    }
}
