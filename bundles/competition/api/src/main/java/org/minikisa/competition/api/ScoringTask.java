package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * One criterion of all tenders that take part; excluded ones are not among them, so an excluded tender is never the
 * cheapest.
 *
 * @param maxPoints what the best can get; 0 for methods whose result is money or a rank
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
        return extreme(BigDecimal::min);
    }

    /** The largest value. */
    public BigDecimal largest() {
        return extreme(BigDecimal::max);
    }

    private BigDecimal extreme(BinaryOperator<BigDecimal> which) {
        BigDecimal extreme = candidates.get(0).value();
        for (int i = 1; i < candidates.size(); i++) {
            extreme = which.apply(extreme, candidates.get(i).value());
        }
        return extreme;
    }

    /**
     * The rank of each tender, in their order: what a method that ranks needs.
     *
     * @param bestFirst the better one is less; those it calls equal share a rank
     */
    public List<BigDecimal> ranks(Comparator<Candidate> bestFirst, SharedRank rule) {
        var ordered = candidates.stream().sorted(bestFirst).toList();
        var ranks = new IdentityHashMap<Candidate, BigDecimal>();
        int group = 0;
        for (int place = 0, next; place < ordered.size(); place = next) {
            for (next = place + 1; next < ordered.size(); next++) {
                if (bestFirst.compare(ordered.get(place), ordered.get(next)) != 0) {
                    break;
                }
            }
            BigDecimal rank = rule.of(place + 1, next - place, ++group);
            ordered.subList(place, next).forEach(one -> ranks.put(one, rank));
        }
        return candidates.stream().map(ranks::get).toList();
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
            values = Map.copyOf(values);
        }
    }
}
