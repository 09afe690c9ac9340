package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Distribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.api.Option;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.Problems;

/** Reads one indicator. */
final class IndicatorFormat {

    static final int MOST_LEVELS = 50;

    /** Of each type, the members that only some types have. */
    private static final Map<String, Set<String>> OWN = new LinkedHashMap<>();

    static {
        OWN.put("number", Set.of("unit", "min", "max"));
        OWN.put("percent", Set.of("unit", "min", "max"));
        OWN.put("money", Set.of("unit", "min", "max"));
        OWN.put("count", Set.of("unit", "min", "max", "per"));
        OWN.put("external", Set.of("unit", "min", "max", "from"));
        OWN.put("ordinal", Set.of("levels"));
        OWN.put("boolean", Set.of("cost"));
        OWN.put("choice", Set.of("options"));
        OWN.put("formula", Set.of("formula", "unit"));
    }

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final Members members;
    private final ReferenceFormat reference;
    private final Problems problems;

    private IndicatorFormat(Members members, ReferenceFormat reference, Problems problems) {
        this.members = members;
        this.reference = reference;
        this.problems = problems;
    }

    /** @param normaliser empty for one that only gates and formulas read */
    record Scored(Indicator indicator, Optional<Normaliser> normaliser) {}

    static Scored read(Members members, ReferenceFormat reference, Problems problems) {
        return new IndicatorFormat(members, reference, problems).indicator();
    }

    private Scored indicator() {
        var id = members.name("id");
        var title = members.localized("title");
        var domain = domain();
        var scoring = new NormaliserFormat(members, domain, () -> reference.of(id));
        var normaliser = scoring.read();
        var weight = members.weight("weight", 1, true);
        var limited = scoring.clamps() ? domain : limited(domain, normaliser);
        var uncertainty = uncertainty(limited);
        var phases = askedOf(limited);
        var merge = merge(limited, phases);
        var withoutChoice = withoutChoice(limited, phases);
        var indicator = new Indicator(
                id,
                members.optionalText("theme").orElse(""),
                title,
                limited,
                direction(limited, normaliser, merge),
                phases.contains("joint"),
                merge,
                withoutChoice,
                weight,
                members.optionalText("weightSource").orElse(""),
                reasonRequired(),
                members.optionalText("source").orElse(""),
                members.band("band"),
                uncertainty);
        return new Scored(indicator, normaliser);
    }

    private Domain domain() {
        var type = members.text("type");
        if (!OWN.containsKey(type)) {
            if (members.has("type")) {
                members.oneOf("type", type, List.copyOf(OWN.keySet()));
            }
            return new Domain.Flag();
        }
        onlyItsOwn(type);
        return switch (type) {
            case "percent" -> numeric("%", OptionalDouble.of(0), OptionalDouble.of(100));
            case "money" -> money();
            case "count" -> count();
            case "external" -> external();
            case "ordinal" -> ordinal();
            case "boolean" -> new Domain.Flag(members.cost("cost"));
            case "choice" -> choice();
            case "formula" ->
                new Domain.Computed(
                        members.text("formula"), members.optionalText("unit").orElse(""));
            default -> numeric("", OptionalDouble.empty(), OptionalDouble.empty());
        };
    }

    /** Members that belong to another type are mistakes, not remarks. */
    private void onlyItsOwn(String type) {
        OWN.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .filter(name -> members.has(name) && !OWN.get(type).contains(name))
                .forEach(name -> members.problem(
                        "impact.indicator.type",
                        name,
                        "a member of another type",
                        "none for type " + type,
                        "Remove it, or change the type."));
    }

    // ---------------------------------------------------------------- numbers

    /** The unit and the ends that hold unless the file says others. */
    private Domain.Numeric numeric(String usualUnit, OptionalDouble usualMin, OptionalDouble usualMax) {
        var unit = members.optionalText("unit").orElse(usualUnit);
        var min = members.has("min") ? members.number("min") : usualMin;
        var max = members.has("max") ? members.number("max") : usualMax;
        if (min.isPresent() && max.isPresent() && min.getAsDouble() >= max.getAsDouble()) {
            members.problem(
                    "impact.indicator.range",
                    "min",
                    CanonicalJson.number(min.getAsDouble()),
                    "less than max, " + CanonicalJson.number(max.getAsDouble()),
                    "Swap them.");
            return new Domain.Numeric(unit, OptionalDouble.empty(), OptionalDouble.empty());
        }
        return new Domain.Numeric(unit, min, max);
    }

    private Domain money() {
        var money = numeric("EUR", OptionalDouble.of(0), OptionalDouble.empty());
        if (!CURRENCY.matcher(money.unit()).matches()) {
            members.problem(
                    "impact.indicator.currency",
                    "unit",
                    "\"" + money.unit() + "\"",
                    "a currency such as EUR",
                    "Write its three letters; for another amount use type number.");
        }
        return money;
    }

