package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
import org.osgi.service.component.annotations.Component;

/**
 * {@code max × (own − smallest) / (largest − smallest)}: the smallest gets 0. A set minimum takes the place of the
 * smallest; values below it get 0. All equal, and one tender only: all get the maximum.
 */
@Component
@ScoringMethodService(id = "ratio-to-largest-linear")
public final class RatioToLargestLinear implements ScoringMethod {

    private static final String MINIMUM = "minimum";

    @Override
    public MethodDescription description() {
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
                        List.of(new Parameter(
                                MINIMUM,
                                Parameter.Kind.NUMBER,
                                false,
                                new LocalizedText(
                                        "asetettu pienin arvo, joka saa 0 pistettä",
                                        "ett fast lägsta värde som får 0 poäng",
                                        "a set smallest value that gets 0 points"))),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT, Promise.SCALE_INVARIANT)))
                .precise(Precision.stated(40));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("20").values("-10", "100"));
    }

    @Override
    public List<Score> score(ScoringTask task) {
        BigDecimal largest = task.largest();
        BigDecimal smallest = task.number(MINIMUM).orElseGet(task::smallest);
        return Formula.each(task, candidate -> {
            if (candidate.value().compareTo(largest) == 0) {
                return Formula.full(task, candidate);
            }
            if (candidate.value().compareTo(smallest) <= 0) {
                return Formula.none(
                        candidate,
                        Explanation.words(
                                "{0} on pienin tai alle: ei pisteitä",
                                "{0} är lägst eller under: inga poäng",
                                "{0} is the smallest or below: no points",
                                candidate.value()));
            }
            return Formula.share(
                    task,
                    candidate,
                    candidate.value().subtract(smallest),
                    largest.subtract(smallest),
                    Explanation.formula(
                            "{0} × ({1} − {2}) / ({3} − {2})", task.maxPoints(), candidate.value(), smallest, largest));
        });
    }
}
