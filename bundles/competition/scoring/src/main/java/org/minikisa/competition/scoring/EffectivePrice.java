package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Criterion;
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
import org.minikisa.problem.api.Problem;
import org.osgi.service.component.annotations.Component;

/**
 * The price made smaller by what is offered beside it (the effective price of Prozorro's MEAT procedure):
 * {@code price / (1 + features / (1 − most))}, features as shares of the weight of the whole, {@code most} the share that all of
 * them together can reach. The lowest wins.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "effective-price")
public final class EffectivePrice extends Explaining {

    private static final String FEATURES = "features";
    private static final String MOST = "most";
    private static final Wording FORMULA = Wording.formula("{P} / (1 + {f} / (1 − {F}))");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("tehollinen hinta", "effektivt pris", "effective price"),
                        new LocalizedText(
                                "hinta / (1 + ominaisuudet / (1 − ominaisuuksien enimmäisosuus))",
                                "pris / (1 + egenskaper / (1 − egenskapernas största andel))",
                                "price / (1 + features / (1 − greatest share of features))"),
                        Unit.MONEY,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(
                                Given.criterion(
                                        FEATURES,
                                        true,
                                        "ominaisuuksien peruste, osuuksina; tämän osa",
                                        "kriteriet med egenskaperna, som andelar; del av detta",
                                        "the criterion with the features, as shares; a part of this one"),
                                Given.number(
                                        MOST,
                                        true,
                                        "ominaisuuksien enimmäisosuus, yli 0 ja alle 1",
                                        "egenskapernas största andel, över 0 och under 1",
                                        "the greatest share of the features, above 0 and below 1")),
                        Set.of(Promise.WITHIN_BOUNDS, Promise.MONOTONE, Promise.INDEPENDENT))
                .precise(Precision.stated(40))
                .showing(
                        Symbols.VALUE,
                        Symbols.tendered("f", "ominaisuudet", "egenskaper", "features"),
                        Symbols.announced(
                                "F",
                                "ominaisuuksien enimmäisosuus",
                                "egenskapernas största andel",
                                "greatest share of features"))
                .behaving(MethodTraits.of(EqualOffers.OWN_WORTH, Dependence.NONE));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.money()
                .with(FEATURES, "features")
                .with(MOST, "0.3")
                .withCriterion("features", "0.15"));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        String most = criterion.parameters().get(MOST);
        var share = new BigDecimal(most);
        return share.signum() > 0 && share.compareTo(BigDecimal.ONE) < 0
                ? List.of()
                : List.of(new Problem(
                        "competition.parameter.range",
                        "parameters." + MOST,
                        most,
                        "more than 0, less than 1",
                        "Give the share of the award that features decide, 0.3 say."));
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal most = task.number(MOST).orElseThrow();
        BigDecimal rest = BigDecimal.ONE.subtract(most);
        return Formula.each(task, candidate -> {
            BigDecimal features =
                    Given.other(task, candidate, FEATURES).max(BigDecimal.ZERO).min(most);
            return new Numbers(candidate)
                    .with("f", features)
                    .with("F", most)
                    .score(candidate.value().multiply(rest).divide(rest.add(features), PRECISION), FORMULA);
        });
    }
}
