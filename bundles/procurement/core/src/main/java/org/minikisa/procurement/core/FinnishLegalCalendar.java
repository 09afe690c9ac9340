package org.minikisa.procurement.core;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.Deadline.Step;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.Standstill;
import org.osgi.service.component.annotations.Component;

/** The calendar of Finland: computed, without state. Every deadline tells how it came about. */
@Component
public final class FinnishLegalCalendar implements LegalCalendar {

    private static final String START_NOT_COUNTED = "150/1930 s. 2";
    private static final String ROLL_OVER = "150/1930 s. 5";
    /**
     * A minimum tender period comes from the directive, so the Union's rule on periods stands beside the national one.
     */
    private static final String ROLL_OVER_OF_UNION_PERIOD = "150/1930 s. 5; Regulation 1182/71 art. 3(4)";

    private static final String STANDSTILL = "1397/2016 s. 129";

    private static final int TENDER_DAYS = 10;
    private static final int APPEAL_DAYS = 14;
    private static final int APPEAL_DAYS_WITHOUT_STANDSTILL = 30;
    private static final int ADMISSION_WORKING_DAYS = 10;
    private static final int EXTENDED_ADMISSION_WORKING_DAYS = 15;
    private static final int EVIDENCE_WORKING_DAYS = 5;

    private final FreeDays freeDays = new FreeDays(FIRST_YEAR, LAST_YEAR);
    private final OfficeHours officeHours = new OfficeHours(this::isWorkingDay);

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return whyFree(day).isEmpty();
    }

    @Override
    public Optional<LocalizedText> freeDay(LocalDate day) {
        return freeDays.on(known(day));
    }

    @Override
    public Deadline tenderPeriodEnd(LocalDate invitationSent) {
        return new Path(invitationSent, "the invitation is sent")
                .days(
                        TENDER_DAYS,
                        "at least 10 days from the invitation in a dynamic purchasing system",
                        "1397/2016 s. 56")
                .toWorkingDay(ROLL_OVER_OF_UNION_PERIOD)
                .deadline();
    }

    @Override
    public Deadline standstillEnd(LocalDate served) {
        return standstillEnd(served, Standstill.GENERAL);
    }

    @Override
    public Deadline standstillEnd(LocalDate served, Standstill rule) {
        return standstill(served, rule).toWorkingDay(STANDSTILL).deadline();
    }

    @Override
    public Deadline contractEarliest(LocalDate served, boolean cautious) {
        return contractEarliest(served, Standstill.GENERAL, cautious);
    }

    @Override
    public Deadline contractEarliest(LocalDate served, Standstill rule, boolean cautious) {
        Path path = standstill(served, rule);
        boolean rolls = !isWorkingDay(path.date);
        path.toWorkingDay(STANDSTILL);
        if (!rolls) {
            return path.to(path.date.plusDays(1), "the standstill is over, the contract may be made", STANDSTILL)
                    .deadline();
        }
        if (cautious) {
            return path.to(
                            path.date.plusDays(1),
                            "cautious reading: an appeal may still arrive on the day the standstill"
                                    + " rolled to, so the contract waits until it has passed",
                            "1397/2016 s. 129, 147")
                    .deadline();
        }
        return path.to(
                        path.date,
                        "literal reading: the contract may be made on the working day the standstill rolled to",
                        STANDSTILL)
                .deadline();
    }

    @Override
    public Deadline appealEnd(LocalDate served) {
        return served(served)
                .days(APPEAL_DAYS, "appeal within 14 days of service", "1397/2016 s. 147")
                .toWorkingDay(ROLL_OVER)
                .deadline();
    }

    @Override
    public Deadline appealEndWithoutStandstill(LocalDate served) {
        return served(served)
                .days(
                        APPEAL_DAYS_WITHOUT_STANDSTILL,
                        "appeal within 30 days of service, as the contract was made without" + " a standstill",
                        "1397/2016 s. 147, 130")
                .toWorkingDay(ROLL_OVER)
                .deadline();
    }

    @Override
    public Deadline admissionEnd(LocalDate requestReceived, boolean extended) {
        int days = extended ? EXTENDED_ADMISSION_WORKING_DAYS : ADMISSION_WORKING_DAYS;
        return new Path(requestReceived, "the request to join is received")
                .workingDays(
                        days,
                        "a decision on admission is due within " + days + " working days"
                                + (extended ? ", for a stated reason" : ""),
                        "1397/2016 s. 51")
                .deadline();
    }

    @Override
    public Deadline evidenceEnd(LocalDate asked) {
        return new Path(asked, "updated evidence is asked for")
                .workingDays(EVIDENCE_WORKING_DAYS, "at least 5 working days to hand it in", "1397/2016 s. 52")
                .deadline();
    }

    @Override
    public Deadline workingDaysAfter(LocalDate day, int workingDays) {
        if (workingDays < 1) {
            throw InvalidInputException.of(
                    "the number of working days",
                    "procurement.calendar.days",
                    "",
                    Integer.toString(workingDays),
                    "1 or more",
                    "Count forward from the day.");
        }
        return new Path(day, "counting starts")
                .workingDays(
                        workingDays, workingDays + (workingDays == 1 ? " working day" : " working days"), ROLL_OVER)
                .deadline();
    }

    @Override
    public long workingMinutes(Instant from, Instant to) {
        return officeHours.minutesBetween(from, to);
    }

    @Override
    public Instant plusWorkingMinutes(Instant from, long minutes) {
        return officeHours.after(from, minutes);
    }

    private Path served(LocalDate day) {
        return new Path(day, "the decision is served");
    }

    private Path standstill(LocalDate served, Standstill rule) {
        return served(served).days(rule.days(), "the standstill is " + rule.days() + " days from service", STANDSTILL);
    }

    private Optional<String> whyFree(LocalDate day) {
        Optional<String> name = freeDay(day).map(LocalizedText::en);
        if (name.isPresent()) {
            return name;
        }
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY
                ? Optional.of("a " + nameOf(weekday))
                : Optional.empty();
    }

    private static LocalDate known(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw InvalidInputException.of(
                    "the date",
                    "procurement.calendar.range",
                    "",
                    day.toString(),
                    "a date from " + FIRST_YEAR + " to " + LAST_YEAR,
                    "Check the year; the calendar does not know other ones.");
        }
        return day;
    }

    private static String nameOf(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Walks from the day that starts a period to the day that ends it, and remembers why. */
    private final class Path {

        private final List<Step> steps = new ArrayList<>();
        private LocalDate date;

        Path(LocalDate start, String event) {
            to(
                    known(start),
                    event + " on a " + nameOf(start.getDayOfWeek()) + "; that day is not counted",
                    START_NOT_COUNTED);
        }

        Path to(LocalDate day, String reason, String section) {
            date = day;
            steps.add(new Step(day, reason, section));
            return this;
        }

        Path days(int days, String reason, String section) {
            return to(date.plusDays(days), reason, section);
        }

        Path toWorkingDay(String section) {
            Optional<String> free = whyFree(date);
            while (free.isPresent()) {
                to(date.plusDays(1), date + " is " + free.get() + ", so the next day", section);
                free = whyFree(date);
            }
            return this;
        }

        /** Weekends are passed over silently, days that are free by name are shown. */
        Path workingDays(int days, String reason, String section) {
            LocalDate day = date;
            for (int counted = 0; counted < days; ) {
                day = day.plusDays(1);
                LocalDate passed = day;
                if (isWorkingDay(day)) {
                    counted++;
                } else if (!isWeekend(day)) {
                    freeDay(day).ifPresent(name -> to(passed, name.en() + " is not counted", ROLL_OVER));
                }
            }
            return to(day, reason, section);
        }

        Deadline deadline() {
            return new Deadline(date, steps);
        }
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
