package org.minikisa.competition.api;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of one lot.
 *
 * @param lot its id; {@code ""} for a competition in one piece
 * @param scores empty where nobody tendered for it
 * @param award empty before the decision, and where nothing was awarded
 */
public record LotResult(String lot, Optional<ScoreTable> scores, Optional<Award> award) {

    public LotResult {
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(scores, "scores");
        Objects.requireNonNull(award, "award");
    }
}
