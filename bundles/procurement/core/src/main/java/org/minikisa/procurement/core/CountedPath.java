package org.minikisa.procurement.core;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.Deadline.Step;
import org.minikisa.procurement.api.LegalPeriod;

/** Walks from the day that starts a period to the day that ends it, and remembers why. */
final class CountedPath {

    static final String START_NOT_COUNTED = "150/1930 s. 2";
    static final String LENGTH = "150/1930 s. 3";
    static final String BACKWARDS = "150/1930 s. 4";
    static final String ROLL_OVER = "150/1930 s. 5";
    static final String UNION_START = "Regulation 1182/71 art. 3(1)";
    static final String UNION_END = "Regulation 1182/71 art. 3(4)";
    static final String UNION_TWO_WORKING_DAYS = "Regulation 1182/71 art. 3(5)";

    private static final DateTimeFormatter FINNISH = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final WorkingDays workingDays;
    private final List<Step> steps = new ArrayList<>();
    private final LocalDate start;
    private LocalDate date;

    CountedPath(WorkingDays workingDays, LocalDate start, LocalizedText event) {
        this(workingDays, start, event, START_NOT_COUNTED);
    }

    CountedPath(WorkingDays workingDays, LocalDate start, LocalizedText event, String section) {
        this.workingDays = workingDays;
        this.start = WorkingDays.known(start);
        LocalizedText weekday = WorkingDays.nameOf(start);
        to(
                start,
                new LocalizedText(
                        event.fi() + ", " + weekday.fi() + "; tätä päivää ei lasketa",
                        event.sv() + ", " + weekday.sv() + "; den dagen räknas inte",
                        event.en() + " on a " + weekday.en() + "; that day is not counted"),
                section);
    }

    LocalDate date() {
        return date;
    }

    boolean endsOnWorkingDay() {
        return workingDays.contains(date);
    }

    CountedPath to(LocalDate day, LocalizedText reason, String section) {
        date = day;
        steps.add(Step.of(day, reason, section));
        return this;
    }

    CountedPath forward(LegalPeriod period, LocalizedText reason, String section) {
        return switch (period.unit()) {
            case WORKING_DAYS -> workingDays(period.amount(), 1, reason, section);
            case DAYS -> to(date.plusDays(period.amount()), reason, section);
            case WEEKS -> to(date.plusWeeks(period.amount()), reason, section);
            case MONTHS -> to(date.plusMonths(period.amount()), reason, section);
            case YEARS -> to(date.plusYears(period.amount()), reason, section);
        };
    }

    CountedPath backward(LegalPeriod period, LocalizedText reason, String section) {
        return switch (period.unit()) {
            case WORKING_DAYS -> workingDays(period.amount(), -1, reason, section);
            case DAYS -> to(date.minusDays(period.amount()), reason, section);
            case WEEKS -> to(date.minusWeeks(period.amount()), reason, section);
            case MONTHS -> to(date.minusMonths(period.amount()), reason, section);
            case YEARS -> to(date.minusYears(period.amount()), reason, section);
        };
    }

    /** Weekends are passed over silently, days that are free by name are shown. */
    private CountedPath workingDays(int days, int direction, LocalizedText reason, String section) {
        LocalDate day = date;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(direction);
            LocalDate passed = day;
            if (workingDays.contains(day)) {
                counted++;
            } else if (!WorkingDays.isWeekend(day)) {
                workingDays.freeDay(day).ifPresent(name -> to(passed, notCounted(name), ROLL_OVER));
            }
        }
        return to(day, reason, section);
    }

    private static LocalizedText notCounted(LocalizedText name) {
        return new LocalizedText(
                name.fi() + " ei ole työpäivä, sitä ei lasketa",
                name.sv() + " är ingen arbetsdag och räknas inte",
                name.en() + " is not counted");
    }

    CountedPath toWorkingDay(String section) {
        Optional<LocalizedText> free = workingDays.whyNot(date);
        while (free.isPresent()) {
            to(date.plusDays(1), soTheNext(date, free.get()), section);
            free = workingDays.whyNot(date);
        }
        return this;
    }

    private static LocalizedText soTheNext(LocalDate day, LocalizedText free) {
        return new LocalizedText(
                day.format(FINNISH) + " on " + free.fi() + ", joten seuraava päivä",
                day.format(FINNISH) + " är " + free.sv() + ", alltså följande dag",
                day + " is " + free.en() + ", so the next day");
    }

    /** Art. 3(5): a period of two days or more has at least two working days. */
    CountedPath withTwoWorkingDays() {
        LocalDate second = workingDays.next(workingDays.next(start));
        return date.isBefore(second)
                ? to(
                        second,
                        new LocalizedText(
                                "määräaikaan kuuluu vähintään kaksi työpäivää",
                                "tidsfristen omfattar minst två arbetsdagar",
                                "the period has at least two working days"),
                        UNION_TWO_WORKING_DAYS)
                : this;
    }

    /** Says which working day comes before, where the day that was counted back to is none. */
    CountedPath remarkThatItIsFree() {
        workingDays.whyNot(date).ifPresent(free -> {
            LocalDate before = workingDays.previous(date);
            to(
                    date,
                    new LocalizedText(
                            date.format(FINNISH) + " on " + free.fi() + "; määräpäivä ei siirry, edeltävä työpäivä on "
                                    + before.format(FINNISH),
                            date.format(FINNISH) + " är " + free.sv() + "; dagen flyttas inte, arbetsdagen före är "
                                    + before.format(FINNISH),
                            date + " is " + free.en() + "; it does not move, the working day before it is " + before),
                    BACKWARDS);
        });
        return this;
    }

    Deadline deadline() {
        WorkingDays.known(date);
        return new Deadline(date, steps);
    }
}
