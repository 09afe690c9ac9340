package org.minikisa.procurement.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.LegalCalendar;

/** On which days a period may end by Act 150/1930 s. 5, and why not on others. */
final class WorkingDays {

    /** From Monday. Written out, so that they do not depend on the languages a JVM was built with. */
    private static final List<LocalizedText> WEEKDAYS = List.of(
            new LocalizedText("maanantai", "måndag", "Monday"),
            new LocalizedText("tiistai", "tisdag", "Tuesday"),
            new LocalizedText("keskiviikko", "onsdag", "Wednesday"),
            new LocalizedText("torstai", "torsdag", "Thursday"),
            new LocalizedText("perjantai", "fredag", "Friday"),
            new LocalizedText("lauantai", "lördag", "Saturday"),
            new LocalizedText("sunnuntai", "söndag", "Sunday"));

    private static final LocalizedText SATURDAY = new LocalizedText("arkilauantai", "helgfri lördag", "a Saturday");
    private static final LocalizedText SUNDAY = new LocalizedText("sunnuntai", "söndag", "a Sunday");

    private final FreeDays freeDays = new FreeDays(LegalCalendar.FIRST_YEAR, LegalCalendar.LAST_YEAR);

    boolean contains(LocalDate day) {
        return whyNot(day).isEmpty();
    }

    Optional<LocalizedText> freeDay(LocalDate day) {
        return freeDays.on(known(day));
    }

    /** Why a period cannot end on that day; empty where it can. */
    Optional<LocalizedText> whyNot(LocalDate day) {
        return freeDay(day).or(() -> weekend(day));
    }

    LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!contains(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    LocalDate previous(LocalDate day) {
        LocalDate previous = day.minusDays(1);
        while (!contains(previous)) {
            previous = previous.minusDays(1);
        }
        return previous;
    }

    static LocalizedText nameOf(LocalDate day) {
        return WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
    }

    static boolean isWeekend(LocalDate day) {
        return weekend(day).isPresent();
    }

    static LocalDate known(LocalDate day) {
        if (day.getYear() < LegalCalendar.FIRST_YEAR || day.getYear() > LegalCalendar.LAST_YEAR) {
            throw InvalidInputException.of(
                    "the date",
                    "procurement.calendar.range",
                    "",
                    day.toString(),
                    "a date from " + LegalCalendar.FIRST_YEAR + " to " + LegalCalendar.LAST_YEAR,
                    "Check the year; the calendar does not know other ones.");
        }
        return day;
    }

    private static Optional<LocalizedText> weekend(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return Optional.of(SATURDAY);
        }
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? Optional.of(SUNDAY) : Optional.empty();
    }
}
