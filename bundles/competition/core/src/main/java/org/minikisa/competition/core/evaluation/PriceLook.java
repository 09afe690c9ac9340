package org.minikisa.competition.core.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.Procedure.LowPriceRule;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.evaluation.PriceStatistics;
import org.minikisa.competition.core.comparison.TenderRules;

/** How each price lies among those of its lot, and whether it must be asked about (s. 96). Pure. */
final class PriceLook {

    private static final MathContext EXACT = MathContext.DECIMAL128;

    private PriceLook() {}

    /** One row for each tender and tendered price criterion, in their order. @param tenders those that take part */
    public static List<PriceStatistics> of(CompetitionDraft draft, List<Tender> tenders) {
        return draft.invitation().lotIds().stream()
                .flatMap(lot -> prices(draft)
                        .flatMap(criterion -> rows(
                                draft,
                                criterion,
                                tenders.stream()
                                        .filter(tender -> tender.lot().equals(lot))
                                        .filter(tender -> tender.values().containsKey(criterion.id()))
                                        .toList())
                                .stream()))
                .toList();
    }

    static Stream<Criterion> prices(CompetitionDraft draft) {
        return draft.criteria().stream()
                .filter(criterion -> criterion.role() == Role.PRICE && criterion.source() == ValueSource.TENDERED);
    }

    static BigDecimal price(Criterion criterion, Tender tender) {
        return TenderRules.valueOf(criterion, tender.values().get(criterion.id()));
    }

    private static List<PriceStatistics> rows(CompetitionDraft draft, Criterion criterion, List<Tender> tenders) {
        List<BigDecimal> all = tenders.stream()
                .map(tender -> price(criterion, tender))
                .sorted()
                .toList();
        return tenders.stream()
                .map(tender -> row(draft.procedure().lowPrice(), criterion, tender, all))
                .toList();
    }

    private static PriceStatistics row(LowPriceRule rule, Criterion criterion, Tender tender, List<BigDecimal> all) {
        BigDecimal price = price(criterion, tender);
        Optional<BigDecimal> belowMean =
                all.size() < 2 ? Optional.empty() : below(price, mean(sum(all).subtract(price), all.size() - 1));
        Optional<BigDecimal> belowNext =
                all.size() > 1 && price.compareTo(all.get(0)) == 0 ? below(price, all.get(1)) : Optional.empty();
        boolean mustAsk = belowMean
                        .filter(share -> share.compareTo(rule.belowMean()) >= 0)
                        .isPresent()
                || belowNext
                        .filter(share -> share.compareTo(rule.belowNext()) >= 0)
                        .isPresent();
        return new PriceStatistics(
                tender.id(),
                tender.lot(),
                criterion.id(),
                price,
                belowMean.map(share -> share.setScale(4, RoundingMode.HALF_UP)),
                belowNext.map(share -> share.setScale(4, RoundingMode.HALF_UP)),
                median(all),
                z(price, all),
                mustAsk);
    }

    /** Unrounded, so that a rule bites exactly where it says. */
    private static Optional<BigDecimal> below(BigDecimal price, BigDecimal other) {
        return other.signum() > 0 ? Optional.of(other.subtract(price).divide(other, EXACT)) : Optional.empty();
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(BigDecimal sum, int count) {
        return sum.divide(BigDecimal.valueOf(count), EXACT);
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : mean(sorted.get(middle - 1).add(sorted.get(middle)), 2);
    }

    private static Optional<BigDecimal> z(BigDecimal price, List<BigDecimal> all) {
        BigDecimal mean = mean(sum(all), all.size());
        BigDecimal variance = mean(
                all.stream()
                        .map(one -> one.subtract(mean, EXACT).pow(2, EXACT))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                all.size());
        return variance.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        price.subtract(mean).divide(variance.sqrt(EXACT), EXACT).setScale(2, RoundingMode.HALF_UP));
    }
}
