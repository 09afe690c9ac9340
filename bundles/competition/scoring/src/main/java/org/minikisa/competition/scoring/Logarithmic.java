package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringMethodService;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.osgi.service.component.annotations.Component;

/**
 * {@code max × (1 − log(own / smallest) / log(factor))}, not below 0: a price that is {@code factor} times the lowest
 * gets nothing, and each doubling costs the same. Where the smallest is 0, it gets all and others get 0.
 */
@Component
@ScoringMethodService(id = "logarithmic")
public final class Logarithmic implements ScoringMethod {

    private static final String FACTOR = "factor";

    @Override
    public MethodDescription description() {
        return new MethodDescription(
                        new LocalizedText("logaritminen", "logaritmisk", "logarithmic"),
                        new LocalizedText(
                                "enimmäispisteet × (1 − log(oma / pienin) / log(kerroin)), vähintään 0",
                                "maxpoäng × (1 − log(eget / lägsta) / log(faktor)), minst 0",
                                "maximum × (1 − log(own / smallest) / log(factor)), at least 0"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        Set.of(ValueSource.TENDERED, ValueSource.EVALUATED),
                        Optional.of(BigDecimal.ZERO),
                        List.of(new Parameter(
                                FACTOR,
                                Parameter.Kind.NUMBER,
                                true,
                                new LocalizedText(
                                        "moninkerta, joka saa 0 pistettä; yli 1",
                                        "multipeln som får 0 poäng; över 1",
                                        "the multiple of the lowest that gets 0 points; above 1"))),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)))
                .precise(Precision.stated(40));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("40").with(FACTOR, "3").values("0", "5000"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        String factor = criterion.parameters().get(FACTOR);
        return new BigDecimal(factor).compareTo(BigDecimal.ONE) > 0
                ? List.of()
                : List.of(new Problem(
                        "competition.parameter.range",
                        "parameters." + FACTOR,
                        factor,
                        "more than 1",
                        "Give the multiple of the lowest price that gets no points, 2 say."));
    }

    @Override
    public List<Score> score(ScoringTask task) {
        BigDecimal smallest = task.smallest();
        BigDecimal factor = task.number(FACTOR).orElseThrow();
        return Formula.each(task, candidate -> {
            if (Formula.isSmallest(task, candidate)) {
                return Formula.full(task, candidate);
            }
            if (smallest.signum() == 0) {
                return Formula.againstZero(candidate);
            }
            BigDecimal whole = Logarithm.of(factor);
            BigDecimal lost = Logarithm.of(candidate.value().divide(smallest, PRECISION));
            return Formula.share(
                    task,
                    candidate,
                    whole.subtract(lost).max(BigDecimal.ZERO),
                    whole,
                    Explanation.words(
                            "{0} × (1 − log({1} / {2}) / log({3})), vähintään 0",
                            "{0} × (1 − log({1} / {2}) / log({3})), minst 0",
                            "{0} × (1 − log({1} / {2}) / log({3})), at least 0",
                            task.maxPoints(),
                            candidate.value(),
                            smallest,
                            factor));
        });
    }
}
