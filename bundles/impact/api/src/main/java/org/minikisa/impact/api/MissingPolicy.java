package org.minikisa.impact.api;

import java.util.Set;

/**
 * What happens when an answer is unknown.
 *
 * @param refused indicators whose answer must be known
 * @param minCoverage 0 to 1: below this share of the weights answered, no index is given
 */
public record MissingPolicy(Set<String> refused, double minCoverage) {

    /** Unknown answers give an interval, however many they are, as long as one is known. */
    public static final MissingPolicy INTERVAL = new MissingPolicy(Set.of(), 0);

    public MissingPolicy {
        refused = Set.copyOf(refused);
        if (!(minCoverage >= 0 && minCoverage <= 1)) {
            throw new IllegalArgumentException("a coverage is 0 to 1, not " + minCoverage);
        }
    }
}