    private Domain count() {
        var count = numeric("", OptionalDouble.of(0), OptionalDouble.empty());
        for (var end : List.of("min", "max")) {
            double value = members.number(end).orElse(0);
            if (value < 0 || value != StrictMath.rint(value)) {
                members.problem(
                        "impact.indicator.range",
                        end,
                        CanonicalJson.number(value),
                        "a whole number, 0 or more",
                        "Counts are whole; for another number use type number.");
            }
        }
        return new Domain.Numeric(count.unit(), count.min(), count.max(), true, per(), Optional.empty());
    }

    private Optional<Domain.Per> per() {
        if (!members.has("per")) {
            return Optional.empty();
        }
        var per = members.child("per", "per");
        var indicator = per.text("indicator");
        double amount = per.number("amount").orElse(1);
        if (!(amount > 0)) {
            per.problem(
                    "impact.indicator.per",
                    "amount",
                    CanonicalJson.number(amount),
                    "greater than 0",
                    "Write 10000 for a count per 10,000 of its unit.");
            amount = 1;
        }
        return Optional.of(new Domain.Per(indicator, amount));
    }

    private Domain external() {
        var number = numeric("", OptionalDouble.empty(), OptionalDouble.empty());
        if (!members.has("from")) {
            members.missing("from", "{\"source\": …, \"key\": …}");
            return number;
        }
        var from = members.child("from", "from");
        return new Domain.Numeric(
                number.unit(),
                number.min(),
                number.max(),
                false,
                Optional.empty(),
                Optional.of(new Domain.External(from.text("source"), from.text("key"))));
    }

    // ---------------------------------------------------------------- one of several

    private Domain ordinal() {
        var levels = new ArrayList<Domain.Level>();
        for (var level : members.children("levels", "level", MOST_LEVELS)) {
            levels.add(new Domain.Level(levels.size(), level.localized(), level.cost("cost")));
        }
        if (levels.size() < 2) {
            members.problem(
                    "impact.indicator.levels",
                    "levels",
                    levels.size() + " levels",
                    "at least 2, each with its text",
                    "Say in words what 0, 1 and 2 mean: [ {\"fi\": …, \"sv\": …, \"en\": …}, … ].");
            return new Domain.Flag();
        }
        return new Domain.Ordinal(levels);
    }

    private Domain choice() {
        var options = new ArrayList<Option>();
        for (var option : members.children("options", "option", MOST_LEVELS)) {
            if (!option.has("score")) {
                option.missing("score", "0 (worst) to 1 (best)");
            }
            options.add(new Option(
                    option.name("id"),
                    option.localized("title"),
                    option.within("score", 0, 1, 0),
                    option.cost("cost"),
                    option.has("note") ? Optional.of(option.localized("note")) : Optional.empty()));
        }
        members.unique("options", options.stream().map(Option::id).toList());
        if (options.size() < 2) {
            members.problem(
                    "impact.indicator.options",
                    "options",
                    options.size() + " options",
                    "at least 2",
                    "List them: [ {\"id\": …, \"title\": …, \"score\": …}, … ].");
            return new Domain.Flag();
        }
        return new Domain.Choice(options);
    }

    private Optional<Distribution> uncertainty(Domain domain) {
        if (domain instanceof Domain.Computed && members.has("uncertainty")) {
            members.problem(
                    "impact.uncertainty",
                    "uncertainty",
                    "of a formula",
                    "none",
                    "Say how uncertain that is what the formula reads.");
            return Optional.empty();
        }
        return domain instanceof Domain.Numeric
                ? DistributionFormat.ofNumber(members)
                : DistributionFormat.ofOneOf(
                        members, AnswerLaws.values(domain), value -> AnswerLaws.fits(domain, value));
    }

    /** Without clamping, values beyond the goalposts are refused instead of counted as the nearest one. */
    private Domain limited(Domain domain, Optional<Normaliser> normaliser) {
        if (!(domain instanceof Domain.Numeric numeric)
                || normaliser.isEmpty()
                || !(normaliser.get() instanceof Normaliser.Goalposts posts)) {
            return domain;
        }
        if (numeric.per().isPresent()) {
            members.problem(
                    "impact.indicator.per",
                    "normalise.clamp",
                    "false for a count per volume",
                    "true",
                    "Remove it: the goalposts are about the quotient, not about the answer.");
            return domain;
        }
        double low = Math.min(posts.lo(), posts.hi());
        double high = Math.max(posts.lo(), posts.hi());
        return new Domain.Numeric(
                numeric.unit(),
                OptionalDouble.of(Math.max(low, numeric.min().orElse(low))),
                OptionalDouble.of(Math.min(high, numeric.max().orElse(high))),
                numeric.whole(),
                numeric.per(),
                numeric.external());
    }

