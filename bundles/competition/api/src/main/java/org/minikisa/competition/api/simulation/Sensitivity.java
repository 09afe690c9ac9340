package org.minikisa.competition.api.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * How firmly a result stands.
 *
 * @param lot its id; {@code ""} for a competition in one piece
 * @param winners of rank 1; more than one for a tie
 * @param weights of each criterion that counts; empty where weights decide nothing (order of importance)
 * @param prices of each tender in each price criterion
 * @param gaps between tenders that follow each other, best first
 * @param findings what a reader should know, in whole sentences
 */
public record Sensitivity(
        String lot,
        List<String> winners,
        List<WeightLimits> weights,
        List<PriceLimit> prices,
        List<Gap> gaps,
        List<LocalizedText> findings) {

    public Sensitivity {
        Objects.requireNonNull(lot, "lot");
        winners = List.copyOf(winners);
        weights = List.copyOf(weights);
        prices = List.copyOf(prices);
        gaps = List.copyOf(gaps);
        findings = List.copyOf(findings);
    }

    /**
     * Between which weights of one criterion the winner stays the winner, all other weights being the same. Totals are
     * straight lines in each weight, so the limits are exact quotients, given to {@link #DECIMALS} decimals and rounded
     * towards the announced weight: inside them nothing changes. They are of unrounded totals.
     *
     * @param announced maximum points × coefficient; the coefficient where the result is euros or ranks
     * @param least the smallest weight with the same winner; empty where even 0 changes nothing
     * @param below who leads below it
     * @param most the largest weight with the same winner; empty where no weight changes anything
     * @param above who leads above it
     * @param change the smallest change of the weight that flips the winner, in per cent of the announced one
     */
    public record WeightLimits(
            String criterion,
            BigDecimal announced,
            Optional<BigDecimal> least,
            List<String> below,
            Optional<BigDecimal> most,
            List<String> above,
            Optional<BigDecimal> change,
            LocalizedText explanation) {

        public WeightLimits {
            below = List.copyOf(below);
            above = List.copyOf(above);
        }
    }

    /** Decimals of the limits of weights. */
    public static final int DECIMALS = 12;

    /**
     * The price at which the outcome flips for a tender, everything else being the same, found by comparing anew with the
     * announced rounding.
     *
     * @param criterion of the price
     * @param price as tendered
     * @param wins whether it is the sole winner at that price
     * @param flips for a winner the lowest price at which it no longer wins alone; for another the highest price at which
     *     it would win alone; empty where none between 0 and {@link #DEAREST} times its price (the dearest one, where its
     *     own is 0) does
     * @param precision the step of the search: one step towards its price the outcome is the other one
     * @param steady whether the outcome flips once only on the way, as far as {@link #PROBES} prices tell
     */
    public record PriceLimit(
            String tender,
            String criterion,
            BigDecimal price,
            boolean wins,
            Optional<BigDecimal> flips,
            BigDecimal precision,
            boolean steady,
            LocalizedText explanation) {}

    /** How many times its own price a winner is tried at. */
    public static final int DEAREST = 1000;

    /** At how many prices between its own and the limit a tender is tried for other flips. */
    public static final int PROBES = 16;

    /**
     * Between a tender and the next one.
     *
     * @param difference of their totals, unrounded
     * @param near whether it is less than one hundredth of the better total, or the rounding of totals decides the order
     */
    public record Gap(String tender, String next, BigDecimal difference, boolean near, LocalizedText explanation) {}
}
