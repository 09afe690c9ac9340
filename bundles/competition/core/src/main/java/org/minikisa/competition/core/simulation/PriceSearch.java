package org.minikisa.competition.core.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.simulation.Sensitivity;
import org.minikisa.competition.api.simulation.Sensitivity.PriceLimit;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.Texts;
import org.minikisa.problem.api.LocalizedText;

/**
 * The price at which the outcome flips for a tender. Formulas bend and rounding makes steps, so it is looked for by comparing
 * anew: at some prices between the tender's own and the limit first, then by halving between the last two that differ, in whole
 * cents.
 */
final class PriceSearch {

    private static final int CENTS = 2;

    private final Ground ground;

    PriceSearch(Ground ground) {
        this.ground = ground;
    }

    List<PriceLimit> all() {
        var limits = new ArrayList<PriceLimit>();
        for (Criterion price : ground.prices()) {
            for (TriedTender tender : ground.tenders()) {
                limits.add(limit(price, tender));
            }
        }
        return limits;
    }

    private PriceLimit limit(Criterion criterion, TriedTender tender) {
        BigDecimal own = tender.values().get(criterion.id());
        BigDecimal step = BigDecimal.ONE.movePointLeft(
                Math.max(CENTS, own.stripTrailingZeros().scale()));
        boolean wins = ground.winners().equals(List.of(tender.name()));
        List<BigDecimal> probes = wins ? dearer(criterion, own, step) : cheaper(own, step);
        int flips = 0;
        Optional<BigDecimal> found = Optional.empty();
        boolean before = wins;
        for (int i = 1; i < probes.size(); i++) {
            boolean now = ground.wins(tender.with(criterion.id(), probes.get(i)));
            if (now != before) {
                flips++;
                if (found.isEmpty()) {
                    found = Optional.of(halve(criterion, tender, probes.get(i - 1), probes.get(i), wins, step));
                }
            }
            before = now;
        }
        return new PriceLimit(
                tender.name(),
                criterion.id(),
                own,
                wins,
                found,
                step,
                flips <= 1,
                text(criterion, tender, own, wins, found));
    }

    /** From the own price down to 0. */
    private static List<BigDecimal> cheaper(BigDecimal own, BigDecimal step) {
        var probes = new ArrayList<BigDecimal>();
        for (int i = 0; i <= Sensitivity.PROBES; i++) {
            BigDecimal share = BigDecimal.valueOf(Sensitivity.PROBES - (long) i);
            probes.add(onStep(own.multiply(share).divide(BigDecimal.valueOf(Sensitivity.PROBES)), step));
        }
        return distinct(probes);
    }

    /** From the own price up to many times it, each a little more than half more than the one before. */
    private List<BigDecimal> dearer(Criterion criterion, BigDecimal own, BigDecimal step) {
        BigDecimal start = own.signum() > 0 ? own : dearest(criterion).max(BigDecimal.ONE);
        var probes = new ArrayList<BigDecimal>(List.of(own));
        double factor = Math.pow(Sensitivity.DEAREST, 1.0 / Sensitivity.PROBES);
        BigDecimal growth = new BigDecimal(factor, new MathContext(6, RoundingMode.HALF_UP));
        BigDecimal price = start;
        for (int i = 1; i < Sensitivity.PROBES; i++) {
            price = onStep(price.multiply(growth), step);
            probes.add(price);
        }
        probes.add(start.multiply(BigDecimal.valueOf(Sensitivity.DEAREST)));
        return distinct(probes);
    }

    private BigDecimal dearest(Criterion criterion) {
        return ground.tenders().stream()
                .map(tender -> tender.values().get(criterion.id()))
                .reduce(BigDecimal::max)
                .orElseThrow();
    }

    private static List<BigDecimal> distinct(List<BigDecimal> prices) {
        return prices.stream().map(BigDecimal::stripTrailingZeros).distinct().toList();
    }

    private static BigDecimal onStep(BigDecimal price, BigDecimal step) {
        return price.setScale(step.scale(), RoundingMode.HALF_UP);
    }

    /** @return the price on the far side of the flip, next to it */
    private BigDecimal halve(
            Criterion criterion, TriedTender tender, BigDecimal near, BigDecimal far, boolean wins, BigDecimal step) {
        BigDecimal same = near;
        BigDecimal other = far;
        while (same.subtract(other).abs().compareTo(step) > 0) {
            BigDecimal middle =
                    same.add(other).divide(BigDecimal.valueOf(2)).setScale(step.scale(), RoundingMode.FLOOR);
            if (ground.wins(tender.with(criterion.id(), middle)) == wins) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other.setScale(step.scale(), RoundingMode.UNNECESSARY);
    }

    private static LocalizedText text(
            Criterion criterion, TriedTender tender, BigDecimal own, boolean wins, Optional<BigDecimal> found) {
        return Texts.each(language -> {
            String name = tender.name() + ", " + criterion.name().in(language) + " " + Decimals.in(language, own);
            String at = Firmness.shown(found, language);
            return switch (language) {
                case FI ->
                    wins
                            ? found.isPresent()
                                    ? name + ": ei enää voittaisi yksin hinnalla " + at
                                    : name + ": voittaisi korkeammallakin hinnalla"
                            : found.isPresent()
                                    ? name + ": olisi voittanut enintään hinnalla " + at
                                    : name + ": ei voittaisi millään hinnalla";
                case SV ->
                    wins
                            ? found.isPresent()
                                    ? name + ": skulle inte längre vinna ensam till priset " + at
                                    : name + ": skulle vinna även till ett högre pris"
                            : found.isPresent()
                                    ? name + ": hade vunnit till priset " + at + " eller lägre"
                                    : name + ": skulle inte vinna till något pris";
                case EN ->
                    wins
                            ? found.isPresent()
                                    ? name + ": would no longer win alone at " + at
                                    : name + ": would win at a higher price too"
                            : found.isPresent()
                                    ? name + ": would have won at " + at + " or less"
                                    : name + ": would win at no price";
            };
        });
    }
}
