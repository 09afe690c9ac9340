package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A schedule that keeps the periods of the law and leaves time for questions and their answers.
 *
 * @param questionsUntil until when questions are taken: a working day, noon in Finland
 * @param answersBy the last day to answer them (s. 69)
 * @param closes the end of the tender period: a working day, noon in Finland
 * @param validUntil a day until which tenders should bind, long enough for the comparison, the decision and the wait
 * @param reasons how the days were found, in order
 */
public record ScheduleProposal(
        Instant questionsUntil, LocalDate answersBy, Instant closes, LocalDate validUntil, List<Reason> reasons) {

    /**
     * One step on the way.
     *
     * @param day where it stands afterwards
     * @param reason one English sentence without a full stop
     * @param section the rule; {@code ""} for a habit of the house
     */
    public record Reason(LocalDate day, String reason, String section) {
        public Reason {
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(section, "section");
        }
    }

    public ScheduleProposal {
        Objects.requireNonNull(questionsUntil, "questionsUntil");
        Objects.requireNonNull(answersBy, "answersBy");
        Objects.requireNonNull(closes, "closes");
        Objects.requireNonNull(validUntil, "validUntil");
        reasons = List.copyOf(reasons);
    }

    public Schedule schedule() {
        return new Schedule(closes, Optional.of(questionsUntil));
    }
}
