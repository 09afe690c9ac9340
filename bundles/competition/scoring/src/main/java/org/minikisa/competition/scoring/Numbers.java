package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringTask.Candidate;

/** The numbers of a formula for one tender, by their symbols in {@link Symbols}. */
final class Numbers {

    private final Candidate candidate;
    private final Map<String, BigDecimal> values = new HashMap<>(12);

    /** Begins with the tender's own value. */
    Numbers(Candidate candidate) {
        this.candidate = candidate;
        values.put(Symbols.OWN, candidate.value());
    }

    Numbers with(String symbol, BigDecimal value) {
        values.put(symbol, value);
        return this;
    }

    Numbers with(Map<String, BigDecimal> more) {
        values.putAll(more);
        return this;
    }

    /** The score that these numbers explain. */
    Score score(BigDecimal points, Wording wording) {
        return new Score(candidate.tender(), points, wording.with(values), values);
    }
}
