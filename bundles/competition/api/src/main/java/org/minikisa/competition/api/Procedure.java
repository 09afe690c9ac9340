package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who takes part in running a competition and by which rules; part of a {@link CompetitionDraft}. Names are personal
 * data: they stand in state, never in facts.
 *
 * @param template id of the template it was drafted from; {@code ""} for none
 * @param sealing how tenders are kept from everybody until they are opened; empty where tenders come unsealed (awards
 *     from elsewhere, examples)
 * @param evaluators who judge; empty where anyone may
 * @param waiting whether the contract waits after the decision
 * @param waitingReason why it does not wait, or waits longer than it must; {@code ""} for no reason
 * @param lowPrice when a price is asked about (s. 96)
 * @param weighting how weights were announced (s. 93)
 * @param weightingReason the objective reason, where weights are an order only
 * @param evaluation how tenders are evaluated beyond the criteria
 * @param totalPoints the announced sum of all weights; empty for 100
 */
public record Procedure(
        String template,
        Optional<SealingPlan> sealing,
        List<String> evaluators,
        Waiting waiting,
        String waitingReason,
        LowPriceRule lowPrice,
        Weighting weighting,
        String weightingReason,
        EvaluationRules evaluation,
        Optional<BigDecimal> totalPoints) {

    /** Unsealed, any evaluator, 14 days of standstill, fixed weights. */
    public static final Procedure PLAIN = new Procedure(
            "", Optional.empty(), List.of(), Waiting.GENERAL, "", LowPriceRule.USUAL, Weighting.FIXED, "");

    /** Whether and how long the contract waits (s. 129, 130). */
    public enum Waiting {
        /** 14 days: the general rule, kept in practice for mini-competitions too. */
        GENERAL,
        /** 10 days, for purchases under a framework agreement or in a dynamic purchasing system. */
        FRAMEWORK_OR_DPS,
        /** None, as s. 130 allows there; the appeal period is then 30 days (s. 147). */
        SKIPPED
    }

    /** How weights were announced (s. 93). */
    public enum Weighting {
        FIXED,
        /** Within announced ranges, fixed before the tenders are opened. */
        RANGES,
        /** In descending order of importance, for an objective reason: tenders are compared criterion by criterion. */
        ORDER
    }

    /**
     * Tenders can be read when so many of these people open them together.
     *
     * @param needed how many, at least 2
     * @param openers by name, as announced; more than {@code needed} so that one may be absent
     */
    public record SealingPlan(int needed, List<String> openers) {
        public SealingPlan {
            openers = List.copyOf(openers);
        }
    }

    /**
     * A tender is asked about when its price lies this far below the others; asking is a duty, rejecting never follows
     * by itself.
     *
     * @param belowMean share below the mean of the other tenders, 0 to 1
     * @param belowNext share below the next lowest one, 0 to 1
     */
    public record LowPriceRule(BigDecimal belowMean, BigDecimal belowNext) {

        /** 40 % below the mean of the others or 30 % below the next: Prozorro's rule; the Act gives no number. */
        public static final LowPriceRule USUAL = new LowPriceRule(new BigDecimal("0.40"), new BigDecimal("0.30"));

        public LowPriceRule {
            Objects.requireNonNull(belowMean, "belowMean");
            Objects.requireNonNull(belowNext, "belowNext");
        }
    }

    public Procedure {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(sealing, "sealing");
        evaluators = List.copyOf(evaluators);
        Objects.requireNonNull(waiting, "waiting");
        Objects.requireNonNull(waitingReason, "waitingReason");
        Objects.requireNonNull(lowPrice, "lowPrice");
        Objects.requireNonNull(weighting, "weighting");
        Objects.requireNonNull(weightingReason, "weightingReason");
        // a procedure that was kept before there were these rules has none
        evaluation = Objects.requireNonNullElse(evaluation, EvaluationRules.USUAL);
        totalPoints = Objects.requireNonNullElse(totalPoints, Optional.empty());
        if (totalPoints.filter(total -> total.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("weights that sum to " + totalPoints.get());
        }
    }

    /** With weights that sum to 100 where they are fixed. */
    public Procedure(
            String template,
            Optional<SealingPlan> sealing,
            List<String> evaluators,
            Waiting waiting,
            String waitingReason,
            LowPriceRule lowPrice,
            Weighting weighting,
            String weightingReason,
            EvaluationRules evaluation) {
        this(
                template,
                sealing,
                evaluators,
                waiting,
                waitingReason,
                lowPrice,
                weighting,
                weightingReason,
                evaluation,
                Optional.empty());
    }

    /** A procedure that is evaluated in the usual way. */
    public Procedure(
            String template,
            Optional<SealingPlan> sealing,
            List<String> evaluators,
            Waiting waiting,
            String waitingReason,
            LowPriceRule lowPrice,
            Weighting weighting,
            String weightingReason) {
        this(
                template,
                sealing,
                evaluators,
                waiting,
                waitingReason,
                lowPrice,
                weighting,
                weightingReason,
                EvaluationRules.USUAL);
    }

    /** The same with other rules of evaluation. */
    public Procedure evaluatedBy(EvaluationRules rules) {
        return new Procedure(
                template,
                sealing,
                evaluators,
                waiting,
                waitingReason,
                lowPrice,
                weighting,
                weightingReason,
                rules,
                totalPoints);
    }

    /** The same with these evaluators. */
    public Procedure withEvaluators(String... names) {
        return new Procedure(
                template,
                sealing,
                List.of(names),
                waiting,
                waitingReason,
                lowPrice,
                weighting,
                weightingReason,
                evaluation,
                totalPoints);
    }

    /** The same with weights announced in another way. */
    public Procedure weighted(Weighting how, String reason) {
        return new Procedure(
                template, sealing, evaluators, waiting, waitingReason, lowPrice, how, reason, evaluation, totalPoints);
    }
}
