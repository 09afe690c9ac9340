package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * The price is fixed and only quality decides (s. 93): every price up to the announced one gets the maximum, a higher one is
 * not taken.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "fixed-price")
public final class FixedPrice extends Explaining {

    private static final String PRICE = "price";
    private static final Wording FIXED = Wording.words(
            "kiinteä hinta {F}, oma {P}: hinta ei ratkaise, kaikki saavat {W}",
            "fast pris {F}, eget {P}: priset avgör inte, alla får {W}",
            "fixed price {F}, own {P}: the price does not decide, all get {W}");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return new MethodDescription(
                        new LocalizedText("kiinteä hinta", "fast pris", "fixed price"),
                        new LocalizedText(
                                "hinta on kiinteä; vain laatu ratkaisee",
                                "priset är fast; endast kvaliteten avgör",
                                "the price is fixed; only quality decides"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        EnumSet.allOf(ValueSource.class),
                        Optional.of(BigDecimal.ZERO),
                        List.of(Given.number(
                                PRICE,
                                true,
                                "kiinteä hinta, jota tarjous ei saa ylittää",
                                "det fasta priset som anbudet inte får överskrida",
                                "the fixed price that no tender may exceed")),
                        EnumSet.allOf(Promise.class))
                .precise(Precision.exact(0))
                .showing(
                        Symbols.VALUE,
                        Symbols.announced("F", "kiinteä hinta", "fast pris", "fixed price"),
                        Symbols.FULL)
                .behaving(MethodTraits.of(EqualOffers.MAXIMUM, Dependence.NONE));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("10").with(PRICE, "100000").values("0", "100000"));
    }

    @Override
    public Map<String, String> suggested(ScoringTask task) {
        return Map.of(PRICE, task.largest().toPlainString());
    }

    @Override
    public Optional<Problem> problem(Criterion criterion, BigDecimal value) {
        var price = new BigDecimal(criterion.parameters().get(PRICE));
        return value.compareTo(price) <= 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        "competition.value.range",
                        "",
                        value.toPlainString(),
                        "at most the fixed price " + price.toPlainString(),
                        "Offer what can be had for the announced price."));
    }

    @Override
    List<Result> results(ScoringTask task) {
        BigDecimal price = task.number(PRICE).orElseThrow();
        return Formula.each(task, candidate -> new Numbers(candidate)
                .with(Symbols.MAXIMUM, task.maxPoints())
                .with("F", price)
                .score(task.maxPoints(), FIXED));
    }
}
