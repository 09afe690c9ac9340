package org.minikisa.competition.api.opendata;

import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps competitions that took place elsewhere. They are ranked here by what their criteria allow, and what was
 * published and what comes out is compared ({@code Competition.discrepancies()}).
 */
@ProviderType
public interface Imports {

    /**
     * Keeps a batch in one transaction; each competition as a whole or not at all, and none hinders another.
     *
     * <p>The same competition (by the key of its draft) again changes nothing; with other content it is put together with
     * what is here, the newer of both counting where they differ. One that people have worked on here since is refused.
     *
     * @return for each its outcome, in their order
     */
    List<Outcome> keep(List<ImportedCompetition> batch);

    /** What {@link #keep} would refuse it for; nothing is kept. */
    List<Problem> check(ImportedCompetition competition);

    /** What was imported as this competition; empty for one that was made here. */
    Optional<ImportedCompetition> find(CompetitionId id);

    /** What came of one competition. */
    sealed interface Outcome {

        /** It is new here. */
        record Imported(CompetitionId id) implements Outcome {}

        /** A newer state of it came. */
        record Updated(CompetitionId id) implements Outcome {}

        /** It was here like this already. */
        record Unchanged(CompetitionId id) implements Outcome {}

        /** It was not kept. */
        record Refused(List<Problem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }
}
