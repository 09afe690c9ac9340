package org.minikisa.competition.core.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.simulation.Sensitivity;
import org.minikisa.competition.api.simulation.Sensitivity.WeightLimits;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.Texts;
import org.minikisa.problem.api.LocalizedText;

/**
 * Between which weights of a criterion the first stays first. With a weight λ times the announced one, a total is the rest plus
 * λ times the weighted points, so two tenders are equal at one λ only: a quotient of two differences.
 */
final class WeightSearch {

    private static final MathContext CALCULATION = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Ground ground;
    private final ScoreRow first;

    WeightSearch(Ground ground) {
        this.ground = ground;
        this.first = ground.scores().rows().get(0);
    }

    List<WeightLimits> all() {
        return ground.counting().stream().map(this::limits).toList();
    }

    /** Where another tender draws level with the first. @param at in announced weights */
    private record Crossing(BigDecimal at, String tender) {}

    private WeightLimits limits(Criterion criterion) {
        var below = new ArrayList<Crossing>();
        var above = new ArrayList<Crossing>();
        for (ScoreRow other :
                ground.scores().rows().subList(1, ground.scores().rows().size())) {
            BigDecimal slope = Decimals.settled(
                    ground.better(Ground.weighted(first, criterion), Ground.weighted(other, criterion)));
            BigDecimal lead = Decimals.settled(ground.better(first.exactTotal(), other.exactTotal()))
                    .max(BigDecimal.ZERO);
            if (slope.signum() != 0) {
                BigDecimal at = BigDecimal.ONE.subtract(lead.divide(slope, CALCULATION));
                (slope.signum() > 0 ? below : above).add(new Crossing(at, other.tender()));
            }
        }
        Optional<BigDecimal> least =
                below.stream().map(Crossing::at).reduce(BigDecimal::max).filter(at -> at.signum() > 0);
        Optional<BigDecimal> most = above.stream().map(Crossing::at).reduce(BigDecimal::min);
        BigDecimal weight = Ground.weight(criterion);
        Optional<BigDecimal> change = change(least, most);
        Optional<BigDecimal> from = least.map(at -> rounded(at.multiply(weight), RoundingMode.CEILING));
        Optional<BigDecimal> to = most.map(at -> rounded(at.multiply(weight), RoundingMode.FLOOR));
        return new WeightLimits(
                criterion.id(),
                weight,
                from,
                at(below, least),
                to,
                at(above, most),
                change,
                text(criterion, weight, from, at(below, least), to, at(above, most)));
    }

    private static List<String> at(List<Crossing> crossings, Optional<BigDecimal> limit) {
        return crossings.stream()
                .filter(crossing ->
                        limit.filter(at -> at.compareTo(crossing.at()) == 0).isPresent())
                .map(Crossing::tender)
                .toList();
    }

    private static Optional<BigDecimal> change(Optional<BigDecimal> least, Optional<BigDecimal> most) {
        Optional<BigDecimal> down = least.map(BigDecimal.ONE::subtract);
        Optional<BigDecimal> up = most.map(at -> at.subtract(BigDecimal.ONE));
        return Stream.of(down, up)
                .flatMap(Optional::stream)
                .reduce(BigDecimal::min)
                .map(share -> share.multiply(HUNDRED).setScale(4, RoundingMode.HALF_UP));
    }

    private static BigDecimal rounded(BigDecimal limit, RoundingMode towardsAnnounced) {
        return limit.setScale(Sensitivity.DECIMALS, towardsAnnounced).stripTrailingZeros();
    }

    private LocalizedText text(
            Criterion criterion,
            BigDecimal weight,
            Optional<BigDecimal> least,
            List<String> below,
            Optional<BigDecimal> most,
            List<String> above) {
        return Texts.each(language -> {
            String name = criterion.name().in(language) + " (" + Decimals.in(language, weight) + ")";
            String from = Firmness.shown(least, language);
            String to = Firmness.shown(most, language);
            String under = Ground.names(below, language);
            String over = Ground.names(above, language);
            if (least.isEmpty() && most.isEmpty()) {
                return switch (language) {
                    case FI -> name + ": mikään paino ei vaihda voittajaa " + first.tender();
                    case SV -> name + ": ingen vikt byter vinnaren " + first.tender();
                    case EN -> name + ": no weight changes the winner " + first.tender();
                };
            }
            return switch (language) {
                case FI ->
                    name + ": " + first.tender() + " voittaa"
                            + (least.isPresent() ? ", kun paino on vähintään " + from + " (alle: " + under + ")" : "")
                            + (most.isPresent() ? ", kun paino on enintään " + to + " (yli: " + over + ")" : "");
                case SV ->
                    name + ": " + first.tender() + " vinner"
                            + (least.isPresent() ? " när vikten är minst " + from + " (under: " + under + ")" : "")
                            + (most.isPresent() ? " när vikten är högst " + to + " (över: " + over + ")" : "");
                case EN ->
                    name + ": " + first.tender() + " wins"
                            + (least.isPresent() ? " with a weight from " + from + " (below: " + under + ")" : "")
                            + (most.isPresent() ? " with a weight up to " + to + " (above: " + over + ")" : "");
            };
        });
    }
}
