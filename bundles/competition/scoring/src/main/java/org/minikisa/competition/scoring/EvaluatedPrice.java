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
 * The price as it is, in euros: one part of an evaluated price of which the lowest wins. Others may be added to it, see
 * {@link MonetisedQuality}.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "price")
public final class EvaluatedPrice extends Explaining {

    private static final Wording PRICE = Wording.words("hinta {P}", "pris {P}", "price {P}");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("hinta", "pris", "price"),
                        new LocalizedText("hinta euroina", "pris i euro", "price in euros"),
                        Unit.MONEY,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(),
                        Set.of(Promise.MONOTONE, Promise.INDEPENDENT))
                .precise(Precision.exact(0))
                .showing(Symbols.VALUE)
                .behaving(MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.NONE));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.money());
    }

    @Override
    List<Result> results(ScoringTask task) {
        return Formula.each(task, candidate -> new Numbers(candidate).score(candidate.value(), PRICE));
    }
}
