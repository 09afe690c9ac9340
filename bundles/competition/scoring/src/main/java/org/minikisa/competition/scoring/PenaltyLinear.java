package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
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
 * {@code max × (1 − (own − smallest) / smallest)}, not below 0: twice the lowest price gets nothing. Where the smallest
 * is 0, it gets all and others get 0.
 */
@Component
@ScoringMethodService(id = "penalty-linear")
public final class PenaltyLinear implements ScoringMethod {

    @Override
    public MethodDescription description() {
        return new MethodDescription(
                        new LocalizedText("lineaarinen vähennys", "linjärt avdrag", "linear penalty"),
                        new LocalizedText(
                                "enimmäispisteet × (1 − (oma − pienin) / pienin), vähintään 0",
                                "maxpoäng × (1 − (eget − lägsta) / lägsta), minst 0",
                                "maximum × (1 − (own − smallest) / smallest), at least 0"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        Set.of(ValueSource.TENDERED, ValueSource.EVALUATED),
                        Optional.of(BigDecimal.ZERO),
                        List.of(),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)))
                .precise(Precision.stated(40));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("60"));
    }

    @Override
    public List<Score> score(ScoringTask task) {
        BigDecimal smallest = task.smallest();
        BigDecimal twice = smallest.add(smallest);
        return Formula.each(task, candidate -> {
            if (candidate.value().signum() == 0) {
                return Formula.full(task, candidate);
            }
            if (smallest.signum() == 0) {
                return Formula.againstZero(candidate);
            }
            return Formula.share(
                    task,
                    candidate,
                    twice.subtract(candidate.value()).max(BigDecimal.ZERO),
                    smallest,
                    Explanation.words(
                            "{0} × (1 − ({1} − {2}) / {2}), vähintään 0",
                            "{0} × (1 − ({1} − {2}) / {2}), minst 0",
                            "{0} × (1 − ({1} − {2}) / {2}), at least 0",
                            task.maxPoints(),
                            candidate.value(),
                            smallest));
        });
    }
}
