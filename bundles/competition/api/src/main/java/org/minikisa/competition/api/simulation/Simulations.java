package org.minikisa.competition.api.simulation;

import java.util.List;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Criterion;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Compares without any consequence: the same question gets the same answer, and no state changes. What cannot be compared
 * (a method that is not there, a value that cannot be scored, a weight that is not fixed) is refused with
 * {@link InvalidInputException}.
 */
@ProviderType
public interface Simulations {

    /** Compares tenders by a draft and by every other method that fits each of its criteria. */
    Simulation simulate(CompetitionDraft draft, List<TriedTender> tenders);

    /** Invents tenders for a draft, the same ones for the same seed, in one of the usual situations. */
    List<TriedTender> invent(CompetitionDraft draft, Scenario scenario, int tenders, long seed);

    /** Every scenario with so many invented tenders. */
    List<Simulation> sandbox(CompetitionDraft draft, int tenders, long seed);

    /** How firmly tenders stand under a draft: which weight or price flips the winner. */
    Sensitivity sensitivity(CompetitionDraft draft, List<TriedTender> tenders);

    /**
     * How firmly an evaluated result stands.
     *
     * @param lot its id; {@code ""} for a competition in one piece
     */
    Sensitivity sensitivity(CompetitionId id, String lot);

    /** What a competition compares in a lot, as it could be tried otherwise. Refused while tenders are sealed. */
    List<TriedTender> tenders(CompetitionId id, String lot);

    /** A draft of nothing but criteria, to try a comparison before there is anything else. */
    static CompetitionDraft bare(AwardOrder order, List<Criterion> criteria) {
        var draft =
                CompetitionDraft.of("sandbox", LocalizedText.same("sandbox")).exemptBecause("sandbox");
        switch (order) {
            case LOWEST_TOTAL -> draft.lowestTotalWins();
            case LOWEST_RANKS -> draft.lowestRanksWin();
            case HIGHEST_TOTAL -> {}
        }
        criteria.forEach(draft::criterion);
        return draft.build();
    }
}
