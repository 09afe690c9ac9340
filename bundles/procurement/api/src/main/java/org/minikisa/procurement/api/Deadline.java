package org.minikisa.procurement.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

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
     */
    public record Step(LocalDate date, String reason, String section) {

        public Step {
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(section, "section");
        }
    }

    /** @throws IllegalArgumentException when there is no step, or the last one does not stand at {@code date} */
    public Deadline {
        Objects.requireNonNull(date, "date");
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !steps.get(steps.size() - 1).date().equals(date)) {
            throw new IllegalArgumentException("the steps do not lead to " + date);
        }
    }
}
