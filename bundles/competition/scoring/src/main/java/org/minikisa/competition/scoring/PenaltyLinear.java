package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
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
import org.osgi.service.component.annotations.Component;

/**
 * {@code max × (1 − (own − smallest) / smallest)}, not below 0: twice the lowest price gets nothing. Where the smallest
 * is 0, it gets all and others get 0.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "penalty-linear")
public final class PenaltyLinear extends AgainstSmallest {

    private static final Wording FORMULA = Wording.words(
            "{W} × (1 − ({P} − {m}) / {m}), vähintään 0",
            "{W} × (1 − ({P} − {m}) / {m}), minst 0",
            "{W} × (1 − ({P} − {m}) / {m}), at least 0");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("lineaarinen vähennys", "linjärt avdrag", "linear penalty"),
                        new LocalizedText(
                                "enimmäispisteet × (1 − (oma − pienin) / pienin), vähintään 0",
                                "maxpoäng × (1 − (eget − lägsta) / lägsta), minst 0",
                                "maximum × (1 − (own − smallest) / smallest), at least 0"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(Outliers.LOW_PARAMETER),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)))
                .precise(Precision.stated(40))
                .showing(Symbols.VALUE, Symbols.MIN, Symbols.MID, Symbols.FACTOR, Symbols.FULL)
                .behaving(TRAITS);
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("60"));
    }

    @Override
    Result dearer(ScoringTask task, Measure smallest, Numbers numbers, BigDecimal own) {
        BigDecimal twice = smallest.value().add(smallest.value());
        return numbers.score(Formula.share(task, twice.subtract(own).max(BigDecimal.ZERO), smallest.value()), FORMULA);
    }
}
