package org.minikisa.competition.core.simulation;

import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.problem.api.InvalidInputException;

/** The house's own comparison, as far as trying it out needs it. */
public interface Engine {

    /**
     * Compares as after an opening.
     *
     * @throws InvalidInputException for what could not be compared
     */
    ScoreTable compare(CompetitionDraft draft, List<TriedTender> tenders);

    /** The same points, totals and ranks without explanations: for what is tried thousands of times. */
    ScoreTable points(CompetitionDraft draft, List<TriedTender> tenders);

    /** The method of a criterion. */
    ScoringMethod method(Criterion criterion);

    /** All methods that could be used instead, by their {@code id@version}; of each the newest version. */
    Map<String, ScoringMethod> methods();
}
