package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * How tenders are evaluated beyond the criteria; announced with the {@link Procedure}, because each of these can decide
 * an award. Made with {@link #USUAL} and the {@code with…} methods.
 *
 * @param lots which lots a tenderer wins where {@link Invitation#mostLots()} bites (s. 75)
 * @param voting how several evaluators come to one value
 * @param drawsLots whether equal tenders that the {@link TieRule} leaves are decided by drawing lots, in the way that
 *     anyone can recompute; where not, the decision says how it was done
 * @param minimums below which a tender is not accepted
 */
public record EvaluationRules(LotPreference lots, Voting voting, boolean drawsLots, List<Minimum> minimums) {

    /** The best totals first, consensus in the open, ties decided as the decision says, no minimum. */
    public static final EvaluationRules USUAL =
            new EvaluationRules(LotPreference.BEST_TOTAL, Voting.OPEN_CONSENSUS, false, List.of());

    /**
     * Which lot is given first to its best tenderer. One after another, the lot that the rule prefers goes to the best
     * tenderer in it who may still win one; then the rule is asked again.
     */
    public enum LotPreference {
        /** Where the total of the best tender is best: highest points, lowest money or ranks. */
        BEST_TOTAL,
        /** In the announced order of the lots. */
        ORDER_OF_LOTS,
        /**
         * Where the best tender is furthest before the next one that could win the lot instead; a lot that only one
         * tenderer could still win comes first.
         */
        LARGEST_ADVANTAGE
    }

    /**
     * How votes become one value.
     *
     * @param hidden whether evaluators see the votes of others only when all have voted
     * @param rounding of a mean, before it is scored (KHO 2013:160: one decimal)
     */
    public record Voting(boolean hidden, Outcome outcome, Rounding rounding) {

        /** Votes are seen by all, the value is agreed upon. */
        public static final Voting OPEN_CONSENSUS = new Voting(false, Outcome.CONSENSUS, Rounding.NONE);

        /** How one value comes of several votes. */
        public enum Outcome {
            /** The evaluators agree on a value and give its reason. */
            CONSENSUS,
            /** The mean of the votes. */
            MEAN
        }

        public Voting {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(rounding, "rounding");
        }
    }

    /**
     * A tender must reach this; one that does not is excluded, where the rule says so, before the decision (KHO 2013:160,
     * 2014:55).
     *
     * @param criteria ids of the criteria whose figures are added up
     * @param of which figures
     * @param least what the sum must reach
     * @param mandatory whether one below it must be excluded; where not, it may be, with reasons
     */
    public record Minimum(List<String> criteria, Figure of, BigDecimal least, boolean mandatory) {

        /** What is added up. */
        public enum Figure {
            /** What was tendered or given. */
            VALUE,
            /** Points as rounded, before the coefficient. */
            POINTS,
            /** Points as they count. */
            WEIGHTED
        }

        public Minimum {
            criteria = List.copyOf(criteria);
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(least, "least");
            if (criteria.isEmpty()) {
                throw new IllegalArgumentException("a minimum of no criterion");
            }
        }
    }

    public EvaluationRules {
        Objects.requireNonNull(lots, "lots");
        Objects.requireNonNull(voting, "voting");
        minimums = List.copyOf(minimums);
    }

    public EvaluationRules withLots(LotPreference preference) {
        return new EvaluationRules(preference, voting, drawsLots, minimums);
    }

    public EvaluationRules withVoting(Voting way) {
        return new EvaluationRules(lots, way, drawsLots, minimums);
    }

    public EvaluationRules withDrawOfLots() {
        return new EvaluationRules(lots, voting, true, minimums);
    }

    public EvaluationRules withMinimums(Minimum... least) {
        return new EvaluationRules(lots, voting, drawsLots, List.of(least));
    }
}
