package org.minikisa.procurement.core;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Buyer;
import org.minikisa.procurement.api.LegalPeriod;
import org.minikisa.procurement.api.PeriodRule;
import org.minikisa.procurement.api.PurchaseCategory;
import org.minikisa.procurement.api.Threshold;
import com.google.gson.Gson;

/** The numbers of the law with the days from which and until which they hold, from {@code legal-numbers.json}. */
final class LegalNumbers {

    /**
     * A rule with what is said while it is applied.
     *
     * @param reason how its length is told
     * @param rollSection why it moves to a working day; {@code ""} where it does not
     */
    record Rule(PeriodRule period, LocalizedText reason, String rollSection) {}

    private final List<Rule> rules;
    private final List<Threshold> thresholds;

    private LegalNumbers(List<Rule> rules, List<Threshold> thresholds) {
        this.rules = List.copyOf(rules);
        this.thresholds = List.copyOf(thresholds);
    }

    static LegalNumbers ofTheBundle() {
        try (Reader json = new InputStreamReader(
                LegalNumbers.class.getResourceAsStream("legal-numbers.json"), StandardCharsets.UTF_8)) {
            Written written = new Gson().fromJson(json, Written.class);
            return new LegalNumbers(
                    written.rules().stream()
                            .flatMap(rule -> rule.versions().stream().map(version -> version.of(rule)))
                            .toList(),
                    written.thresholds().stream().map(WrittenThreshold::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<PeriodRule> rules(LocalDate day) {
        return rules.stream()
                .map(Rule::period)
                .filter(rule -> rule.inForce(day))
                .toList();
    }

    /** @throws InvalidInputException for an id that is not known at all, or not on that day */
    Rule rule(String id, LocalDate day) {
        List<Rule> versions =
                rules.stream().filter(rule -> rule.period().id().equals(id)).toList();
        if (versions.isEmpty()) {
            throw InvalidInputException.of(
                    "the period",
                    "procurement.calendar.rule",
                    "rule",
                    id,
                    "one of "
                            + rules.stream()
                                    .map(rule -> rule.period().id())
                                    .distinct()
                                    .collect(Collectors.joining(", ")),
                    "Name a period that the calendar knows.");
        }
        return versions.stream()
                .filter(rule -> rule.period().inForce(day))
                .findFirst()
                .orElseThrow(() -> unknownLaw(
                        day,
                        id,
                        versions.stream()
                                .map(rule -> between(
                                        rule.period().validFrom(), rule.period().validUntil()))
                                .collect(Collectors.joining(", "))));
    }

    /** @throws InvalidInputException where no threshold of that day is known */
    List<Threshold> thresholds(LocalDate day) {
        List<Threshold> known =
                thresholds.stream().filter(one -> one.inForce(day)).toList();
        for (Threshold.Level level : Threshold.Level.values()) {
            if (known.stream().noneMatch(one -> one.level() == level)) {
                throw unknownLaw(
                        day,
                        level == Threshold.Level.EU ? "EU thresholds" : "national thresholds",
                        span(thresholds.stream()
                                .filter(one -> one.level() == level)
                                .toList()));
            }
        }
        return known;
    }

    private static String span(List<Threshold> versions) {
        LocalDate first = versions.stream()
                .map(Threshold::validFrom)
                .min(LocalDate::compareTo)
                .orElseThrow();
        boolean open = versions.stream().anyMatch(one -> one.validUntil().isEmpty());
        return between(
                first,
                open
                        ? Optional.empty()
                        : versions.stream()
                                .flatMap(one -> one.validUntil().stream())
                                .max(LocalDate::compareTo));
    }

    private static InvalidInputException unknownLaw(LocalDate day, String what, String known) {
        return InvalidInputException.of(
                "the date",
                "procurement.calendar.law",
                "",
                day.toString(),
                "a day for which " + what + " of the law is known: " + known,
                "Ask about a day of that time; a change of the law comes with a new version of Minikisa.");
    }

    private static String between(LocalDate from, Optional<LocalDate> until) {
        return "from " + from + until.map(last -> " until " + last).orElse("");
    }

    /** The file as it is written. */
    private record Written(List<WrittenRule> rules, List<WrittenThreshold> thresholds) {}

    private record WrittenRule(
            String id, boolean backwards, LocalizedText name, LocalizedText start, List<WrittenVersion> versions) {}

    private record WrittenVersion(
            String from,
            String until,
            String period,
            String end,
            String section,
            String rollSection,
            LocalizedText reason,
            String source) {

        Rule of(WrittenRule rule) {
            var period = new PeriodRule(
                    rule.id(),
                    rule.name(),
                    rule.start(),
                    LegalPeriod.parse(this.period).orElseThrow(),
                    rule.backwards(),
                    PeriodRule.End.valueOf(end),
                    LocalDate.parse(from),
                    Optional.ofNullable(until).map(LocalDate::parse),
                    section,
                    source);
            return new Rule(period, reason, rollSection == null ? "" : rollSection);
        }
    }

    private record WrittenThreshold(
            String level,
            Set<PurchaseCategory> categories,
            Set<Buyer> buyers,
            String euros,
            String from,
            String until,
            String section,
            String source) {

        Threshold read() {
            return new Threshold(
                    Threshold.Level.valueOf(level),
                    categories,
                    buyers,
                    new BigDecimal(euros),
                    LocalDate.parse(from),
                    Optional.ofNullable(until).map(LocalDate::parse),
                    section,
                    source);
        }
    }
}
