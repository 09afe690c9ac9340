package org.minikisa.competition.core.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Procedure.Waiting;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.preparation.ScheduleProposal;
import org.minikisa.competition.api.preparation.ScheduleProposal.Reason;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.Standstill;

/** Days before and after a tender period, by the calendar; noon where the house may choose. */
public final class Schedules {

    public static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private static final LocalTime NOON = LocalTime.NOON;
    private static final int QUESTION_DAYS = 4;
    private static final int ANSWER_DAYS = 2;
    private static final int MORE_FOR_COMPLEX = 5;
    private static final int COMPARISON_DAYS = 15;

    private final LegalCalendar calendar;

    public Schedules(LegalCalendar calendar) {
        this.calendar = calendar;
    }

    public static LocalDate day(Instant moment) {
        return moment.atZone(FINLAND).toLocalDate();
    }

    public static Instant noon(LocalDate day) {
        return day.atTime(NOON).atZone(FINLAND).toInstant();
    }

    public ScheduleProposal propose(CompetitionDraft draft, boolean dynamicPurchasingSystem, Instant at) {
        LocalDate sent = day(at);
        var reasons = new ArrayList<Reason>();
        int more = complex(draft) ? MORE_FOR_COMPLEX : 0;
        LocalDate questions = working(sent, QUESTION_DAYS + more);
        reasons.add(new Reason(
                questions,
                "questions are taken for " + (QUESTION_DAYS + more) + " working days"
                        + (more > 0 ? ", as there is much to read" : ""),
                ""));
        LocalDate answers = working(questions, ANSWER_DAYS);
        reasons.add(new Reason(answers, "they are answered within " + ANSWER_DAYS + " working days", ""));
        LocalDate closes = informed(answers, working(answers, 1));
        information(closes).steps().forEach(step -> reasons.add(reason(step)));
        reasons.add(new Reason(closes, "the first working day by which the answers come in time", ""));
        LocalDate earliest = earliestNoon(sent);
        if (dynamicPurchasingSystem && earliest.isAfter(closes)) {
            closes = earliest;
            calendar.tenderPeriodEnd(sent).steps().forEach(step -> reasons.add(reason(step)));
            reasons.add(
                    new Reason(closes, "the last day lasts until midnight, so noon is on the next working day", ""));
        }
        LocalDate valid = awarded(draft, closes);
        reasons.add(
                new Reason(valid, "the award is compared, decided and waited for by then", "1397/2016 s. 129, 147"));
        return new ScheduleProposal(noon(questions), answers, noon(closes), valid, reasons);
    }

    private static Reason reason(Deadline.Step step) {
        return new Reason(step.date(), step.reason(), step.section());
    }

    /** Whether tenderers need more than the least time. */
    public static boolean complex(CompetitionDraft draft) {
        long evaluated = draft.criteria().stream()
                .filter(criterion -> criterion.source() == ValueSource.EVALUATED)
                .count();
        int lines = draft.criteria().stream()
                .mapToInt(criterion -> criterion.lines().size())
                .sum();
        return evaluated >= 4
                || lines > 40
                || draft.invitation().lots().size() > 4
                || draft.invitation().requirements().size() > 40
                || draft.invitation().attachments().size() > 6;
    }

    /** The first day at whose noon the whole tender period of a dynamic purchasing system has passed. */
    public LocalDate earliestNoon(LocalDate sent) {
        return working(calendar.tenderPeriodEnd(sent).date(), 1);
    }

    /** By when the award is made and its wait is over, if all goes well. */
    public LocalDate awarded(CompetitionDraft draft, LocalDate closes) {
        LocalDate decided = working(closes, COMPARISON_DAYS);
        Waiting waiting = draft.procedure().waiting();
        return switch (waiting) {
            case GENERAL ->
                calendar.contractEarliest(decided, Standstill.GENERAL, true).date();
            case FRAMEWORK_OR_DPS ->
                calendar.contractEarliest(decided, Standstill.FRAMEWORK_OR_DPS, true)
                        .date();
            case SKIPPED -> working(decided, 1);
        };
    }

    /** An end that leaves the time of s. 69 after what is told now, and is later than the current one. */
    public LocalDate extended(LocalDate told, LocalDate closes) {
        return informed(working(told, 1), working(closes, 1));
    }

    /** The first working day, from one on, before which something told on a day comes in time. */
    private LocalDate informed(LocalDate told, LocalDate from) {
        LocalDate closes = from;
        while (informationDay(closes).isBefore(told)) {
            closes = working(closes, 1);
        }
        return closes;
    }

    /** An end as if tenderers were invited anew. */
    public LocalDate anew(LocalDate told, LocalDate closes) {
        LocalDate enough = earliestNoon(told);
        LocalDate later = working(closes, 1);
        return enough.isAfter(later) ? enough : later;
    }

    /** Until when questions can be taken so that their answers come in time. */
    public Instant questionsUntil(LocalDate closes) {
        return noon(workingDayBefore(workingDayBefore(informationDay(closes).plusDays(1), 1), ANSWER_DAYS));
    }

    /** The last day on which additional information comes in time (s. 69). */
    public LocalDate informationDay(LocalDate closes) {
        return information(closes).date();
    }

    private Deadline information(LocalDate closes) {
        return calendar.deadline("additional-information", closes);
    }

    /** Days that are free by their own right, Monday to Friday, behind one day and before another. */
    public List<LocalDate> freeDays(LocalDate from, LocalDate to) {
        return from.plusDays(1)
                .datesUntil(to.isAfter(from) ? to : from.plusDays(1))
                .filter(day -> day.getDayOfWeek().getValue() < 6 && !calendar.isWorkingDay(day))
                .toList();
    }

    public boolean isWorkingDay(LocalDate day) {
        return calendar.isWorkingDay(day);
    }

    public LegalCalendar calendar() {
        return calendar;
    }

    private LocalDate working(LocalDate day, int days) {
        return calendar.workingDaysAfter(day, days).date();
    }

    private LocalDate workingDayBefore(LocalDate day, int days) {
        LocalDate before = day;
        for (int left = days; left > 0; ) {
            before = before.minusDays(1);
            left -= calendar.isWorkingDay(before) ? 1 : 0;
        }
        return before;
    }
}
