package org.minikisa.competition.api.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Judgement;

/**
 * Who votes and what was voted, as its reader may see it.
 *
 * @param seats in the announced order; those who voted, where nobody was announced
 * @param ballots by tender and criterion, in their order
 */
public record Panel(CompetitionId competition, List<Seat> seats, List<Ballot> ballots) {

    public Panel {
        Objects.requireNonNull(competition, "competition");
        seats = List.copyOf(seats);
        ballots = List.copyOf(ballots);
    }

    public Optional<Ballot> ballot(String tender, String criterion) {
        return ballots.stream()
                .filter(one -> one.tender().equals(tender) && one.criterion().equals(criterion))
                .findFirst();
    }

    /**
     * One evaluator.
     *
     * @param evaluator personal data
     * @param declared whether an interest was declared, true where there is one; empty while nothing was said
     * @param interest what it is; {@code ""} for none
     * @param given how many votes were given
     * @param missing how many are still awaited
     */
    public record Seat(String evaluator, Optional<Boolean> declared, String interest, int given, int missing) {

        public Seat {
            Objects.requireNonNull(evaluator, "evaluator");
            Objects.requireNonNull(declared, "declared");
            Objects.requireNonNull(interest, "interest");
        }

        /** Whether the votes count. */
        public boolean takesPart() {
            return declared.filter(conflict -> conflict).isEmpty();
        }
    }

    /**
     * One tender in one criterion.
     *
     * @param votes that the reader may see
     * @param complete whether all have voted
     * @param spread of all votes, where the reader may see them all
     * @param value what is scored, once it is there
     * @param version of that value; 0 while there is none
     */
    public record Ballot(
            String tender,
            String criterion,
            List<CastVote> votes,
            boolean complete,
            Optional<Spread> spread,
            Optional<Judgement> value,
            int version) {

        public Ballot {
            Objects.requireNonNull(tender, "tender");
            Objects.requireNonNull(criterion, "criterion");
            Objects.requireNonNull(spread, "spread");
            Objects.requireNonNull(value, "value");
            votes = List.copyOf(votes);
        }
    }

    /**
     * A vote that was given.
     *
     * @param evaluator personal data
     * @param version from 1, one more each time it is changed
     */
    public record CastVote(String evaluator, BigDecimal value, String reason, int version, Instant at) {}

    /**
     * How far votes are apart.
     *
     * @param mean unrounded, to 40 digits
     */
    public record Spread(BigDecimal least, BigDecimal most, BigDecimal mean) {

        public BigDecimal width() {
            return most.subtract(least);
        }
    }
}
