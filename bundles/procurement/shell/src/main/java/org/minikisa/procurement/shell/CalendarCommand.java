package org.minikisa.procurement.shell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Buyer;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.Delivery;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.LegalPeriod;
import org.minikisa.procurement.api.PeriodRule;
import org.minikisa.procurement.api.PurchaseCategory;
import org.minikisa.procurement.api.Reading;
import org.minikisa.procurement.api.Standstill;
import org.minikisa.procurement.api.Threshold;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers questions about legal periods and thresholds, with the reasons. */
@Component
public final class CalendarCommand implements Command {

    private static final String WHAT = "WHAT";
    private static final String DATE = "DATE";
    private static final String MORE = "MORE";
    private static final String RULE = "--rule";
    private static final String READING = "--reading";
    private static final String LETTER = "--letter";
    private static final String LAW = "--law";
    private static final String BUYER = "--buyer";
    private static final String VALUE = "--value";
    private static final String LANGUAGE = "--language";

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    /** What is more than one period of law under its name. */
    private static final List<String> QUESTIONS =
            List.of("days", "free-days", "rules", "thresholds", "add", "back", "union");

    private final LegalCalendar calendar;

    @Activate
    public CalendarCommand(@Reference LegalCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Usage usage() {
        return Usage.of("calendar", "counts legal periods and tells the reasons")
                .argument(
                        WHAT,
                        "a period by its name (see kisa:calendar rules 2026-01-01), or " + String.join(", ", QUESTIONS),
                        this::questions,
                        true)
                .argument(
                        DATE,
                        "the day that starts it, 2026-06-10; for days a year; for thresholds a category",
                        CalendarCommand::categories,
                        true)
                .argument(
                        MORE, "for add, back and union a length: 14d, 10wd, 2w, 6m, 3y; for thresholds the day", false)
                .choice(RULE, "RULE", "which standstill", names(Standstill.values()))
                .choice(READING, "READING", "how s. 129 is read; both are shown without it", names(Reading.values()))
                .flag(LETTER, "the decision is sent by letter on that day, instead of received")
                .option(LAW, "DATE", "by the law of another day, where the procurement began before a change")
                .choice(BUYER, "BUYER", "whose thresholds", names(Buyer.values()))
                .option(VALUE, "EUROS", "a value to hold against the thresholds, without VAT")
                .choice(
                        LANGUAGE,
                        "LANGUAGE",
                        "of the reasons",
                        Arrays.stream(Language.values()).map(Language::code).toList())
                .example("kisa:calendar tender-period 2026-06-10");
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> categories() {
        return Arrays.stream(PurchaseCategory.values())
                .map(CalendarCommand::word)
                .toList();
    }

    private static String word(PurchaseCategory category) {
        return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<String> questions() {
        return Stream.concat(rules().stream(), QUESTIONS.stream()).toList();
    }

    /** Names of periods, those of the law as it is known last. */
    private List<String> rules() {
        return calendar.rules(LocalDate.of(LegalCalendar.LAST_YEAR, 1, 1)).stream()
                .map(PeriodRule::id)
                .toList();
    }

    @Override
    public void run(Invocation in) {
        String what = in.required(WHAT);
        switch (what) {
            case "standstill" -> standstill(in);
            case "appeal" -> show(in, rule(in, "appeal"), rule(in, "withoutStandstill", "appeal-without-standstill"));
            case "admission" -> show(in, rule(in, "admission"), rule(in, "extended", "admission-extended"));
            case "days", "free-days" -> freeDays(in);
            case "rules" -> rules(in);
            case "thresholds" -> thresholds(in);
            case "add" -> show(in, counted(in, "Until", calendar::after));
            case "back" -> show(in, counted(in, "At the latest", calendar::before));
            case "union" -> show(in, counted(in, "Until, by Regulation 1182/71", calendar::unionPeriod));
            default -> {
                if (!rules().contains(what)) {
                    throw UnknownIdException.of("question of the calendar", what, questions());
                }
                show(in, rule(in, keyOf(what), what));
            }
        }
    }

    /** Keys of 0.1.0 stay as they were. */
    private static String keyOf(String rule) {
        return rule.equals("tender-period") ? "end" : rule;
    }

    private void standstill(Invocation in) {
        in.option(LAW).ifPresent(CalendarCommand::refuseLaw);
        LocalDate served = start(in);
        Standstill rule = in.option(RULE).map(Standstill::valueOf).orElse(Standstill.GENERAL);
        var answers = new ArrayList<Answer>();
        answers.add(new Answer("standstill", "Standstill until", calendar.standstillEnd(served, rule)));
        Optional<Reading> reading = in.option(READING).map(Reading::valueOf);
        for (Reading one : reading.map(List::of).orElse(List.of(Reading.values()))) {
            String taken = one == Reading.LITERAL ? "literally" : "cautiously";
            answers.add(new Answer(
                    one == Reading.LITERAL ? "contractLiteral" : "contractCautious",
                    "Contract from, taken " + taken + (one == calendar.reading() ? " (as configured)" : ""),
                    calendar.contractEarliest(served, rule, one)));
        }
        show(in, answers.toArray(Answer[]::new));
    }

    private static void refuseLaw(String day) {
        throw InvalidInputException.of(
                "the law of another day",
                "procurement.calendar.law-of",
                LAW,
                day,
                "nothing beside standstill, which tells the contract's first day too",
                "Leave --law out; it is for single periods: kisa:calendar rules DATE.");
    }

    private Answer rule(Invocation in, String rule) {
        return rule(in, rule, rule);
    }

    private Answer rule(Invocation in, String key, String rule) {
        LocalDate start = start(in);
        LocalDate law = in.option(LAW).map(text -> date(text, LAW)).orElse(start);
        Deadline deadline = calendar.deadline(rule, start, law);
        String name = calendar.rules(law).stream()
                .filter(one -> one.id().equals(rule))
                .map(one -> one.name().in(language(in)))
                .findFirst()
                .orElse(rule);
        return new Answer(key, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), deadline);
    }

    /** The day that begins the period; where a letter was sent on the given one, the day it counts as received. */
    private LocalDate start(Invocation in) {
        LocalDate given = date(in.required(DATE), DATE);
        return in.flag(LETTER) ? calendar.received(given, Delivery.LETTER).date() : given;
    }

    private static Answer counted(Invocation in, String label, BiFunction<LocalDate, LegalPeriod, Deadline> count) {
        String text = in.argument(MORE).orElse("");
        LegalPeriod period = LegalPeriod.parse(text)
                .orElseThrow(() -> InvalidInputException.of(
                        "the length",
                        "procurement.calendar.length",
                        MORE,
                        text.isEmpty() ? "nothing" : text,
                        "a length like 14d, 10wd, 2w, 6m or 3y",
                        "Write a number and d (days), wd (working days), w (weeks), m (months) or y (years)."));
        return new Answer("end", label, count.apply(date(in.required(DATE), DATE), period));
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

    private void rules(Invocation in) {
        Language language = language(in);
        in.screen()
                .listing(
                        calendar.rules(date(in.required(DATE), DATE)),
                        Listing.rows(PeriodRule.class)
                                .text("id", "Name", PeriodRule::id)
                                .text("period", "Length", CalendarCommand::length)
                                .text("section", "Section", PeriodRule::section)
                                .text("from", "In force from", PeriodRule::validFrom)
                                .text("until", "until", PeriodRule::validUntil)
                                .text("start", "Begins when", rule -> rule.start()
                                        .in(language))
                                .text("ends", "Ends with", rule -> rule.name().in(language))
                                .text("source", "Source", PeriodRule::source));
    }

    private static String length(PeriodRule rule) {
        return (rule.backwards() ? "-" : "") + rule.period();
    }

    private void thresholds(Invocation in) {
        PurchaseCategory category = category(in.required(DATE));
        LocalDate day = in.argument(MORE).map(text -> date(text, MORE)).orElseGet(() -> LocalDate.now(FINLAND));
        Optional<BigDecimal> value = in.option(VALUE).map(CalendarCommand::euros);
        Optional<Buyer> buyer = in.option(BUYER).map(Buyer::valueOf);
        List<Threshold> thresholds = calendar.thresholds(day).stream()
                .filter(one -> one.categories().contains(category))
                .filter(one ->
                        buyer.filter(wanted -> !one.buyers().contains(wanted)).isEmpty())
                .toList();
        Listing<Threshold> listing = Listing.rows(Threshold.class)
                .text("level", "Level", Threshold::level)
                .text(
                        "buyers",
                        "Buyers",
                        one -> one.buyers().stream().sorted().map(Enum::name).toList())
                .number("euros", "Euros", Threshold::euros)
                .text("from", "In force from", Threshold::validFrom)
                .text("until", "until", Threshold::validUntil)
                .text("section", "Section", Threshold::section)
                .text("source", "Source", Threshold::source);
        if (value.isPresent()) {
            listing = listing.text("reached", "Reached", one -> one.reachedBy(value.get()));
        }
        in.screen().listing(thresholds, listing);
    }

    private static void show(Invocation in, Answer... answers) {
        Details details = Details.of(in.required(WHAT) + " from " + in.required(DATE))
                .add("what", "Question", in.required(WHAT))
                .add("from", "From", in.required(DATE));
        for (Answer answer : answers) {
            details.add(answer.key(), answer.label(), answer.deadline().date());
        }
        if (in.screen().json()) {
            for (Answer answer : answers) {
                details.add(
                        answer.key() + "Over", answer.label(), answer.deadline().over());
            }
        }
        for (Answer answer : answers) {
            LocalDate date = answer.deadline().date();
            details.listing(
                    answer.key() + "Steps",
                    answer.label() + ": " + weekday(date) + " " + date,
                    answer.deadline().steps(),
                    steps(in));
        }
        in.screen().details(details);
    }

    /** People read one language, programs get all three. */
    private static Listing<Deadline.Step> steps(Invocation in) {
        Language language = language(in);
        Listing<Deadline.Step> steps = Listing.rows(Deadline.Step.class)
                .text("date", "Date", Deadline.Step::date)
                .text("section", "Section", Deadline.Step::section)
                .text("reason", "Reason", step -> step.text().in(language));
        return in.screen().json()
                ? steps.text("fi", "Finnish", step -> step.text().fi())
                        .text("sv", "Swedish", step -> step.text().sv())
                        .text("en", "English", step -> step.text().en())
                : steps;
    }

    private static Language language(Invocation in) {
        return in.option(LANGUAGE).flatMap(Language::of).orElse(Language.EN);
    }

    private static PurchaseCategory category(String text) {
        return Arrays.stream(PurchaseCategory.values())
                .filter(one -> word(one).equalsIgnoreCase(text) || one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> UnknownIdException.of("category of purchases", text, categories()));
    }

    private static BigDecimal euros(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw InvalidInputException.of(
                    "the value",
                    "procurement.calendar.value",
                    VALUE,
                    text,
                    "euros like 215000 or 215000.50",
                    "Write digits and at most one point.");
        }
    }

    private static LocalDate date(String text, String place) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(
                    "the date",
                    "procurement.calendar.date",
                    place,
                    text,
                    "a date like 2026-06-10",
                    "Write year, month and day with hyphens, a day that exists.");
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

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private record Answer(String key, String label, Deadline deadline) {}

    private record FreeDay(LocalDate date, LocalizedText name) {}
}
