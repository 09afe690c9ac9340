package org.minikisa.competition.api.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.problem.api.LocalizedText;

/**
 * Something that comes next, or a day to know of.
 *
 * @param code stable: {@code contract}, {@code appeal.last}, {@code notice.award}
 * @param what in words
 * @param lot {@code ""} for the whole competition
 * @param step the step it is about; empty where it is somebody else's move or no step
 * @param bound how {@code day} is meant
 * @param day empty where the law sets none
 * @param reasons how the day was found, the last one standing at {@code day}; empty where there is none or the calendar
 *     is not there
 */
public record Due(
        String code,
        LocalizedText what,
        String lot,
        Optional<CompetitionStep> step,
        Bound bound,
        Optional<LocalDate> day,
        List<Reason> reasons) {

    /** How a day is meant. */
    public enum Bound {
        /** Not before that day. */
        FROM,
        /** On that day at the latest. */
        UNTIL,
        /** As soon as one likes. */
        ANY_TIME
    }

    /**
     * A step on the way to a day.
     *
     * @param section {@code 1397/2016 s. 129}
     */
    public record Reason(LocalDate day, LocalizedText text, String section) {
        public Reason {
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(section, "section");
        }
    }

    public Due {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(bound, "bound");
        Objects.requireNonNull(day, "day");
        reasons = List.copyOf(reasons);
    }

    /** Whether its day has passed, or, where it is {@link Bound#FROM}, whether it has not come yet. */
    public boolean outOfTime(LocalDate today) {
        return switch (bound) {
            case FROM -> day.filter(today::isBefore).isPresent();
            case UNTIL -> day.filter(today::isAfter).isPresent();
            case ANY_TIME -> false;
        };
    }
}
