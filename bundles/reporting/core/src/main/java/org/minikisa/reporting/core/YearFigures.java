package org.minikisa.reporting.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;

import org.minikisa.classification.api.Kind;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Nature;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;
import org.minikisa.reporting.api.Value;
import org.minikisa.reporting.core.Reading.ContactLine;
import org.minikisa.support.api.Cases;

/** The figures of a year; whatever counts contacts is a total of a need map. */
final class YearFigures {

    private final NeedAnswers answers;
    private final Wings sources;
    private final int year;
    private final String asOf;
    private final String days;
    private final List<NeedYear.Line> lines = new ArrayList<>();

    private YearFigures(NeedAnswers answers, Wings sources, int year, Optional<Instant> asOf) {
        this.answers = answers;
        this.sources = sources;
        this.year = year;
        this.asOf = asOf.map(moment -> " --as-of " + moment).orElse("");
        this.days = " --from " + year + "-01-01 --to " + year + "-12-31" + this.asOf;
    }

    static NeedYear of(Wings sources, int year, Optional<Instant> asOf, LongConsumer progress) {
        if (year < 1900 || year > 9998) {
            throw InvalidInputException.of(
                    "the question",
                    "reporting.needs.year",
                    "year",
                    Integer.toString(year),
                    "a year, 2026 say",
                    "Give the year in four digits.");
        }
        NeedQuery query = NeedQuery.by(NeedDimension.CHANNEL)
                .between(Optional.of(LocalDate.of(year, 1, 1)), Optional.of(LocalDate.of(year, 12, 31)))
                .asOf(asOf);
        NeedAnswers answers = NeedAnswers.asked(sources, query, progress);
        var figures = new YearFigures(answers, sources, year, asOf);
        figures.add();
        Instant moment = answers.query().asOf().orElseThrow();
        return new NeedYear(year, moment, figures.lines, NeedAnswers.digest(year, moment, figures.lines));
    }

    /** The last one with a contact from a person. */
    static OptionalInt last(Wings sources, Optional<Instant> asOf) {
        return sources.contacts().stream()
                .flatMap(intake -> intake.arrivals().stream())
                .filter(contact -> contact.disposition() == Disposition.NEW_CONVERSATION
                        || contact.disposition() == Disposition.FOLLOW_UP)
                .filter(contact -> asOf.filter(contact.received()::isAfter).isEmpty())
                .mapToInt(contact -> yearOf(contact.received()))
                .max();
    }

