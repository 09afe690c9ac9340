package org.minikisa.competition.api.evaluation;

import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** The decision for all lots (s. 123), and the drawing of lots that may come before it. Step {@code DECIDE}. */
@ProviderType
public interface Decisions {

    /**
     * What stands in the way of a decision now: open examinations, missing votes, ties that are not decided, no evaluation.
     * Empty where it can be made.
     */
    List<Problem> obstacles(CompetitionId id);

    /** What the decision would be, without making it; refused while there are obstacles. */
    Decision preview(CompetitionId id);

    /**
     * Decides for all lots.
     *
     * @param conditions for lots that are won under a condition
     * @throws org.minikisa.problem.api.InvalidInputException with all obstacles
     */
    Competition decide(CompetitionId id, List<Condition> conditions, Act act);

    /** The decision as it was made. */
    Optional<Decision> decision(CompetitionId id);

    /**
     * Takes part in drawing lots between equal tenders: whoever acts commits to a secret of his own by its SHA-256 before
     * anyone knows another's. At least two people; see {@link Draw} for what comes of it.
     *
     * @param commitment SHA-256 of the secret's UTF-8 bytes, 64 lower-case hex digits
     */
    Draw commit(CompetitionId id, String lot, String commitment, Act act);

    /**
     * Reveals one's secret, when all have committed; from the first secret on nobody can join. The last one decides the
     * draw.
     *
     * @param secret 16 to 200 characters without line breaks
     */
    Draw reveal(CompetitionId id, String lot, String secret, Act act);

    /**
     * Begins a draw anew, because a secret was lost. What was committed and revealed stays in the record.
     *
     * @param reason never blank
     */
    Draw restart(CompetitionId id, String lot, String reason, Act act);

    /** The draws of a competition, those that were given up too, in their order. */
    List<Draw> draws(CompetitionId id);

    /**
     * A lot is won on condition that something is still shown.
     *
     * @param lot {@code ""} for a competition in one piece
     * @param evidence what must be shown: an extract of the criminal record (s. 88), say
     */
    record Condition(String lot, String evidence) {}
}
