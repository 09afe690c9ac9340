package org.minikisa.reporting.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What grew. The counts of two times of unequal length are compared as two Poisson rates: given their sum, the one in the window is
 * binomial with the window's share of the days, which is exact for any count (Przyborowski and Wilenski 1940). Of all that is compared,
 * the share of false alarms is kept below {@link #FALSE_ALARMS} (Benjamini and Hochberg 1995).
 *
 * @param from first day of the window
 * @param to its last day
 * @param beforeFrom first day of the time before, which ends where the window begins
 * @param windowDays days in the window that count
 * @param beforeDays days before it that count
 * @param workingDays whether those are working days; otherwise all days
 * @param compared how many themes, and themes in a joint procurement, had enough contacts to be compared
 * @param needs those that grew, the most certain first
 * @param uncovered what is asked that no theme covers: of contacts without a theme, or whose theme nobody is sure of; empty where there are
 *     none in the window
 */
public record EmergingNeeds(
        Instant asOf,
        LocalDate from,
        LocalDate to,
        LocalDate beforeFrom,
        int windowDays,
        int beforeDays,
        boolean workingDays,
        int compared,
        List<EmergingNeed> needs,
        Optional<EmergingNeed> uncovered) {

    /** The share of false alarms among what is told, at most, on average. */
    public static final double FALSE_ALARMS = 0.05;

    public EmergingNeeds {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(beforeFrom, "beforeFrom");
        needs = List.copyOf(needs);
        Objects.requireNonNull(uncovered, "uncovered");
    }
}
