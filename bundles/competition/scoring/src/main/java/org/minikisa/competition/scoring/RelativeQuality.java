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
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.MethodTraits.Dependence;
import org.minikisa.competition.api.MethodTraits.EqualOffers;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringMethodService;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.osgi.service.component.annotations.Component;

/**
 * {@code max × own raw points / best raw points}: the best quality gets all (KHO 2017:152). Where nobody has any raw
 * points all are equally good and get the maximum.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "relative-quality")
public final class RelativeQuality extends Explaining {

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText(
                                "laatu suhteessa parhaaseen",
                                "kvalitet i relation till den bästa",
                                "quality relative to the best"),
                        new LocalizedText(
                                "enimmäispisteet × omat raakapisteet / parhaat raakapisteet",
                                "maxpoäng × egna råpoäng / bästa råpoäng",
                                "maximum × own raw points / best raw points"),
                        Unit.POINTS,
                        Direction.HIGHER_IS_BETTER,
                        Set.of(ValueSource.TENDERED, ValueSource.EVALUATED),
                        Optional.of(BigDecimal.ZERO),
                        List.of(),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)))
                .precise(Precision.stated(40))
                .showing(Symbols.VALUE, Symbols.MAX, Symbols.FULL)
                .behaving(MethodTraits.of(EqualOffers.MAXIMUM, Dependence.BEST));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("30").values("0", "100"));
    }

    @Override
    List<Result> results(ScoringTask task) {
        return Formula.ratioToLargest(task);
    }
}
