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
 * {@code max × smallest / own}: the usual price formula. Where the smallest is 0, it gets all and others get 0, which
 * is where the formula tends to.
 */
@Component
@ScoringMethodService(id = "ratio-to-smallest")
public final class RatioToSmallest implements ScoringMethod {

    @Override
    public MethodDescription description() {
        return new MethodDescription(
                        new LocalizedText("suhde pienimpään", "relation till det lägsta", "ratio to smallest"),
                        new LocalizedText(
                                "enimmäispisteet × pienin / oma",
                                "maxpoäng × lägsta / eget",
                                "maximum × smallest / own"),
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
        return Optional.of(ScoringExample.points("70"));
    }

    @Override
    public List<Score> score(ScoringTask task) {
        BigDecimal smallest = task.smallest();
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
                    smallest,
                    candidate.value(),
                    Explanation.formula("{0} × {1} / {2}", task.maxPoints(), smallest, candidate.value()));
        });
    }
}
