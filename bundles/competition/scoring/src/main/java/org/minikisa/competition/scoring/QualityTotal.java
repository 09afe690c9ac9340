package org.minikisa.competition.scoring;

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
 * {@code max × own sum / best sum} of the criteria that are part of this one, so that the best quality gets the full
 * weight of quality. Sums below zero get 0. For the plain sum use {@code given-points}.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "quality-total")
public final class QualityTotal extends Explaining {

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText(
                                "laatupisteiden summa skaalattuna",
                                "skalad summa av kvalitetspoäng",
                                "scaled sum of quality points"),
                        new LocalizedText(
                                "enimmäispisteet × oma summa / paras summa",
                                "maxpoäng × egen summa / bästa summan",
                                "maximum × own sum / best sum"),
                        Unit.POINTS,
                        Direction.HIGHER_IS_BETTER,
                        Set.of(ValueSource.PARTS),
                        Optional.empty(),
                        List.of(),
                        EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)))
                .precise(Precision.stated(40))
                .showing(Symbols.VALUE, Symbols.MAX, Symbols.FULL)
                .behaving(MethodTraits.of(EqualOffers.MAXIMUM, Dependence.BEST));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("30").values("-20", "100"));
    }

    @Override
    List<Result> results(ScoringTask task) {
        return Formula.ratioToLargest(task);
    }
}
