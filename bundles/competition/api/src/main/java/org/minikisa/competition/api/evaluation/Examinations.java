package org.minikisa.competition.api.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.TenderedValue;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is examined between the opening and the decision (s. 52, 74, 96). Steps {@code EXAMINE} and {@code EXCLUDE}; every
 * method that changes something refuses other states.
 */
@ProviderType
public interface Examinations {

    /** All that was examined so far; empty lists before the opening. */
    Examination examination(CompetitionId id);

    /**
     * Keeps findings on requirements; a later one of the same tender and requirement replaces the earlier. All or none.
     *
     * @return all that was examined so far
     */
    Examination check(CompetitionId id, List<Finding> findings, Act act);

    /**
     * Asks tenderers; each gets the same question and the same time. For {@link Clarification.Kind#SUITABILITY} the time
     * is at least 5 working days (s. 52).
     *
     * @param tenders ids of tenders that take part, at least one
     * @param subject what it is about: the id of a requirement or of a criterion
     * @param due the end of the time to answer
     * @return one for each tender, in their order
     */
    List<Clarification> ask(
            CompetitionId id,
            List<String> tenders,
            Clarification.Kind kind,
            String subject,
            String question,
            Instant due,
            Act act);

    /**
     * Keeps an answer; it may come late, and then says so. An answer explains and completes, it does not change: a value
     * of the tender may be said again, and must be the same (s. 74: no change of what is compared).
     *
     * @param restated values that the answer repeats, by criterion id; mostly none
     */
    Clarification answer(CompetitionId id, int number, String answer, Map<String, TenderedValue> restated, Act act);

    /**
     * Says what comes of a question. Possible when it was answered or its time is over; an unanswered question may justify
     * a rejection (KHO 2020:147), which is then an exclusion of its own.
     *
     * @param reason why; never blank
     */
    Clarification assess(CompetitionId id, int number, Clarification.Assessment assessment, String reason, Act act);

    /** Excludes a tender. What was evaluated before must be evaluated again; see {@link #recalculation}. */
    Examination exclude(CompetitionId id, String tender, Exclusion.Ground ground, String reason, Act act);

    /** Takes a mistaken exclusion back, before the decision. Late tenders stay out. */
    Examination reinstate(CompetitionId id, String tender, String reason, Act act);

    /**
     * What the result is with a tender and without it, whether it takes part or is excluded now: who overtakes whom, and
     * because of which criterion. Changes nothing.
     *
     * @throws org.minikisa.problem.api.InvalidInputException while values are missing, or where nobody else tendered
     */
    Recalculation recalculation(CompetitionId id, String tender);

    /** Questions that the figures put to the evaluators; empty before the opening. */
    List<RedFlag> flags(CompetitionId id);

    /**
     * Answers a red flag, or dismisses it. It does not stand in the way of a decision, which keeps it with its answer.
     *
     * @param code as {@link RedFlag#code()}; @param lot as {@link RedFlag#lot()}
     */
    List<RedFlag> answerFlag(CompetitionId id, String code, String lot, String answer, Act act);
}
