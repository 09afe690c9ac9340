package org.minikisa.procurement.shell;

import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.Standstill;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers questions about legal periods, with the reasons. */
@Component
public final class CalendarCommand implements Command {

    private static final String WHAT = "WHAT";
    private static final String DATE = "DATE";
    private static final String RULE = "--rule";
    private static final List<String> QUESTIONS =
            List.of("tender-period", "standstill", "appeal", "admission", "evidence", "free-days");

    private static final Listing<Deadline.Step> STEPS = Listing.rows(Deadline.Step.class)
            .text("date", "Date", Deadline.Step::date)
            .text("section", "Section", Deadline.Step::section)
            .text("reason", "Reason", Deadline.Step::reason);

    private final LegalCalendar calendar;

    @Activate
    public CalendarCommand(@Reference LegalCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Usage usage() {
        return Usage.of("calendar", "counts legal periods and tells the reasons")
                .argument(WHAT, "one of " + String.join(", ", QUESTIONS), () -> QUESTIONS, true)
                .argument(DATE, "the day that starts it, 2026-06-10; for free-days a year", true)
                .choice(
                        RULE,
                        "RULE",
                        "which standstill",
                        Arrays.stream(Standstill.values()).map(Enum::name).toList())
                .example("kisa:calendar tender-period 2026-06-10");
    }

    @Override
    public void run(Invocation in) {
        String what = in.required(WHAT);
        switch (what) {
            case "tender-period" ->
                show(in, deadline("end", "Tenders at the earliest until", calendar.tenderPeriodEnd(date(in))));
            case "standstill" -> standstill(in);
            case "appeal" ->
                show(
                        in,
                        deadline("appeal", "Appeal until", calendar.appealEnd(date(in))),
                        deadline(
                                "withoutStandstill",
                                "Appeal until, if the contract was made without a standstill",
                                calendar.appealEndWithoutStandstill(date(in))));
            case "admission" ->
                show(
                        in,
                        deadline("admission", "Decide until", calendar.admissionEnd(date(in), false)),
                        deadline(
                                "extended",
                                "Decide until, for a stated reason",
                                calendar.admissionEnd(date(in), true)));
            case "evidence" ->
                show(in, deadline("evidence", "Evidence at the earliest until", calendar.evidenceEnd(date(in))));
            case "free-days" -> freeDays(in);
            default -> throw UnknownIdException.of("question of the calendar", what, QUESTIONS);
        }
    }

    private void standstill(Invocation in) {
        LocalDate served = date(in);
        Standstill rule = in.option(RULE).map(Standstill::valueOf).orElse(Standstill.GENERAL);
        show(
                in,
                deadline("standstill", "Standstill until", calendar.standstillEnd(served, rule)),
                deadline(
                        "contractLiteral",
                        "Contract from, taken literally",
                        calendar.contractEarliest(served, rule, false)),
                deadline(
                        "contractCautious",
                        "Contract from, taken cautiously",
                        calendar.contractEarliest(served, rule, true)));
    }

    private void freeDays(Invocation in) {
        int year = year(in.required(DATE));
        List<FreeDay> days = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .flatMap(day -> calendar.freeDay(day).map(name -> new FreeDay(day, name)).stream())
                .toList();
        in.screen()
                .listing(
                        days,
                        Listing.rows(FreeDay.class)
                                .text("date", "Date", FreeDay::date)
                                .text("weekday", "Weekday", day -> weekday(day.date()))
                                .text("fi", "Finnish", day -> day.name().fi())
                                .text("sv", "Swedish", day -> day.name().sv())
                                .text("en", "English", day -> day.name().en()));
    }

    private static void show(Invocation in, Answer... answers) {
        Details details = Details.of(in.required(WHAT) + " from " + in.required(DATE))
                .add("what", "Question", in.required(WHAT))
                .add("from", "From", in.required(DATE));
        for (Answer answer : answers) {
            details.add(answer.key(), answer.label(), answer.deadline().date());
        }
        for (Answer answer : answers) {
            LocalDate date = answer.deadline().date();
            details.listing(
                    answer.key() + "Steps",
                    answer.label() + ": " + weekday(date) + " " + date,
                    answer.deadline().steps(),
                    STEPS);
        }
        in.screen().details(details);
    }

    private static LocalDate date(Invocation in) {
        String text = in.required(DATE);
        return parse(text)
                .orElseThrow(() -> InvalidInputException.of(
                        "the date",
                        "procurement.calendar.date",
                        DATE,
                        text,
                        "a date like 2026-06-10",
                        "Write year, month and day with hyphens."));
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static int year(String text) {
        try {
            return Year.parse(text).getValue();
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(
                    "the year",
                    "procurement.calendar.year",
                    DATE,
                    text,
                    "a year like 2026",
                    "Write it with four digits.");
        }
    }

    private static Answer deadline(String key, String label, Deadline deadline) {
        return new Answer(key, label, deadline);
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private record Answer(String key, String label, Deadline deadline) {}

    private record FreeDay(LocalDate date, LocalizedText name) {}
}