    private void add() {
        List<ContactLine> contacts = answers.counted().lines();
        count("contacts", Texts.everywhere("year.contacts"), ids(contacts), "kisa:needs cases" + days);
        List<ContactLine> judged =
                contacts.stream().filter(ContactLine::classified).toList();
        List<ContactLine> waiting =
                contacts.stream().filter(contact -> !contact.classified()).toList();
        count("waiting", Texts.everywhere("year.waiting"), ids(waiting), opened("waiting"));
        by(NeedDimension.KIND, judged, names(Kind.values()), Part.ALL);
        by(NeedDimension.CHANNEL, contacts, names(Channel.values()), Part.ALL);
        by(NeedDimension.JOINT_PROCUREMENT, judged, List.of(), Part.ALL);
        sources.competitions().ifPresent(service -> competitions(service, contacts.size()));
        sources.cases().ifPresent(this::firstAnswers);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** Some of the contacts: the beginning of the keys and names of their figures, and the filter that gives them. */
    private record Part(String key, Optional<LocalizedText> name, String filter) {

        static final Part ALL = new Part("", Optional.empty(), "");

        Part with(String option, String value, LocalizedText label) {
            String shown = value.equals(NeedHead.UNSURE) ? "unsure" : value;
            return new Part(
                    (key.isEmpty() ? "" : key + "-") + option + "-" + shown,
                    Optional.of(name.map(whole -> joined(whole, label)).orElse(label)),
                    filter + " --" + option + " " + value);
        }

        private static LocalizedText joined(LocalizedText whole, LocalizedText part) {
            return new LocalizedText(
                    whole.fi() + ": " + part.fi(), whole.sv() + ": " + part.sv(), whole.en() + ": " + part.en());
        }
    }

    /**
     * Each joint procurement also by kind.
     *
     * @param always those that stand there with their zero, too
     */
    private void by(NeedDimension dimension, List<ContactLine> contacts, Collection<String> always, Part whole) {
        Tabulation table = Tabulation.of(contacts, line -> {
            List<String> values = answers.dimensions().of(dimension, line);
            return values.isEmpty() ? List.of(NeedHead.UNSURE) : values;
        });
        var keys = new ArrayList<>(always);
        keys.addAll(table.rows());
        String option = dimension.name().toLowerCase(Locale.ROOT).replace('_', '-');
        for (NeedHead head : answers.dimensions().heads(dimension, keys)) {
            List<ContactLine> those = table.row(head.key());
            Part part = whole.with(option, head.key().isEmpty() ? "none" : head.key(), head.label());
            count(part.key(), part.name().orElseThrow(), ids(those), "kisa:needs cases" + days + part.filter());
            if (dimension == NeedDimension.JOINT_PROCUREMENT) {
                by(NeedDimension.KIND, those, List.of(), part);
            }
        }
    }

    private void count(String key, LocalizedText name, List<String> behind, String open) {
        lines.add(new NeedYear.Line(key, name, Optional.of(BigDecimal.valueOf(behind.size())), "", open, behind));
    }

    private static List<String> ids(List<ContactLine> contacts) {
        return contacts.stream().map(ContactLine::id).toList();
    }

    /** Where no list of contacts shows it. */
    private String opened(String key) {
        return "kisa:needs year " + year + asOf + " --open " + key;
    }

    /** Those that were run here and decided in the year. */
    private void competitions(Competitions service, int contacts) {
        Instant moment = answers.query().asOf().orElseThrow();
        List<String> decided = service.list().stream()
                .filter(YearFigures::ours)
                .filter(competition -> competition
                        .decided()
                        .filter(at -> !at.isAfter(moment) && yearOf(at) == year)
                        .isPresent())
                .map(competition -> competition.id().value())
                .toList();
        count("competitions", Texts.everywhere("year.competitions"), decided, opened("competitions"));
        Optional<BigDecimal> per = decided.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(contacts * 100L)
                        .divide(BigDecimal.valueOf(decided.size()), 1, RoundingMode.HALF_UP));
        String key = "contacts-per-100-competitions";
        lines.add(new NeedYear.Line(key, Texts.everywhere("year.per-100"), per, "", opened(key), decided));
    }

    private static int yearOf(Instant at) {
        return at.atZone(Texts.HELSINKI).getYear();
    }

    private static boolean ours(Competition competition) {
        return competition.draft().nature() == Nature.LIVE
                || competition.draft().nature() == Nature.CONSTRUCTED;
    }

    /** Cases that were opened in the year and answered by the moment. */
    private void firstAnswers(Cases service) {
        Instant moment = answers.query().asOf().orElseThrow();
        var ids = new ArrayList<String>();
        var minutes = new ArrayList<Long>();
        answers.supportCases().stream()
                .filter(each -> yearOf(each.opened()) == year)
                .filter(each ->
                        each.firstAnswered().filter(at -> !at.isAfter(moment)).isPresent())
                .forEach(each -> service.firstAnswerMinutes(each).ifPresent(time -> {
                    ids.add(each.id().value());
                    minutes.add(time);
                }));
        hours("first-answer-median", Tally.medianHours(minutes), ids);
        hours("first-answer-p90", Tally.p90Hours(minutes), ids);
    }

    private void hours(String key, Value value, List<String> cases) {
        Optional<BigDecimal> hours =
                value instanceof Value.Number number ? Optional.of(number.number()) : Optional.empty();
        lines.add(new NeedYear.Line(key, Texts.everywhere("year." + key), hours, "h", opened(key), cases));
    }
}
