package org.minikisa.reporting.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What grew. Conversations are counted, not the mails in them. A theme grew when its share of all that came in did, by Fisher's exact test
 * (one-sided), which holds for any count, and when more of it comes in per day than before; so neither holidays nor a year in which
 * everything grows make a theme emerge. Of all that is compared, the share of false alarms is kept below {@link #FALSE_ALARMS} (Benjamini
 * and Hochberg 1995). What comes back every year grows every year: compare with a year before then.
 *
 * @param from first day of the window
 * @param to its last day
 * @param beforeFrom first day of the time before, which ends where the window begins
 * @param windowDays days in the window that count
 * @param beforeDays days before it that count
 * @param workingDays whether those are working days; otherwise all days
 * @param overall all conversations, whatever they are about
 * @param compared how many themes, and themes in a joint procurement, had enough conversations to be compared
 * @param needs those that grew, the most certain first
 * @param uncovered what is asked that no theme covers: of conversations without a theme, or whose theme nobody is sure of; empty where there
 *     are none in the window
 */
public record EmergingNeeds(
        Instant asOf,
        LocalDate from,
        LocalDate to,
        LocalDate beforeFrom,
        int windowDays,
        int beforeDays,
        boolean workingDays,
        Overall overall,
        int compared,
        List<EmergingNeed> needs,
        Optional<EmergingNeed> uncovered) {

    /**
     * How much came in.
     *
     * @param ratio how many times as much as before, per day; one half is added to both counts
     * @param p how probable it is to see so many or more while the rate per day stays the same (Przyborowski and Wilenski 1940)
     */
    public record Overall(int now, int before, double ratio, double p) {}

    /** The share of false alarms among what is told, at most, on average. */
    public static final double FALSE_ALARMS = 0.05;

    public EmergingNeeds {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(beforeFrom, "beforeFrom");
        Objects.requireNonNull(overall, "overall");
        needs = List.copyOf(needs);
        Objects.requireNonNull(uncovered, "uncovered");
    }
}
