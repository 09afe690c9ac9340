package org.minikisa.competition.api.evaluation;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * How a tender's price lies among those of its lot. Shares are 0 to 1, four decimals half up; negative where the price is
 * above. Figures that need others are empty where there are none, or where they are 0.
 *
 * @param criterion id of the price criterion
 * @param price the compared price
 * @param belowMean share below the mean of the other prices
 * @param belowNext share below the next lowest price; empty for all but the lowest
 * @param median of all prices of the lot
 * @param z distance from the mean of all in standard deviations (of the whole population), two decimals; negative below
 * @param mustAsk whether the announced {@code LowPriceRule} demands a question
 */
public record PriceStatistics(
        String tender,
        String lot,
        String criterion,
        BigDecimal price,
        Optional<BigDecimal> belowMean,
        Optional<BigDecimal> belowNext,
        BigDecimal median,
        Optional<BigDecimal> z,
        boolean mustAsk) {

    public PriceStatistics {
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(belowMean, "belowMean");
        Objects.requireNonNull(belowNext, "belowNext");
        Objects.requireNonNull(median, "median");
        Objects.requireNonNull(z, "z");
    }
}
