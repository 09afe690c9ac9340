package org.minikisa.competition.api.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * The award decision with its main grounds for every tenderer (s. 123).
 *
 * @param by who decided; {@code ""} where it is not known. Personal data
 * @param lots in their order; one for a competition in one piece
 */
public record Decision(Instant at, String by, List<LotDecision> lots) {

    public Decision {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        lots = List.copyOf(lots);
    }

    public Optional<LotDecision> lot(String id) {
        return lots.stream().filter(lot -> lot.lot().equals(id)).findFirst();
    }

    /**
     * One lot.
     *
     * @param lot {@code ""} for a competition in one piece
     * @param winner id of the tender; empty where nothing is awarded
     * @param reason why it wins, or why nothing is awarded
     * @param condition what must still be shown; {@code ""} for nothing
     * @param next id of the tender that follows: it wins where the condition is not met
     * @param grounds of every tender, the winner first, the excluded last
     * @param flags red flags as they stood, with their answers
     */
    public record LotDecision(
            String lot,
            Optional<String> winner,
            LocalizedText reason,
            String condition,
            Optional<String> next,
            List<TenderGrounds> grounds,
            List<RedFlag> flags) {

        public LotDecision {
            Objects.requireNonNull(lot, "lot");
            Objects.requireNonNull(winner, "winner");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(next, "next");
            grounds = List.copyOf(grounds);
            flags = List.copyOf(flags);
        }
    }

    /**
     * What is told to one tenderer.
     *
     * @param rank empty for one that was excluded or came late
     * @param total its total; empty likewise
     * @param text the main grounds: where it lies behind the winner, or why it takes no part
     */
    public record TenderGrounds(
            String tender, String tenderer, Optional<Integer> rank, Optional<BigDecimal> total, LocalizedText text) {

        public TenderGrounds {
            Objects.requireNonNull(tender, "tender");
            Objects.requireNonNull(tenderer, "tenderer");
            Objects.requireNonNull(rank, "rank");
            Objects.requireNonNull(total, "total");
            Objects.requireNonNull(text, "text");
        }
    }
}
