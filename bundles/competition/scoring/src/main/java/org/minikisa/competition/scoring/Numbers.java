package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.ScoringTask.Candidate;

/** The numbers of a formula for one tender, by their symbols in {@link Symbols}. */
final class Numbers {

    private static final int USUAL = 6;

    private final Candidate candidate;
    private final List<String> symbols = new ArrayList<>(USUAL);
    private final List<BigDecimal> values = new ArrayList<>(USUAL);

    /** Begins with the tender's own value. */
    Numbers(Candidate candidate) {
        this.candidate = candidate;
        with(Symbols.OWN, candidate.value());
    }

    Numbers with(String symbol, BigDecimal value) {
        symbols.add(symbol);
        values.add(value);
        return this;
    }

    Numbers with(Map<String, BigDecimal> more) {
        more.forEach(this::with);
        return this;
    }

    /** What these numbers explain. */
    Result score(BigDecimal points, Wording wording) {
        return new Result(points, this, wording);
    }

    String tender() {
        return candidate.tender();
    }

    Map<String, BigDecimal> toMap() {
        var map = new HashMap<String, BigDecimal>(2 * symbols.size());
        for (int i = 0; i < symbols.size(); i++) {
            map.put(symbols.get(i), values.get(i));
        }
        return map;
    }
}
