package org.minikisa.competition.scoring;

import java.math.BigDecimal;
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
 * {@code max × (highest − own) / (highest − lowest)} with both ends announced: at or below the lowest all, at or above
 * the highest nothing. A tender's points do not depend on the others.
 */
@Component
@ScoringMethodService(id = "fixed-range-linear")
public final class FixedRangeLinear implements ScoringMethod {

    private static final String LOWEST = "lowest";
    private static final String HIGHEST = "highest";

    @Override
    public MethodDescription description() {
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
                        Set.of(ValueSource.TENDERED, ValueSource.EVALUATED),
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
                .precise(Precision.stated(40));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("40").with(LOWEST, "1000").with(HIGHEST, "250000"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var lowest = new BigDecimal(criterion.parameters().get(LOWEST));
        var highest = new BigDecimal(criterion.parameters().get(HIGHEST));
        return lowest.compareTo(highest) < 0
                ? List.of()
                : List.of(new Problem(
                        "competition.parameter.range",
                        "parameters." + HIGHEST,
                        highest.toPlainString(),
                        "more than lowest = " + lowest.toPlainString(),
                        "Give the range from the lowest to the highest value."));
    }

    @Override
    public List<Score> score(ScoringTask task) {
        BigDecimal lowest = task.number(LOWEST).orElseThrow();
        BigDecimal highest = task.number(HIGHEST).orElseThrow();
        return Formula.each(task, candidate -> {
            BigDecimal within = candidate.value().max(lowest).min(highest);
            return Formula.share(
                    task,
                    candidate,
                    highest.subtract(within),
                    highest.subtract(lowest),
                    Explanation.formula(
                            (within.compareTo(candidate.value()) == 0 ? "" : "{4} → {2}: ")
                                    + "{0} × ({1} − {2}) / ({1} − {3})",
                            task.maxPoints(),
                            highest,
                            within,
                            lowest,
                            candidate.value()));
        });
    }
}
