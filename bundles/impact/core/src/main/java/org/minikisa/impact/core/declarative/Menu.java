package org.minikisa.impact.core.declarative;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;

/**
 * What a customer may still choose on top of what it has chosen, and what that costs per year above what the joint
 * procurement gives. Costs are exact: whole numbers of the smallest decimal that the model uses.
 *
 * @param made what is chosen already and differs from the joint procurement's, written
 * @param madeCost of it
 * @param courses indicators with a value to choose, in the model's order
 * @param numbers indicators that may be set to another number; a model states no costs for those
 * @param decimals of all costs
 * @param unpriced ids of what is chosen already without a stated cost
 */
public record Menu(
        Answers base,
        Answers choices,
        Map<String, String> made,
        long madeCost,
        List<Course> courses,
        List<Indicator> numbers,
        int decimals,
        List<String> unpriced) {

    /** A cent would do; this also holds a model's odd ones. */
    private static final int MOST_DECIMALS = 9;

    public Menu {
        made = Collections.unmodifiableMap(new TreeMap<>(made));
        courses = List.copyOf(courses);
        numbers = List.copyOf(numbers);
        unpriced = List.copyOf(unpriced);
    }

    /** One indicator. @param settings to leave it first, then what may be chosen instead */
    public record Course(Indicator indicator, List<Setting> settings) {

        public Course {
            Objects.requireNonNull(indicator, "indicator");
            settings = List.copyOf(settings);
        }

        /** Whether the model states no cost for something that may be chosen. */
        public boolean isUnpriced() {
            return settings.stream().anyMatch(setting -> !setting.isPriced());
        }
    }

    /**
     * @param value as it is written; empty to leave what the joint procurement gives
     * @param cost above that; 0 where the model states none
     * @param isPriced whether the model states it
     * @param note what to think of before choosing it
     */
    public record Setting(Optional<String> value, long cost, boolean isPriced, Optional<LocalizedText> note) {

        static final Setting LEFT = new Setting(Optional.empty(), 0, true, Optional.empty());

        public Setting {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(note, "note");
        }
    }

    /** @param base x1, checked and completed; @param choices x2, checked */
    public static Menu of(ModelDescription model, Answers base, Answers choices) {
        return of(model, base, choices, new Costs(model));
    }

    /** The same as if everything were free. */
    static Menu withoutCosts(ModelDescription model, Answers base, Answers choices) {
        return of(model, base, choices, Costs.NONE);
    }

    private static Menu of(ModelDescription model, Answers base, Answers choices, Costs costs) {
        var made = new TreeMap<String, String>();
        var unpriced = new ArrayList<String>();
        var courses = new ArrayList<Course>();
        var numbers = new ArrayList<Indicator>();
        long madeCost = 0;
        for (var indicator : model.choices()) {
            var id = indicator.id();
            var given = base.value(id);
            var chosen = choices.value(id);
            if (chosen.isPresent()) {
                if (!chosen.equals(given)) {
                    made.put(id, choices.answer(id).text());
                    madeCost += costs.difference(indicator, given, chosen.get());
                    if (!costs.areStated(indicator, chosen.get())) {
                        unpriced.add(id);
                    }
                }
            } else if (base.answer(id) instanceof Answer.NotApplicable) {
                continue;
            } else if (indicator.domain() instanceof Domain.Numeric) {
                numbers.add(indicator);
            } else {
                courses.add(new Course(indicator, settings(indicator, given, costs)));
            }
        }
        choices.weights().forEach((id, weight) -> made.put(Answers.WEIGHT + id, CanonicalJson.number(weight)));
        return new Menu(base, choices, made, madeCost, courses, numbers, costs.decimals, unpriced);
    }

    private static List<Setting> settings(Indicator indicator, Optional<String> given, Costs costs) {
        var settings = new ArrayList<Setting>();
        settings.add(Setting.LEFT);
        for (var value : values(indicator.domain())) {
            if (!given.equals(Optional.of(value)) && isAllowed(indicator, given, value)) {
                settings.add(new Setting(
                        Optional.of(value),
                        costs.difference(indicator, given, value),
                        costs.areStated(indicator, value),
                        note(indicator.domain(), value)));
            }
        }
        return settings;
    }

    /** Whether it is worth asking: what a floor makes void changes nothing. */
    private static boolean isAllowed(Indicator indicator, Optional<String> given, String value) {
        return indicator.merge() == MergeRule.MAY_REPLACE
                || given.isEmpty()
                || AnswerLaws.compare(indicator, value, given.get()).orElse(0) >= 0;
    }

    /** All values of a finite domain, written. */
    private static List<String> values(Domain domain) {
        if (domain instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().stream()
                    .map(level -> Integer.toString(level.value()))
                    .toList();
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.options().stream().map(option -> option.id()).toList();
        }
        return List.of("false", "true");
    }

    private static Optional<LocalizedText> note(Domain domain, String value) {
        return domain instanceof Domain.Choice choice
                ? choice.options().stream()
                        .filter(option -> option.id().equals(value))
                        .findFirst()
                        .flatMap(option -> option.note())
                : Optional.empty();
    }

    /** An amount in EUR. */
    public BigDecimal money(long cost) {
        return BigDecimal.valueOf(cost, decimals);
    }

    /** What a model states of costs. */
    private static final class Costs {

        static final Costs NONE = new Costs(0, false);

        private final int decimals;
        private final boolean areAsked;

        private Costs(int decimals, boolean areAsked) {
            this.decimals = decimals;
            this.areAsked = areAsked;
        }

        Costs(ModelDescription model) {
            this(decimals(model), true);
        }

        private static int decimals(ModelDescription model) {
            var all = model.indicators().stream()
                    .flatMap(indicator -> values(indicator.domain()).stream()
                            .flatMap(value -> stated(indicator.domain(), value).stream()))
                    .map(BigDecimal::stripTrailingZeros)
                    .toList();
            int most = all.stream().mapToInt(BigDecimal::scale).reduce(0, Math::max);
            int decimals = most == 1 ? 2 : most; // whole euros, or cents
            var sum = all.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (decimals > MOST_DECIMALS
                    || sum.movePointRight(decimals).compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 8)) > 0) {
                throw InvalidInputException.of(
                        "what may be chosen with " + model.ref(),
                        "impact.whatif.cost",
                        "indicators",
                        "costs of " + decimals + " decimals that sum to " + sum.toPlainString(),
                        "at most " + MOST_DECIMALS + " decimals, and together less than a million million",
                        "Write costs in EUR per year, to the cent.");
            }
            return decimals;
        }

        long difference(Indicator indicator, Optional<String> given, String value) {
            return cost(indicator, value)
                    - given.map(before -> cost(indicator, before)).orElse(0L);
        }

        private long cost(Indicator indicator, String value) {
            return (areAsked ? stated(indicator.domain(), value) : Optional.<BigDecimal>empty())
                    .map(cost -> cost.setScale(decimals).unscaledValue().longValueExact())
                    .orElse(0L);
        }

        /** Not to do something costs nothing, said or not. */
        boolean areStated(Indicator indicator, String value) {
            return value.equals("false") && indicator.domain() instanceof Domain.Flag
                    || stated(indicator.domain(), value).isPresent();
        }

        private static Optional<BigDecimal> stated(Domain domain, String value) {
            if (domain instanceof Domain.Flag flag) {
                return value.equals("true") ? flag.cost() : Optional.empty();
            }
            if (domain instanceof Domain.Ordinal ordinal) {
                return ordinal.levels().stream()
                        .filter(level -> Integer.toString(level.value()).equals(value))
                        .findFirst()
                        .flatMap(Domain.Level::cost);
            }
            return domain instanceof Domain.Choice choice
                    ? choice.options().stream()
                            .filter(option -> option.id().equals(value))
                            .findFirst()
                            .flatMap(option -> option.cost())
                    : Optional.empty();
        }
    }
}
