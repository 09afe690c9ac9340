package org.minikisa.competition.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Competitions and their life. What is not possible now (a step out of order, an unknown id, a tender with missing
 * values) is refused with {@link InvalidInputException} and changes nothing, except that a late tender is recorded.
 */
@ProviderType
public interface Competitions {

    /**
     * Keeps a draft. The same key again is the same competition: while it is a draft it is replaced; afterwards the
     * same content changes nothing and other content is refused.
     */
    CompetitionId draft(CompetitionDraft draft);

    /** What would be said at publication: problems that refuse it and warnings that do not. */
    PublicationCheck check(CompetitionId id, Instant at, Instant closesAt);

    /**
     * Publishes: the draft is frozen, tenders may come until {@code closesAt} inclusive. Warnings are kept in
     * {@link Competition#warnings()}.
     */
    Competition publish(CompetitionId id, Instant at, Instant closesAt);

    /**
     * Hands in a tender, sealed. The same id again replaces the earlier one; the same content again changes nothing.
     *
     * @throws InvalidInputException with everything that is wrong; a late tender ({@code competition.tender.late}) is
     *     recorded nevertheless
     */
    Competition submit(CompetitionId id, Tender tender, Instant at);

    /** Ends the tender period; not before its time. */
    Competition close(CompetitionId id, Instant at);

    /** Opens the tenders: from now on they are readable. */
    Competition open(CompetitionId id, Instant at);

    /**
     * Excludes an opened tender (s. 74, 96) without saying on which ground, see {@code evaluation.Examinations.exclude}.
     * What was evaluated before must be evaluated again.
     */
    Competition exclude(CompetitionId id, String tender, String reason, Instant at);

    /**
     * Keeps what the evaluators gave, where none are named (otherwise see {@code evaluation.Evaluators}); a later
     * judgement of the same tender and criterion replaces the earlier.
     */
    Competition judge(CompetitionId id, List<Judgement> judgements);

    /** {@link #judge(CompetitionId, List)} by somebody at a moment. */
    Competition judge(CompetitionId id, List<Judgement> judgements, Act act);

    /** Scores and ranks the tenders of each lot. May be repeated until the decision. */
    Competition evaluate(CompetitionId id);

    /** {@link #evaluate(CompetitionId)} by somebody at a moment. */
    Competition evaluate(CompetitionId id, Act act);

    /**
     * Decides for the best tender of each lot. Refused while anything stands in the way, see {@code
     * evaluation.Decisions.obstacles}, and while two are equally good: see {@link #decideTie}.
     */
    Competition decide(CompetitionId id, Instant at);

    /** Decides between equally good tenders in the way that was announced outside the tie rule, by lot say. */
    Competition decideTie(CompetitionId id, String tender, String reason, Instant at);

    Optional<Competition> find(CompetitionId id);

    Optional<Competition> ofKey(String key);

    /** All, in the order of their numbers. */
    List<Competition> list();

    /** What happened to a competition, oldest first, with the people's names. */
    List<CompetitionEvent> history(CompetitionId id);

    /** The scoring methods that are there now, by id and version. */
    List<OfferedMethod> methods();

    /**
     * Reads an award-table document (its format is described in the README of competition/core), takes it through the
     * whole life and compares every published point, total and rank with what comes out; differences become
     * {@link Competition#discrepancies()}. The same document again changes nothing, and one that was interrupted goes
     * on where it stopped.
     *
     * @param name for messages: the file's name
     * @param json UTF-8
     * @throws InvalidInputException with all problems; nothing is written then
     */
    CompetitionId importAwardTable(String name, byte[] json);

    /** @param refusals why it cannot be published; @param warnings what should be looked at */
    record PublicationCheck(List<Problem> refusals, List<Problem> warnings) {

        public PublicationCheck {
            refusals = List.copyOf(refusals);
            warnings = List.copyOf(warnings);
        }
    }

    /** A scoring method that can be used in a draft. */
    record OfferedMethod(String id, String version, MethodDescription description) {}
}
