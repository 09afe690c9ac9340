package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One criterion of all tenders that take part; excluded ones are not among them, so an excluded tender is never the
 * cheapest.
 *
 * @param maxPoints what the best can get; 0 for methods whose result is money
 * @param parameters of the criterion
 * @param candidates at least one
 */
public record ScoringTask(BigDecimal maxPoints, Map<String, String> parameters, List<Candidate> candidates) {

    public ScoringTask {
        Objects.requireNonNull(maxPoints, "maxPoints");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("there is no tender to score");
        }
    }

    /** A number parameter. */
    public Optional<BigDecimal> number(String parameter) {
        return Optional.ofNullable(parameters.get(parameter)).map(BigDecimal::new);
    }

    /** The smallest value. */
    public BigDecimal smallest() {
        return candidates.stream().map(Candidate::value).reduce(BigDecimal::min).orElseThrow();
    }

    /** The largest value. */
    public BigDecimal largest() {
        return candidates.stream().map(Candidate::value).reduce(BigDecimal::max).orElseThrow();
    }

    /**
     * A tender in this criterion.
     *
     * @param value to be scored
     * @param values of all criteria that have been valued, by id, for methods that look at another one
     */
    public record Candidate(String tender, BigDecimal value, Map<String, BigDecimal> values) {

        public Candidate {
            Objects.requireNonNull(tender, "tender");
            Objects.requireNonNull(value, "value");
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
