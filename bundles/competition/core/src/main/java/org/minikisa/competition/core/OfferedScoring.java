package org.minikisa.competition.core;

import java.util.Arrays;
import java.util.Comparator;

import org.minikisa.competition.api.ScoringMethod;

/** A scoring method as it stands on the whiteboard. */
public record OfferedScoring(String id, String version, int ranking, long service, ScoringMethod method) {

    /** By id, then by version as numbers, then the order of OSGi services: the one to prefer comes last. */
    static final Comparator<OfferedScoring> ORDER = Comparator.comparing(OfferedScoring::id)
            .thenComparing(OfferedScoring::version, OfferedScoring::compareVersions)
            .thenComparingInt(OfferedScoring::ranking)
            .thenComparing(Comparator.comparingLong(OfferedScoring::service).reversed());

    /** How a competition names it: {@code ratio-to-smallest@1.0}. */
    public String reference() {
        return id + "@" + version;
    }

    private static int compareVersions(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+"))
                .filter(part -> !part.isEmpty())
                .mapToInt(part -> Integer.parseInt(part.substring(0, Math.min(9, part.length()))))
                .toArray();
    }
}
