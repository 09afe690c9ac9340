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
 * {@code max × smallest / own}: the usual price formula. Where the smallest is 0, it gets all and others get 0, which
 * is where the formula tends to.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "ratio-to-smallest")
public final class RatioToSmallest extends AgainstSmallest {

    private static final Wording FORMULA = Wording.formula("{W} × {m} / {P}");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("suhde pienimpään", "relation till det lägsta", "ratio to smallest"),
                        new LocalizedText(
                                "enimmäispisteet × pienin / oma",
                                "maxpoäng × lägsta / eget",
                                "maximum × smallest / own"),
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
        return Optional.of(ScoringExample.points("70"));
    }

    @Override
    Result dearer(ScoringTask task, Measure smallest, Numbers numbers, BigDecimal own) {
        return numbers.score(Formula.share(task, smallest.value(), own), FORMULA);
    }
}
