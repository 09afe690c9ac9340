package org.minikisa.competition.api.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.ScoreTable;
import org.minikisa.problem.api.LocalizedText;

/**
 * A lot with a tender and without it.
 *
 * @param tender the one in question
 * @param with the comparison with it
 * @param without the comparison without it; empty where nobody is left
 * @param reversals pairs of the others whose order changes
 */
public record Recalculation(
        String lot, String tender, ScoreTable with, Optional<ScoreTable> without, List<Reversal> reversals) {

    public Recalculation {
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(with, "with");
        Objects.requireNonNull(without, "without");
        reversals = List.copyOf(reversals);
    }

    /** Whether another of the remaining tenders leads than did before among them. */
    public boolean changesLeader() {
        return reversals.stream().anyMatch(Reversal::leads);
    }

    /**
     * One tender overtakes another although neither of them was changed: the measure of a criterion was.
     *
     * @param winner tender that is better without the one in question
     * @param loser tender that was better, or equal, with it
     * @param criterion id of the criterion in which the distance changed most
     * @param leads whether the overtaking tender has the first rank now
     * @param text in words, with the figures
     */
    public record Reversal(String winner, String loser, String criterion, boolean leads, LocalizedText text) {}
}
