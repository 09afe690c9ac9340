package org.minikisa.procurement.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * A date that a rule of law leads to, with the way to it.
 *
 * @param date the result, a local date in Finland; whole days, until midnight unless a section says otherwise
 * @param steps how it was found, in order, at least one; the last one stands at {@code date}
 */
public record Deadline(LocalDate date, List<Step> steps) {

    /**
     * One step on the way.
     *
     * @param date where the step stands after its rule was applied
     * @param reason why, one English sentence without a full stop
     * @param section the rule: {@code 150/1930 s. 5}
     * @param text the reason in three languages
     */
    public record Step(LocalDate date, String reason, String section, LocalizedText text) {

        public Step {
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(section, "section");
            Objects.requireNonNull(text, "text");
        }

        /** A step whose reason is known in one language. @param reason not blank */
        public Step(LocalDate date, String reason, String section) {
            this(date, reason, section, LocalizedText.same(reason));
        }

        public static Step of(LocalDate date, LocalizedText text, String section) {
            return new Step(date, text.en(), section, text);
        }
    }

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    /** @throws IllegalArgumentException when there is no step, or the last one does not stand at {@code date} */
    public Deadline {
        Objects.requireNonNull(date, "date");
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !steps.get(steps.size() - 1).date().equals(date)) {
            throw new IllegalArgumentException("the steps do not lead to " + date);
        }
    }

    /**
     * The first moment after the day, by the clocks of Finland: whatever happens before it is in time where whole days
     * count. A day has 23 or 25 hours when clocks are changed.
     */
    public Instant over() {
        return date.plusDays(1).atStartOfDay(FINLAND).toInstant();
    }
}