    private Set<String> askedOf(Domain domain) {
        if (domain instanceof Domain.Computed) {
            for (var name : List.of("phases", "merge", "withoutChoice", "reason")) {
                if (members.has(name)) {
                    members.problem(
                            "impact.indicator.computed",
                            name,
                            "a rule for answers",
                            "none",
                            "Remove it: nobody answers a formula.");
                }
            }
            return Set.of();
        }
        if (!members.has("phases")) {
            return Set.of("joint", "customer");
        }
        var phases = new LinkedHashSet<>(members.texts("phases", 2));
        phases.stream()
                .filter(phase -> !phase.equals("joint") && !phase.equals("customer"))
                .forEach(phase -> members.oneOf("phases", phase, List.of("joint", "customer")));
        if (phases.isEmpty()) {
            members.problem(
                    "impact.indicator.nobody",
                    "phases",
                    "nobody",
                    "joint, customer or both",
                    "Let somebody answer it, or make it a parameter.");
        }
        return phases;
    }

    private MergeRule merge(Domain domain, Set<String> phases) {
        if (domain instanceof Domain.Computed) {
            return MergeRule.LOCKED;
        }
        var rule = members.constant("merge", MergeRule.class);
        if (!phases.contains("customer")) {
            rule.filter(merge -> merge != MergeRule.LOCKED)
                    .ifPresent(merge -> members.problem(
                            "impact.indicator.merge",
                            "merge",
                            Members.camel(merge),
                            "locked",
                            "Add \"customer\" to phases, or remove the rule."));
            return MergeRule.LOCKED;
        }
        rule.filter(merge -> merge == MergeRule.LOCKED)
                .ifPresent(merge -> members.problem(
                        "impact.indicator.merge",
                        "merge",
                        "locked",
                        "mayRaise, mayReplace or floor",
                        "Remove \"customer\" from phases, or let it change the answer."));
        if (!phases.contains("joint")) {
            return rule.orElse(MergeRule.MAY_REPLACE);
        }
        return rule.orElse(MergeRule.MAY_RAISE);
    }

    private Optional<String> withoutChoice(Domain domain, Set<String> phases) {
        boolean customerOnly = phases.contains("customer") && !phases.contains("joint");
        var json = members.json("withoutChoice");
        if (json.isEmpty()) {
            if (customerOnly) {
                members.problem(
                        "impact.indicator.withoutChoice",
                        "withoutChoice",
                        "nothing",
                        "a value",
                        "Say what holds when the customer chooses nothing: the joint procurement is not asked.");
            }
            return Optional.empty();
        }
        var value = json.get() instanceof Json.Text text ? text.value() : CanonicalJson.of(json.get());
        if (!customerOnly) {
            members.problem(
                    "impact.indicator.withoutChoice",
                    "withoutChoice",
                    value,
                    "none",
                    "Remove it: without a choice the joint procurement's answer holds.");
            return Optional.empty();
        }
        if (!AnswerLaws.fits(domain, value)) {
            members.problem(
                    "impact.indicator.withoutChoice",
                    "withoutChoice",
                    "\"" + value + "\"",
                    "a value that the indicator can have",
                    "Correct it.");
        }
        return Optional.of(value);
    }

    private Direction direction(Domain domain, Optional<Normaliser> normaliser, MergeRule merge) {
        if (domain instanceof Domain.Computed) {
            return Direction.UNORDERED;
        }
        var natural = normaliser
                .map(Normaliser::direction)
                .orElse(domain instanceof Domain.Numeric ? Direction.UNORDERED : Direction.HIGHER_IS_BETTER);
        var declared = members.optionalText("direction").flatMap(text -> switch (text) {
            case "higher" -> Optional.of(Direction.HIGHER_IS_BETTER);
            case "lower" -> Optional.of(Direction.LOWER_IS_BETTER);
            case "none" -> Optional.of(Direction.UNORDERED);
            default -> {
                members.oneOf("direction", text, List.of("higher", "lower", "none"));
                yield Optional.empty();
            }
        });
        if (declared.isPresent()
                && declared.get() != Direction.UNORDERED
                && normaliser.isPresent()
                && natural != declared.get()) {
            members.problem(
                    "impact.indicator.direction",
                    "direction",
                    members.optionalText("direction").orElse(""),
                    "the direction of its normaliser",
                    domain instanceof Domain.Flag && !members.has("normalise")
                            ? "Say that false is better, {\"fn\": \"levels\", \"scores\": [1, 0]}, or correct the direction."
                            : "Swap lo and hi (or the scores), or correct the direction.");
        }
        var direction = declared.orElse(natural);
        if (direction == Direction.UNORDERED
                && !(domain instanceof Domain.Choice)
                && (merge == MergeRule.MAY_RAISE || merge == MergeRule.FLOOR)) {
            members.problem(
                    "impact.indicator.direction",
                    members.has("direction") ? "direction" : "merge",
                    "no direction with " + Members.camel(merge),
                    "higher or lower",
                    "Say which value is better, or let the customer replace the answer: \"merge\": \"mayReplace\".");
        }
        return direction;
    }

    private boolean reasonRequired() {
        var reason = members.optionalText("reason");
        reason.filter(text -> !text.equals("required") && !text.equals("optional"))
                .ifPresent(text -> members.oneOf("reason", text, List.of("required", "optional")));
        return reason.map("required"::equals).orElse(false);
    }
}
