package org.minikisa.competition.api.simulation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.ScoreTable;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/**
 * What a comparison made of some tenders.
 *
 * @param scenario what the tenders were invented as; empty for given ones
 * @param tenders that were compared
 * @param scores by what the draft announces, with every explanation
 * @param spreads how much of its weight each criterion really decides, in the order of the criteria that count
 * @param alternatives each criterion under every other method that fits it, one changed at a time
 * @param reversals tenders whose leaving changes the order of the others
 * @param exchanges what a cheaper price is worth, for each tender and price criterion
 * @param findings what a buyer should read, in whole sentences
 */
public record Simulation(
        Optional<Scenario> scenario,
        List<TriedTender> tenders,
        ScoreTable scores,
        List<Spread> spreads,
        List<Alternative> alternatives,
        List<Reversal> reversals,
        List<Exchange> exchanges,
        List<LocalizedText> findings) {

    public Simulation {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(scores, "scores");
        tenders = List.copyOf(tenders);
        spreads = List.copyOf(spreads);
        alternatives = List.copyOf(alternatives);
        reversals = List.copyOf(reversals);
        exchanges = List.copyOf(exchanges);
        findings = List.copyOf(findings);
    }

    /**
     * How far tenders lie apart in a criterion.
     *
     * @param least weighted result
     * @param most weighted result
     * @param announced share of the criterion in the sum of the weights, in per cent; empty where weights are no numbers
     *     (euros, ranks)
     * @param effective share of the criterion in the sum of all differences between most and least, in per cent; 0 where
     *     tenders do not differ in it
     */
    public record Spread(
            String criterion,
            BigDecimal least,
            BigDecimal most,
            Optional<BigDecimal> announced,
            BigDecimal effective,
            LocalizedText explanation) {}

    /**
     * A criterion under another method.
     *
     * @param method that was tried: {@code logarithmic@1.0}
     * @param parameters it was tried with
     * @param standings best first; empty where it could not be tried
     * @param refused why it could not
     * @param differs whether another tender wins than by what the draft announces
     */
    public record Alternative(
            String criterion,
            String method,
            Map<String, String> parameters,
            List<Standing> standings,
            Optional<Problem> refused,
            boolean differs,
            LocalizedText explanation) {

        public Alternative {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            standings = List.copyOf(standings);
        }

        /** All tenders of rank 1. */
        public List<String> winners() {
            return standings.stream()
                    .filter(standing -> standing.rank() == 1)
                    .map(Standing::tender)
                    .toList();
        }
    }

    /**
     * One tender in an order.
     *
     * @param points in the criterion that was changed, weighted
     */
    public record Standing(String tender, int rank, BigDecimal points, BigDecimal total) {}

    /**
     * Two tenders change places because a third one leaves (rank reversal).
     *
     * @param without the tender that leaves, or comes
     * @param before the others in their order while it is there
     * @param after the others in their order without it
     * @param winner whether another of the others would lead
     */
    public record Reversal(
            String without, List<String> before, List<String> after, boolean winner, LocalizedText explanation) {

        public Reversal {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * What one per cent off the price is worth to a tender, in the unit of the total.
     *
     * @param criterion of the price
     * @param price before
     * @param gain by how much its total becomes better, measured against the best of the others
     * @param quality how much of its quality criteria's maximum points that is, in per cent; empty without quality points
     */
    public record Exchange(
            String tender,
            String criterion,
            BigDecimal price,
            BigDecimal gain,
            Optional<BigDecimal> quality,
            LocalizedText explanation) {}
}
