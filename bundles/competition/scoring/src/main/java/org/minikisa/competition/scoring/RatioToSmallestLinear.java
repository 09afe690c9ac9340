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
 * {@code max × (largest − own) / (largest − smallest)}: the dearest gets 0. A set maximum takes the place of the
 * largest; prices above it get 0. All equal, and one tender only: all get the maximum.
 */
@Component
@ScoringMethodService(id = "ratio-to-smallest-linear")
public final class RatioToSmallestLinear implements ScoringMethod {

    private static final String MAXIMUM = "maximum";

    @Override
    public MethodDescription description() {
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
                        Set.of(ValueSource.TENDERED, ValueSource.EVALUATED),
                        Optional.of(BigDecimal.ZERO),
                        List.of(new Parameter(
                                MAXIMUM,
                                Parameter.Kind.NUMBER,
                                false,
                                new LocalizedText(
                                        "asetettu suurin arvo, joka saa 0 pistettä",
                                        "ett fast högsta värde som får 0 poäng",
                                        "a set largest value that gets 0 points"))),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT, Promise.SCALE_INVARIANT)))
                .precise(Precision.stated(40));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("70"));
    }

    @Override
    public List<Score> score(ScoringTask task) {
        BigDecimal smallest = task.smallest();
        BigDecimal largest = task.number(MAXIMUM).orElseGet(task::largest);
        return Formula.each(task, candidate -> {
            if (Formula.isSmallest(task, candidate)) {
                return Formula.full(task, candidate);
            }
            if (candidate.value().compareTo(largest) >= 0) {
                return Formula.none(
                        candidate,
                        Explanation.words(
                                "{0} on suurin tai yli: ei pisteitä",
                                "{0} är högst eller över: inga poäng",
                                "{0} is the largest or above: no points",
                                candidate.value()));
            }
            return Formula.share(
                    task,
                    candidate,
                    largest.subtract(candidate.value()),
                    largest.subtract(smallest),
                    Explanation.formula(
                            "{0} × ({1} − {2}) / ({1} − {3})", task.maxPoints(), largest, candidate.value(), smallest));
        });
    }
}
