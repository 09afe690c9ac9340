package org.minikisa.reporting.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

import org.minikisa.classification.api.Kind;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Nature;
import org.minikisa.intake.api.Channel;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;
import org.minikisa.reporting.api.Value;
import org.minikisa.reporting.core.Reading.ContactLine;

/** The figures of a year; whatever counts contacts is a total of a need map. */
final class YearFigures {

    private final NeedAnswers answers;
    private final NeedSources sources;
    private final int year;
    private final String days;
    private final List<NeedYear.Line> lines = new ArrayList<>();

    private YearFigures(NeedAnswers answers, NeedSources sources, int year, Optional<Instant> asOf) {
        this.answers = answers;
        this.sources = sources;
        this.year = year;
        this.days = " --from " + year + "-01-01 --to " + year + "-12-31"
                + asOf.map(moment -> " --as-of " + moment).orElse("");
    }

    static NeedYear of(NeedSources sources, int year, Optional<Instant> asOf, LongConsumer progress) {
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

    private void add() {
        List<ContactLine> contacts = answers.counted().lines();
        count("contacts", Texts.everywhere("year.contacts"), contacts.size(), "kisa:needs cases" + days);
        List<ContactLine> judged =
                contacts.stream().filter(ContactLine::classified).toList();
        count("waiting", Texts.everywhere("year.waiting"), contacts.size() - judged.size(), "kisa:contacts");
        by(NeedDimension.KIND, judged, names(Kind.values()), "kind");
        by(NeedDimension.CHANNEL, contacts, names(Channel.values()), "channel");
        by(NeedDimension.JOINT_PROCUREMENT, judged, List.of(), "joint-procurement");
        sources.competitions().ifPresent(service -> competitions(service, contacts.size()));
        sources.cases().ifPresent(service -> firstAnswers());
    }

    private static List<String> names(Enum<?>[] values) {
        return java.util.Arrays.stream(values).map(Enum::name).toList();
    }

    /** @param always those that stand there with their zero, too */
    private void by(NeedDimension dimension, List<ContactLine> contacts, Collection<String> always, String option) {
        Tabulation table = Tabulation.of(contacts, line -> {
            List<String> values = answers.dimensions().of(dimension, line);
            return values.isEmpty() ? List.of(NeedHead.UNSURE) : values;
        });
        var keys = new ArrayList<>(always);
        keys.addAll(table.rows());
        for (NeedHead head : answers.dimensions().heads(dimension, keys)) {
            String value = head.key().isEmpty() ? "none" : head.key();
            count(
                    option + "-" + (value.equals(NeedHead.UNSURE) ? "unsure" : value),
                    head.label(),
                    table.row(head.key()).size(),
                    "kisa:needs cases" + days + " --" + option + " " + value);
        }
    }

    private void count(String key, LocalizedText name, long count, String open) {
        lines.add(new NeedYear.Line(key, name, Optional.of(BigDecimal.valueOf(count)), "", open));
    }

    /** Those that were run here and decided in the year. */
    private void competitions(Competitions service, int contacts) {
        Instant moment = answers.query().asOf().orElseThrow();
        long decided = service.list().stream()
                .filter(YearFigures::ours)
                .flatMap(competition -> competition.decided().stream())
                .filter(at -> !at.isAfter(moment) && at.atZone(Texts.HELSINKI).getYear() == year)
                .count();
        count("competitions", Texts.everywhere("year.competitions"), decided, "kisa:competitions");
        Optional<BigDecimal> per = decided == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(contacts * 100L)
                        .divide(BigDecimal.valueOf(decided), 1, RoundingMode.HALF_UP));
        lines.add(new NeedYear.Line(
                "contacts-per-100-competitions", Texts.everywhere("year.per-100"), per, "", "kisa:needs" + days));
    }

    private static boolean ours(Competition competition) {
        return competition.draft().nature() == Nature.LIVE
                || competition.draft().nature() == Nature.CONSTRUCTED;
    }

    private void firstAnswers() {
        Instant moment = answers.query().asOf().orElseThrow();
        List<Long> minutes = answers.supportCases().stream()
                .filter(each -> each.opened().atZone(Texts.HELSINKI).getYear() == year)
                .filter(each ->
                        each.firstAnswered().filter(at -> !at.isAfter(moment)).isPresent())
                .map(each -> sources.cases().orElseThrow().firstAnswerMinutes(each))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
        hours("first-answer-median", Tally.medianHours(minutes));
        hours("first-answer-p90", Tally.p90Hours(minutes));
    }

    private void hours(String key, Value value) {
        Optional<BigDecimal> hours =
                value instanceof Value.Number number ? Optional.of(number.number()) : Optional.empty();
        lines.add(new NeedYear.Line(key, Texts.everywhere("year." + key), hours, "h", "kisa:cases"));
    }
}
