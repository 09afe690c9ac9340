package org.minikisa.competition.api.evaluation;

import java.math.BigDecimal;
import java.util.List;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Several people judge the same tenders, each by himself, and come to one value. Step {@code JUDGE}. Where the procedure
 * names evaluators, nobody else votes and values come from here only; where it names none, anyone may.
 *
 * <p>Two people who save at once never overwrite each other: what is saved names the version it was made from, and is
 * refused with {@code competition.vote.version} where a newer one is there.
 */
@ProviderType
public interface Evaluators {

    /**
     * The votes as one person may see them: his own always, those of others at once or, where voting is hidden, when all
     * have voted on that tender and criterion.
     *
     * @param reader name of an evaluator, or another's, who is shown what is complete
     */
    Panel panel(CompetitionId id, String reader);

    /**
     * Says whether one has an interest in the matter (Administrative Procedure Act 434/2003 s. 27-30). Must be said before
     * voting; who has one takes no part, and votes given before count no more.
     *
     * @param conflict whether there is one
     * @param text what it is; {@code ""} where there is none
     */
    Panel declare(CompetitionId id, boolean conflict, String text, Act act);

    /** Keeps the votes of the person who acts; all or none. */
    Panel vote(CompetitionId id, List<Vote> votes, Act act);

    /** Keeps the values that the evaluators agreed on, when all have voted on them; all or none. */
    Panel agree(CompetitionId id, List<Consensus> values, Act act);

    /** Makes the mean of the votes the value wherever all have voted, rounded as announced. */
    Panel average(CompetitionId id, Act act);

    /**
     * One vote.
     *
     * @param value what is scored, in the scale of the criterion's method
     * @param reason never blank
     * @param version of the vote that it replaces; 0 for a first one
     */
    record Vote(String tender, String criterion, BigDecimal value, String reason, int version) {}

    /**
     * An agreed value.
     *
     * @param reason never blank: it stands in the decision (s. 123)
     * @param version of the value that it replaces; 0 for a first one
     */
    record Consensus(String tender, String criterion, BigDecimal value, String reason, int version) {}
}
