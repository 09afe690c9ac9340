package org.minikisa.competition.core.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.preparation.Schedule;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.Deadline;

/** Whether tenderers have the time that the law and common sense give them. */
final class PeriodRules {

    /** A period of days lasts until midnight; a minute is left to those who write 23:59. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    /** The Act asks for "sufficient" time in a framework agreement (s. 43); below this the house warns. */
    private static final int SHORT_DAYS = 10;

    private static final int SHORT_COMPLEX_DAYS = 14;

    private final DraftCheck check;
    private final Instant at;
    private final Schedule schedule;

    private PeriodRules(DraftCheck check, Instant at, Schedule schedule) {
        this.check = check;
        this.at = at;
        this.schedule = schedule;
    }

    public static void check(DraftCheck check, Instant at, Schedule schedule) {
        var rules = new PeriodRules(check, at, schedule);
        if (schedule.closes().isBefore(at)) {
            check.refuse(
                    "competition.period.backwards",
                    "closesAt",
                    schedule.closes().toString(),
                    "not before the publication " + at,
                    "Give tenderers time.");
        } else if (!check.exempt()) {
            check.surroundings().calendar().map(Schedules::new).ifPresent(rules::lookAt);
        }
        rules.questions();
    }

    /** The calendar refuses years it does not know; then nothing more is said about the period. */
    private void lookAt(Schedules schedules) {
        try {
            if (check.isDynamicPurchasingSystem()) {
                dynamic(schedules);
            } else if (check.governed()) {
                framework();
            }
            if (check.governed()) {
                complex();
                holidays(schedules);
                closing(schedules);
                answers(schedules);
                ContentRules.validity(
                        check,
                        closes().toLocalDate(),
                        Optional.of(schedules.awarded(check.draft(), closes().toLocalDate())));
            }
        } catch (InvalidInputException unknownYear) {
            check.warn(unknownYear.problems().get(0));
        }
    }

    private void dynamic(Schedules schedules) {
        Deadline earliest = schedules.calendar().tenderPeriodEnd(Schedules.day(at));
        ZonedDateTime least = earliest.date().atTime(END_OF_DAY).atZone(Schedules.FINLAND);
        if (closes().isBefore(least)) {
            Deadline.Step last = earliest.steps().get(earliest.steps().size() - 1);
            check.forbid(
                    "competition.period.short",
                    "closesAt",
                    closes().toLocalDateTime().toString(),
                    "not before the end of " + earliest.date() + " (" + last.reason() + ", " + last.section() + ")",
                    "In a dynamic purchasing system tenderers have at least 10 days (1397/2016 s. 56).");
        }
    }

    private void framework() {
        if (days() < SHORT_DAYS) {
            check.warn(
                    "competition.period.sufficient",
                    "closesAt",
                    days() + " days",
                    "a sufficient time, " + SHORT_DAYS + " days at least where nothing speaks for less",
                    "Give more time: the Act counts no days here but asks for enough (1397/2016 s. 43).");
        }
    }

    private void complex() {
        if (days() < SHORT_COMPLEX_DAYS && Schedules.complex(check.draft())) {
            check.warn(
                    "competition.period.complex",
                    "closesAt",
                    days() + " days for much to read and write",
                    SHORT_COMPLEX_DAYS + " days or more",
                    "Give more time for many lots, lines, requirements or texts (1397/2016 s. 56).");
        }
    }

    private void holidays(Schedules schedules) {
        List<LocalDate> free = schedules.freeDays(Schedules.day(at), closes().toLocalDate());
        if (!free.isEmpty() && days() < SHORT_COMPLEX_DAYS + free.size()) {
            check.warn(
                    "competition.period.holidays",
                    "closesAt",
                    free.size() + " free weekdays in it: " + free.get(0),
                    "as many days more",
                    "Give the time that tenderers cannot work.");
        }
    }

    private void closing(Schedules schedules) {
        LocalTime time = closes().toLocalTime();
        if (!schedules.isWorkingDay(closes().toLocalDate())
                || time.isBefore(LocalTime.of(9, 0))
                || time.isAfter(LocalTime.of(16, 15))) {
            check.warn(
                    "competition.period.closing",
                    "closesAt",
                    closes().toLocalDateTime().toString(),
                    "office hours of a working day in Finland",
                    "Close at 12 or 16 of a working day, when somebody can help a tenderer.");
        }
    }

    private void questions() {
        schedule.questionsUntil()
                .filter(this::isOutside)
                .ifPresent(until -> check.refuse(
                        "competition.questions.outside",
                        "questionsUntil",
                        until.toString(),
                        "a moment within the tender period",
                        "Let questions end some days before tenders do."));
        if (schedule.questionsUntil().isEmpty() && check.governed()) {
            check.warn(
                    "competition.questions.none",
                    "questionsUntil",
                    "nothing",
                    "until when questions are taken",
                    "Announce it: a question on the last day makes the period be extended.");
        }
    }

    private boolean isOutside(Instant until) {
        return until.isBefore(at) || until.isAfter(schedule.closes());
    }

    /** Whether questions end while there is time to answer them. */
    private void answers(Schedules schedules) {
        LocalDate last = schedules.informationDay(closes().toLocalDate());
        schedule.questionsUntil()
                .filter(until -> !isOutside(until) && Schedules.day(until).isAfter(last))
                .ifPresent(until -> check.warn(
                        "competition.questions.late",
                        "questionsUntil",
                        until.toString(),
                        "not after " + last + ", the last day for additional information",
                        "Answers that come later make the period be extended (1397/2016 s. 56, 69)."));
    }

    private ZonedDateTime closes() {
        return schedule.closes().atZone(Schedules.FINLAND);
    }

    /** By the clocks of Finland: from noon to noon is a day, also when clocks are changed. */
    private long days() {
        return ChronoUnit.DAYS.between(at.atZone(Schedules.FINLAND), closes());
    }
}
