package org.minikisa.competition.core.comparison;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.OfferedScoring;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** Whether a tender has a value that can be scored in every criterion it must have one in. */
public final class TenderRules {

    private final CompetitionDraft draft;
    private final Function<Criterion, Optional<OfferedScoring>> methods;
    private final Problems problems;

    /**
     * @param methods the method of a criterion, while it is there: a tender is not refused because a bundle is updated
     */
    public TenderRules(
            CompetitionDraft draft, Function<Criterion, Optional<OfferedScoring>> methods, Problems problems) {
        this.draft = draft;
        this.methods = methods;
        this.problems = problems;
    }

    /** Before anything of a tender is kept: numbers that would fill the memory when they are written. */
    public static void requireWritable(Tender tender) {
        var problems = new Problems();
        tender.values().forEach((criterion, value) -> {
            if (value instanceof TenderedValue.Amount one && !Decimals.writable(one.amount())) {
                absurd("values." + criterion, one.amount(), problems);
            } else if (value instanceof TenderedValue.LinePrices form) {
                form.prices().entrySet().stream()
                        .filter(line -> !Decimals.writable(line.getValue()))
                        .forEach(
                                line -> absurd("values." + criterion + "." + line.getKey(), line.getValue(), problems));
            }
        });
        problems.refuseIfAny("the tender");
    }

    /** @param place of the tender: {@code ""}, {@code tenders[1]} */
    public void check(Tender tender, String place) {
        String values = place.isEmpty() ? "values." : place + ".values.";
        lot(tender, place.isEmpty() ? "lot" : place + ".lot");
        for (Criterion criterion : draft.criteria()) {
            if (criterion.source() == ValueSource.TENDERED) {
                TenderedValue value = tender.values().get(criterion.id());
                if (value == null) {
                    missing(values + criterion.id(), criterion);
                } else {
                    tendered(criterion, value, values + criterion.id());
                }
            }
        }
        tender.values().keySet().stream()
                .filter(id -> draft.criterion(id)
                        .filter(one -> one.source() == ValueSource.TENDERED)
                        .isEmpty())
                .forEach(id -> problems.add(
                        "competition.value.unknown",
                        values + id,
                        id,
                        "one of " + ids(ValueSource.TENDERED),
                        "Leave it out, or correct the criterion."));
    }

    private void lot(Tender tender, String place) {
        if (!draft.invitation().lotIds().contains(tender.lot())) {
            problems.add(
                    "competition.tender.lot",
                    place,
                    tender.lot().isEmpty() ? "no lot" : tender.lot(),
                    draft.invitation().lots().isEmpty()
                            ? "no lot, because the competition is in one piece"
                            : "one of " + draft.invitation().lotIds(),
                    "Name the lot the tender is for.");
        }
    }

    /** A value that the evaluators gave. */
    public void check(Judgement judgement, String place) {
        draft.criterion(judgement.criterion())
                .filter(one -> one.source() == ValueSource.EVALUATED)
                .ifPresentOrElse(
                        criterion -> scorable(criterion, judgement.value(), place),
                        () -> problems.add(
                                "competition.judgement.criterion",
                                place,
                                judgement.criterion(),
                                "one of " + ids(ValueSource.EVALUATED),
                                "Evaluators give values in these criteria only."));
    }

    void missing(String place, Criterion criterion) {
        problems.add(
                "competition.value.missing",
                place,
                "nothing",
                "a value for " + criterion.name().en(),
                criterion.source() == ValueSource.EVALUATED
                        ? "Let the evaluators give it."
                        : "Every tender needs a value in every criterion.");
    }

    private Set<String> ids(ValueSource source) {
        return draft.criteria().stream()
                .filter(criterion -> criterion.source() == source)
                .map(Criterion::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void tendered(Criterion criterion, TenderedValue value, String place) {
        if (value instanceof TenderedValue.LinePrices form) {
            lines(criterion, form, place);
        } else if (!criterion.lines().isEmpty()) {
            problems.add(
                    "competition.value.form",
                    place,
                    "one amount",
                    "a price for each of its " + criterion.lines().size() + " lines",
                    "Fill in the price form.");
        } else {
            scorable(criterion, valueOf(criterion, value), place);
        }
    }

    private void lines(Criterion criterion, TenderedValue.LinePrices form, String place) {
        int before = problems.list().size();
        Set<String> unknown = new HashSet<>(form.prices().keySet());
        for (PriceLine line : criterion.lines()) {
            unknown.remove(line.id());
            BigDecimal price = form.prices().get(line.id());
            if (price == null) {
                problems.add(
                        "competition.value.missing",
                        place + "." + line.id(),
                        "nothing",
                        "a price for " + line.name().en(),
                        "Fill in every line of the price form.");
            } else if (!Decimals.writable(price)) {
                absurd(place + "." + line.id(), price, problems);
            } else if (price.signum() < 0) {
                problems.add(
                        "competition.value.negative",
                        place + "." + line.id(),
                        price.toPlainString(),
                        "0 or more",
                        "Give a unit price.");
            }
        }
        unknown.stream()
                .sorted()
                .forEach(id -> problems.add(
                        "competition.value.unknown",
                        place + "." + id,
                        id,
                        "a line of the price form",
                        "Leave it out, or correct the line."));
        if (problems.list().size() == before) {
            scorable(criterion, valueOf(criterion, form), place);
        }
    }

    /** Numbers that nobody writes on a price form: printing some of them would fill the memory. */
    private static void absurd(String place, BigDecimal value, Problems problems) {
        problems.add(
                "competition.value.absurd",
                place,
                "a number with an exponent of " + (value.precision() - (long) value.scale() - 1),
                "at most 30 digits before the decimal point and 100 behind it",
                "Correct the number.");
    }

    private void scorable(Criterion criterion, BigDecimal value, String place) {
        if (!Decimals.writable(value)) {
            absurd(place, value, problems);
            return;
        }
        methods.apply(criterion).ifPresent(offered -> {
            Optional<BigDecimal> least = offered.method().description().leastValue();
            if (least.filter(limit -> value.compareTo(limit) < 0).isPresent()) {
                problems.add(
                        "competition.value.range",
                        place,
                        value.toPlainString(),
                        "at least " + least.get().toPlainString(),
                        "Correct the value.");
            } else {
                offered.method()
                        .problem(criterion, value)
                        .ifPresent(problem -> problems.add(new Problem(
                                problem.code(), place, problem.found(), problem.expected(), problem.remedy())));
            }
        });
    }

    /** What is scored: the amount itself, or the sum of quantity × price of the form's lines. */
    public static BigDecimal valueOf(Criterion criterion, TenderedValue value) {
        if (value instanceof TenderedValue.LinePrices form) {
            return criterion.lines().stream()
                    .map(line -> line.quantity().multiply(form.prices().get(line.id())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        return ((TenderedValue.Amount) value).amount();
    }
}
