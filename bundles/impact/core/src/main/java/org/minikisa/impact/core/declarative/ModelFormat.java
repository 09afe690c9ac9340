package org.minikisa.impact.core.declarative;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Applicability;
import org.minikisa.impact.api.AuthorTest;
import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.api.MissingPolicy;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Option;
import org.minikisa.impact.api.Parameter;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.core.declarative.Formula.Symbol;
import org.minikisa.impact.core.declarative.Formula.Type;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.Problems;

/**
 * The model format, version 1: JSON to {@link Definition}. One pass over the file notes every problem with its place;
 * nothing is compiled from a file that has any. The JSON Schema for editors, {@value #SCHEMA}, says the same members.
 */
final class ModelFormat {

    /** The schema's file, beside this class. */
    static final String SCHEMA = "impact-model-1.schema.json";

    /** The members of each kind of object; the schema's test compares them. */
    static final Map<String, Set<String>> MEMBERS = Map.ofEntries(
            Map.entry(
                    "model",
                    Set.of(
                            "$schema",
                            "id",
                            "version",
                            "status",
                            "title",
                            "summary",
                            "note",
                            "source",
                            "scale",
                            "appliesTo",
                            "phases",
                            "parameters",
                            "themes",
                            "indicators",
                            "aggregate",
                            "gates",
                            "missing",
                            "tests")),
            Map.entry("scale", Set.of("min", "max", "decimals")),
            Map.entry("appliesTo", Set.of("jointProcurements", "cpv")),
            Map.entry("phases", Set.of("joint", "customer")),
            Map.entry("parameter", Set.of("id", "unit", "value", "source", "values", "note")),
            Map.entry("period", Set.of("from", "until", "value", "source")),
            Map.entry("theme", Set.of("id", "title", "weight", "weightSource", "note")),
            Map.entry(
                    "indicator",
                    Set.of(
                            "id",
                            "theme",
                            "title",
                            "type",
                            "unit",
                            "min",
                            "max",
                            "levels",
                            "options",
                            "formula",
                            "phases",
                            "merge",
                            "withoutChoice",
                            "weight",
                            "weightSource",
                            "normalise",
                            "direction",
                            "reason",
                            "source",
                            "note")),
            Map.entry("option", Set.of("id", "title", "score", "cost", "note")),
            Map.entry("normalise", Set.of("fn", "lo", "hi", "transform", "clamp", "points", "scores")),
            Map.entry("aggregate", Set.of("within", "between", "id", "fn", "shift", "of", "note")),
            Map.entry("aggregator", Set.of("fn", "shift")),
            Map.entry("child", Set.of("ref", "id", "fn", "shift", "weight", "of", "note")),
            Map.entry("gate", Set.of("id", "title", "when", "effect", "at", "source", "note")),
            Map.entry("missing", Set.of("default", "per", "minCoverage")),
            Map.entry("test", Set.of("name", "asOf", "base", "choices", "expect", "note")),
            Map.entry("expect", Set.of("base", "index", "uplift", "tolerance")));

    private static final int MOST_INDICATORS = 500;
    private static final int MOST_LEVELS = 50;
    private static final int MOST_TESTS = 100;
    private static final Pattern MODEL_ID = Pattern.compile("[a-z0-9]([a-z0-9-]|\\.(?!\\.)){0,98}[a-z0-9]|[a-z0-9]");
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "if", "min", "max", "clamp", "ln", "true", "false", "origin");

    private final Problems problems = new Problems();
    private final Json.Obj source;
    private final Members model;
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Optional<Normaliser>> normalisers = new ArrayList<>();
    private final Set<Set<Integer>> cycles = new HashSet<>();

    private ModelFormat(Json json) {
        this.source = json instanceof Json.Obj object ? object : new Json.Obj(Map.of());
        this.model = new Members(json, "", MEMBERS.get("model"), problems);
    }

    /**
     * @param what the input in a few words, as it stands in "WHAT was refused"
     * @throws org.minikisa.problem.api.InvalidInputException with all problems
     */
    static Definition read(String what, Json json) {
        return new ModelFormat(json).definition(what);
    }

    private Definition definition(String what) {
        var ref = ref();
        var status = model.constant("status", ModelStatus.class);
        if (!model.has("status")) {
            model.missing("status", "pilot, active or retired");
        }
        var title = model.localized("title");
        var summary = model.has("summary") ? model.localized("summary") : title;
        model.optionalText("source");
        var scale = scale();
        var phases = phases();
        var parameters = parameters();
        var themes = themes();
        indicators(themes, parameters);
        var root = aggregate(themes);
        var symbols = symbols(parameters);
        var formulas = formulas(symbols);
        var order = order(formulas);
        var gates = new ArrayList<Gate>();
        var conditions = new ArrayList<Formula>();
        gates(scale, symbols, gates, conditions);
        everythingIsUsed(root, formulas, conditions);
        var missing = missing();
        var tests = tests(parameters);
        problems.refuseIfAny(what);
        var description = new ModelDescription(
                ref,
                status.orElseThrow(),
                title,
                summary,
                appliesTo(),
                scale,
                phases,
                themes,
                indicators,
                gates,
                parameters,
                missing,
                tests);
        var definition =
                new Definition(description, normalisers, formulas, order, conditions, root.orElseThrow(), source);
        gatesCanMove(definition);
        problems.refuseIfAny(what);
        return definition;
    }

    private ModelRef ref() {
        var id = model.text("id");
        if (model.has("id") && !MODEL_ID.matcher(id).matches()) {
            model.problem(
                    "impact.id",
                    "id",
                    "\"" + id + "\"",
                    "1 to 100 of a-z, 0-9, . and -",
                    "Name it such as \"cleaning\".");
        }
        var version = model.text("version");
        if (model.has("version") && !VERSION.matcher(version).matches()) {
            model.problem(
                    "impact.version",
                    "version",
                    "\"" + version + "\"",
                    "a version such as 1.0.0",
                    "Count up: the last number for texts, the middle one for weights, the first for indicators.");
        }
        return new ModelRef(new ModelId(id), version);
    }

    private Scale scale() {
        if (!model.has("scale")) {
            return Scale.HUNDRED;
        }
        var scale = members("scale", "scale");
        double min = scale.within("min", -1e9, 1e9, 0);
        double max = scale.within("max", -1e9, 1e9, 100);
        double decimals = scale.within("decimals", 0, 9, 1);
        if (decimals != StrictMath.rint(decimals)) {
            scale.problem(
                    "impact.range", "decimals", CanonicalJson.number(decimals), "a whole number", "Write 1, say.");
        }
        if (min >= max) {
            scale.problem(
                    "impact.scale",
                    "",
                    CanonicalJson.number(min) + " to " + CanonicalJson.number(max),
                    "min below max",
                    "Begin with the worst index.");
            return Scale.HUNDRED;
        }
        return new Scale(min, max, (int) decimals);
    }

    private ModelDescription.Phases phases() {
        if (!model.has("phases")) {
            return ModelDescription.Phases.USUAL;
        }
        var phases = members("phases", "phases");
        return new ModelDescription.Phases(phases.localized("joint"), phases.localized("customer"));
    }

    private Applicability appliesTo() {
        if (!model.has("appliesTo")) {
            return Applicability.EVERYTHING;
        }
        var appliesTo = members("appliesTo", "appliesTo");
        return new Applicability(appliesTo.texts("jointProcurements", 1_000), appliesTo.texts("cpv", 1_000));
    }

    // ---------------------------------------------------------------- parameters

    private List<Parameter> parameters() {
        var result = new ArrayList<Parameter>();
        each("parameters", "parameter", 500, parameter -> {
            var id = name(parameter, "id");
            var unit = parameter.optionalText("unit").orElse("");
            result.add(new Parameter(id, unit, periods(parameter)));
        });
        unique(result.stream().map(Parameter::id).toList(), "parameters");
        return result;
    }

    private List<Parameter.Period> periods(Members parameter) {
        if (!parameter.has("values")) {
            return List.of(period(parameter, Optional.empty(), Optional.empty()));
        }
        var periods = new ArrayList<Parameter.Period>();
        var values = parameter.list("values", 200);
        for (int i = 0; i < values.size(); i++) {
            var period = new Members(values.get(i), parameter.at("values[" + i + "]"), MEMBERS.get("period"), problems);
            periods.add(period(period, period.date("from"), period.date("until")));
        }
        if (periods.isEmpty()) {
            parameter.problem(
                    "impact.parameter", "values", "no value", "at least one", "Give it a value with its source.");
        }
        for (int i = 1; i < periods.size(); i++) {
            var end = periods.get(i - 1).until();
            var begin = periods.get(i).from();
            if (end.isEmpty() || begin.isEmpty() || !begin.get().isAfter(end.get())) {
                parameter.problem(
                        "impact.parameter.overlap",
                        "values[" + i + "].from",
                        begin.map(LocalDate::toString).orElse("no beginning"),
                        "a day after the end of the value before, "
                                + end.map(LocalDate::toString).orElse("which has none"),
                        "Order the values by time and give each its first and last day.");
            }
        }
        return periods;
    }

    private Parameter.Period period(Members members, Optional<LocalDate> from, Optional<LocalDate> until) {
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            members.problem(
                    "impact.parameter.period",
                    "until",
                    until.get().toString(),
                    "not before " + from.get(),
                    "Swap them.");
        }
        return new Parameter.Period(from, until, members.required("value", 0), members.text("source"));
    }

    // ---------------------------------------------------------------- themes and indicators

    private List<Theme> themes() {
        var result = new ArrayList<Theme>();
        each(
                "themes",
                "theme",
                100,
                theme -> result.add(new Theme(
                        name(theme, "id"),
                        theme.localized("title"),
                        theme.weight("weight", 1, false),
                        theme.optionalText("weightSource").orElse(""))));
        unique(result.stream().map(Theme::id).toList(), "themes");
        return result;
    }

    private void indicators(List<Theme> themes, List<Parameter> parameters) {
        if (!model.has("indicators")) {
            model.missing("indicators", "a list of at least one indicator");
        }
        each("indicators", "indicator", MOST_INDICATORS, this::indicator);
        if (indicators.isEmpty() && model.has("indicators")) {
            model.problem("impact.indicators", "indicators", "none", "at least one", "Say what the model asks.");
        }
        unique(indicators.stream().map(Indicator::id).toList(), "indicators");
        var names = parameters.stream().map(Parameter::id).collect(Collectors.toSet());
        for (int i = 0; i < indicators.size(); i++) {
            var indicator = indicators.get(i);
            if (names.contains(indicator.id())) {
                problems.add(
                        "impact.id.twice",
                        "indicators[" + i + "].id",
                        "\"" + indicator.id() + "\", also a parameter",
                        "an id of its own",
                        "Rename one of them: formulas must know which is meant.");
            }
            if (!indicator.theme().isEmpty()
                    && themes.stream().noneMatch(theme -> theme.id().equals(indicator.theme()))) {
                var near = AnswerLaws.near(
                        indicator.theme(), themes.stream().map(Theme::id).toList());
                problems.add(
                        "impact.indicator.theme",
                        "indicators[" + i + "].theme",
                        "\"" + indicator.theme() + "\"",
                        "the id of a theme",
                        near.isEmpty() ? "Add the theme." : "Did you mean " + near.get(0) + "?");
            }
        }
    }

    private void indicator(Members members) {
        var id = name(members, "id");
        var title = members.localized("title");
        var domain = domain(members);
        var normaliser = normaliser(members, domain);
        var weight = members.weight("weight", 1, true);
        var limited = limited(members, domain, normaliser);
        var phases = askedOf(members, limited);
        var merge = merge(members, limited, phases);
        var withoutChoice = withoutChoice(members, limited, phases);
        indicators.add(new Indicator(
                id,
                members.optionalText("theme").orElse(""),
                title,
                limited,
                direction(members, limited, normaliser, merge),
                phases.contains("joint"),
                merge,
                withoutChoice,
                weight,
                members.optionalText("weightSource").orElse(""),
                reasonRequired(members),
                members.optionalText("source").orElse("")));
        normalisers.add(normaliser);
    }

    private Domain domain(Members members) {
        var type = members.text("type");
        switch (type) {
            case "number", "percent" -> {
                return numeric(members, type.equals("percent"));
            }
            case "ordinal" -> {
                return ordinal(members);
            }
            case "boolean" -> {
                onlyFor(members, "boolean");
                return new Domain.Flag();
            }
            case "choice" -> {
                return choice(members);
            }
            case "formula" -> {
                onlyFor(members, "formula", "formula");
                return new Domain.Computed(members.text("formula"));
            }
            default -> {
                if (members.has("type")) {
                    members.oneOf(
                            "type", type, List.of("number", "percent", "ordinal", "boolean", "choice", "formula"));
                }
                return new Domain.Flag();
            }
        }
    }

    private Domain numeric(Members members, boolean percent) {
        onlyFor(members, percent ? "percent" : "number", "unit", "min", "max");
        var unit = members.optionalText("unit").orElse(percent ? "%" : "");
        var min = members.number("min");
        var max = members.number("max");
        if (percent) {
            min = OptionalDouble.of(min.orElse(0));
            max = OptionalDouble.of(max.orElse(100));
        }
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

    private Domain ordinal(Members members) {
        onlyFor(members, "ordinal", "levels");
        var levels = new ArrayList<Domain.Level>();
        var elements = members.list("levels", MOST_LEVELS);
        for (int i = 0; i < elements.size(); i++) {
            levels.add(
                    new Domain.Level(i, Members.localized(elements.get(i), members.at("levels[" + i + "]"), problems)));
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

    private Domain choice(Members members) {
        onlyFor(members, "choice", "options");
        var options = new ArrayList<Option>();
        var elements = members.list("options", MOST_LEVELS);
        for (int i = 0; i < elements.size(); i++) {
            var option =
                    new Members(elements.get(i), members.at("options[" + i + "]"), MEMBERS.get("option"), problems);
            if (!option.has("score")) {
                option.missing("score", "0 (worst) to 1 (best)");
            }
            var cost = option.number("cost");
            options.add(new Option(
                    name(option, "id"),
                    option.localized("title"),
                    option.within("score", 0, 1, 0),
                    cost.isPresent()
                            ? Optional.of(new BigDecimal(CanonicalJson.number(cost.getAsDouble())))
                            : Optional.empty(),
                    option.has("note") ? Optional.of(option.localized("note")) : Optional.empty()));
        }
        unique(options.stream().map(Option::id).toList(), members.at("options"));
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

    /** Members that belong to another type are mistakes, not remarks. */
    private void onlyFor(Members members, String type, String... own) {
        for (var name : List.of("unit", "min", "max", "levels", "options", "formula")) {
            if (members.has(name) && !List.of(own).contains(name)) {
                members.problem(
                        "impact.indicator.type",
                        name,
                        "a member of another type",
                        "none for type " + type,
                        "Remove it, or change the type.");
            }
        }
    }

    // ---------------------------------------------------------------- normalisers

    private Optional<Normaliser> normaliser(Members members, Domain domain) {
        if (!members.has("normalise")) {
            return defaultNormaliser(domain);
        }
        var normalise = new Members(
                members.json("normalise").orElseThrow(), members.at("normalise"), MEMBERS.get("normalise"), problems);
        var fn = normalise.text("fn");
        boolean numeric = domain instanceof Domain.Numeric || domain instanceof Domain.Computed;
        switch (fn) {
            case "goalposts" -> {
                suits(normalise, fn, numeric);
                return Optional.of(goalposts(normalise));
            }
            case "piecewise" -> {
                suits(normalise, fn, numeric);
                return Optional.of(piecewise(normalise));
            }
            case "levels" -> {
                suits(normalise, fn, !(domain instanceof Domain.Numeric) && !(domain instanceof Domain.Choice));
                return Optional.of(levels(normalise, domain));
            }
            case "options" -> {
                suits(normalise, fn, domain instanceof Domain.Choice);
                return Optional.of(new Normaliser.Identity());
            }
            default -> {
                if (normalise.has("fn")) {
                    normalise.oneOf("fn", fn, List.of("goalposts", "piecewise", "levels", "options"));
                }
                return Optional.empty();
            }
        }
    }

    private static Optional<Normaliser> defaultNormaliser(Domain domain) {
        if (domain instanceof Domain.Ordinal ordinal) {
            int top = ordinal.levels().size() - 1;
            return Optional.of(new Normaliser.Levels(ordinal.levels().stream()
                    .map(level -> (double) level.value() / top)
                    .toList()));
        }
        if (domain instanceof Domain.Flag) {
            return Optional.of(new Normaliser.Levels(List.of(0.0, 1.0)));
        }
        if (domain instanceof Domain.Choice) {
            return Optional.of(new Normaliser.Identity());
        }
        return domain instanceof Domain.Numeric numeric
                        && numeric.unit().equals("%")
                        && numeric.min().isPresent()
                        && numeric.max().isPresent()
                ? Optional.of(new Normaliser.Goalposts(
                        numeric.min().getAsDouble(), numeric.max().getAsDouble(), false))
                : Optional.empty();
    }

    private void suits(Members normalise, String fn, boolean suits) {
        if (!suits) {
            normalise.problem(
                    "impact.normalise.type",
                    "fn",
                    fn,
                    "a normaliser that suits the indicator's type",
                    "Numbers: goalposts or piecewise. Ordinals and booleans: levels. Choices: the options' scores.");
        }
    }

    private Normaliser goalposts(Members normalise) {
        double lo = normalise.required("lo", 0);
        double hi = normalise.required("hi", 1);
        var transform = normalise.optionalText("transform");
        transform
                .filter(name -> !name.equals("ln"))
                .ifPresent(name -> normalise.oneOf("transform", name, List.of("ln")));
        if (lo == hi) {
            normalise.problem(
                    "impact.normalise.goalposts",
                    "hi",
                    CanonicalJson.number(hi),
                    "another value than lo",
                    "lo is what scores 0, hi what scores 1.");
            return new Normaliser.Goalposts(0, 1, false);
        }
        if (transform.isPresent() && (lo <= 0 || hi <= 0)) {
            normalise.problem(
                    "impact.normalise.ln",
                    lo <= 0 ? "lo" : "hi",
                    CanonicalJson.number(Math.min(lo, hi)),
                    "greater than 0",
                    "A logarithm needs goalposts above 0.");
            return new Normaliser.Goalposts(1, 2, true);
        }
        return new Normaliser.Goalposts(lo, hi, transform.isPresent());
    }

    private Normaliser piecewise(Members normalise) {
        var points = new ArrayList<Normaliser.Piecewise.Point>();
        var elements = normalise.list("points", 1_000);
        for (int i = 0; i < elements.size(); i++) {
            var place = "points[" + i + "]";
            if (!(elements.get(i) instanceof Json.Arr pair)
                    || pair.elements().size() != 2
                    || !(pair.elements().get(0) instanceof Json.Number value)
                    || !(pair.elements().get(1) instanceof Json.Number score)) {
                normalise.problem(
                        "impact.type", place, elements.get(i).kind(), "[value, score]", "Write [10, 0.8], say.");
                continue;
            }
            if (score.value() < 0 || score.value() > 1) {
                normalise.problem(
                        "impact.normalise.score",
                        place + "[1]",
                        CanonicalJson.number(score.value()),
                        "0 to 1",
                        "Scores are 0 (worst) to 1 (best), whatever the scale of the index: divide by 100.");
            } else if (!points.isEmpty()
                    && value.value() <= points.get(points.size() - 1).value()) {
                normalise.problem(
                        "impact.normalise.order",
                        place + "[0]",
                        CanonicalJson.number(value.value()),
                        "more than the value before",
                        "Order the points by value.");
            } else {
                points.add(new Normaliser.Piecewise.Point(value.value(), score.value()));
            }
        }
        if (elements.size() < 2) {
            normalise.problem(
                    "impact.normalise.points",
                    "points",
                    elements.size() + " points",
                    "at least 2",
                    "Write [[0, 0], [10, 1]], say.");
        }
        return points.isEmpty() ? new Normaliser.Goalposts(0, 1, false) : new Normaliser.Piecewise(points);
    }

    private Normaliser levels(Members normalise, Domain domain) {
        int count = domain instanceof Domain.Ordinal ordinal ? ordinal.levels().size() : 2;
        if (!normalise.has("scores")) {
            return domain instanceof Domain.Computed
                    ? new Normaliser.Levels(List.of(0.0, 1.0))
                    : defaultNormaliser(domain).orElse(new Normaliser.Levels(List.of(0.0, 1.0)));
        }
        var scores = new ArrayList<Double>();
        for (var element : normalise.list("scores", MOST_LEVELS)) {
            if (element instanceof Json.Number number && number.value() >= 0 && number.value() <= 1) {
                scores.add(number.value());
            } else {
                normalise.problem(
                        "impact.normalise.score",
                        "scores[" + scores.size() + "]",
                        element.kind(),
                        "0 to 1",
                        "Scores are 0 (worst) to 1 (best).");
                scores.add(0.0);
            }
        }
        if (scores.size() != count) {
            normalise.problem(
                    "impact.normalise.levels",
                    "scores",
                    scores.size() + " scores",
                    "" + count,
                    "Give a score for each level, or for false and true.");
            return new Normaliser.Levels(Collections.nCopies(count, 0.0));
        }
        return new Normaliser.Levels(scores);
    }

    /** Without clamping, values beyond the goalposts are refused instead of counted as the nearest one. */
    private Domain limited(Members members, Domain domain, Optional<Normaliser> normaliser) {
        if (!(domain instanceof Domain.Numeric numeric)
                || normaliser.isEmpty()
                || !(normaliser.get() instanceof Normaliser.Goalposts posts)
                || !members.has("normalise")) {
            return domain;
        }
        var normalise = new Members(
                members.json("normalise").orElseThrow(),
                members.at("normalise"),
                MEMBERS.get("normalise"),
                new Problems());
        if (normalise.truth("clamp", true)) {
            return domain;
        }
        double low = Math.min(posts.lo(), posts.hi());
        double high = Math.max(posts.lo(), posts.hi());
        return new Domain.Numeric(
                numeric.unit(),
                OptionalDouble.of(Math.max(low, numeric.min().orElse(low))),
                OptionalDouble.of(Math.min(high, numeric.max().orElse(high))));
    }

    // ---------------------------------------------------------------- phases

    private Set<String> askedOf(Members members, Domain domain) {
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

    private MergeRule merge(Members members, Domain domain, Set<String> phases) {
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

    private Optional<String> withoutChoice(Members members, Domain domain, Set<String> phases) {
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

    private Direction direction(Members members, Domain domain, Optional<Normaliser> normaliser, MergeRule merge) {
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
                    "Swap lo and hi (or the scores), or correct the direction.");
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

    private boolean reasonRequired(Members members) {
        var reason = members.optionalText("reason");
        reason.filter(text -> !text.equals("required") && !text.equals("optional"))
                .ifPresent(text -> members.oneOf("reason", text, List.of("required", "optional")));
        return reason.map("required"::equals).orElse(false);
    }

    // ---------------------------------------------------------------- aggregation

    private Optional<Node.Inner> aggregate(List<Theme> themes) {
        var json = model.json("aggregate").orElse(new Json.Obj(Map.of()));
        var aggregate = new Members(json, "aggregate", MEMBERS.get("aggregate"), problems);
        if (aggregate.has("of")) {
            for (var name : List.of("within", "between")) {
                if (aggregate.has(name)) {
                    aggregate.problem(
                            "impact.aggregate",
                            name,
                            "beside a tree",
                            "either a tree or within and between",
                            "Remove one of them.");
                }
            }
            return tree(aggregate);
        }
        if (themes.isEmpty()) {
            var flat = aggregate.has("fn") ? aggregator(aggregate) : aggregator(aggregate, "between");
            return Optional.of(new Node.Inner("index", flat, leaves(""), 1)).filter(this::hasChildren);
        }
        var between = aggregator(aggregate, "between");
        var within = aggregator(aggregate, "within");
        var children = new ArrayList<Node>();
        for (int i = 0; i < themes.size(); i++) {
            var leaves = leaves(themes.get(i).id());
            if (leaves.isEmpty()) {
                problems.add(
                        "impact.theme.empty",
                        "themes[" + i + "]",
                        "no indicator with a weight",
                        "at least one",
                        "Give an indicator this theme, or remove the theme.");
            } else {
                children.add(new Node.Inner(
                        themes.get(i).id(), within, leaves, themes.get(i).weight()));
            }
        }
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).theme().isEmpty() && indicators.get(i).weight() > 0) {
                problems.add(
                        "impact.indicator.theme",
                        "indicators[" + i + "].theme",
                        "nothing",
                        "the id of a theme",
                        "Name its theme, or give it weight 0 when only gates and formulas read it.");
            }
        }
        return Optional.of(new Node.Inner("index", between, children, 1)).filter(this::hasChildren);
    }

    private boolean hasChildren(Node.Inner node) {
        if (node.children().isEmpty() && problems.isEmpty()) {
            model.problem(
                    "impact.aggregate",
                    "indicators",
                    "no indicator with a weight",
                    "at least one",
                    "Give one a weight.");
        }
        return !node.children().isEmpty();
    }

    /** The weighted indicators of a theme. */
    private List<Node> leaves(String theme) {
        var leaves = new ArrayList<Node>();
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).theme().equals(theme) && indicators.get(i).weight() > 0) {
                scored(i);
                leaves.add(new Node.Leaf(i, indicators.get(i).weight()));
            }
        }
        return leaves;
    }

    private void scored(int indicator) {
        if (normalisers.get(indicator).isEmpty()) {
            problems.add(
                    "impact.normalise",
                    "indicators[" + indicator + "].normalise",
                    "nothing",
                    "how its value becomes a score",
                    "Add {\"fn\": \"goalposts\", \"lo\": …, \"hi\": …}, or weight 0 when only gates read it.");
        }
    }

    private Optional<Node.Inner> tree(Members aggregate) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < indicators.size(); i++) {
            places.put(indicators.get(i).id(), i);
        }
        var ids = new HashSet<String>();
        var weights = new LinkedHashMap<Integer, Double>();
        var children = children(aggregate, places, ids, weights);
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).weight() != 1 && weights.containsKey(i)) {
                problems.add(
                        "impact.weight.twice",
                        "indicators[" + i + "].weight",
                        "a weight beside a tree",
                        "none",
                        "Write weights in the tree, where the indicator is referred to.");
            }
            indicators.set(i, indicators.get(i).weight(weights.getOrDefault(i, 0.0)));
        }
        return children.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Inner(
                        aggregate.optionalText("id").orElse("index"), aggregator(aggregate), children, 1));
    }

    private List<Node> children(
            Members node, Map<String, Integer> places, Set<String> ids, Map<Integer, Double> weights) {
        var children = new ArrayList<Node>();
        var elements = node.list("of", MOST_INDICATORS);
        for (int i = 0; i < elements.size(); i++) {
            var child = new Members(elements.get(i), node.at("of[" + i + "]"), MEMBERS.get("child"), problems);
            double weight = child.weight("weight", 1, false);
            if (child.has("ref")) {
                leaf(child, weight, places, weights).ifPresent(children::add);
            } else {
                var id = name(child, "id");
                if (child.has("id") && !ids.add(id)) {
                    child.problem(
                            "impact.id.twice", "id", "\"" + id + "\" again", "an id of its own", "Rename one of them.");
                }
                var below = children(child, places, ids, weights);
                if (!below.isEmpty()) {
                    children.add(new Node.Inner(id, aggregator(child), below, weight));
                }
            }
        }
        if (elements.isEmpty()) {
            node.problem(
                    "impact.aggregate",
                    "of",
                    "no children",
                    "at least one",
                    "Refer to indicators: [ {\"ref\": \"id\"}, … ].");
        }
        return children;
    }

    private Optional<Node> leaf(
            Members child, double weight, Map<String, Integer> places, Map<Integer, Double> weights) {
        var ref = child.text("ref");
        var place = places.get(ref);
        if (place == null) {
            var near = AnswerLaws.near(ref, places.keySet());
            child.problem(
                    "impact.aggregate.ref",
                    "ref",
                    "\"" + ref + "\"",
                    "the id of an indicator",
                    near.isEmpty() ? "Name one that is there." : "Did you mean " + near.get(0) + "?");
            return Optional.empty();
        }
        if (weights.putIfAbsent(place, weight) != null) {
            child.problem(
                    "impact.aggregate.twice",
                    "ref",
                    "\"" + ref + "\" again",
                    "each indicator once",
                    "Add the weights up in one place.");
            return Optional.empty();
        }
        scored(place);
        return Optional.of(new Node.Leaf(place, weight));
    }

    private Aggregator aggregator(Members node) {
        return aggregator(node, node.optionalText("fn").orElse("arithmetic"), "fn");
    }

    /** {@code "within": "arithmetic"}, or {@code "between": {"fn": "geometric", "shift": 0.01}}. */
    private Aggregator aggregator(Members aggregate, String name) {
        var json = aggregate.json(name);
        if (json.isPresent() && json.get() instanceof Json.Obj) {
            return aggregator(new Members(json.get(), aggregate.at(name), MEMBERS.get("aggregator"), problems));
        }
        return aggregator(aggregate, aggregate.optionalText(name).orElse("arithmetic"), name);
    }

    private Aggregator aggregator(Members node, String fn, String member) {
        switch (fn) {
            case "arithmetic" -> {
                if (node.has("shift") && member.equals("fn")) {
                    node.problem(
                            "impact.aggregate.shift", "shift", "beside arithmetic", "geometric", "Remove the shift.");
                }
                return new Aggregator.Arithmetic();
            }
            case "geometric" -> {
                return new Aggregator.Geometric(member.equals("fn") ? node.within("shift", 0, 1e6, 0) : 0);
            }
            default -> {
                node.oneOf(member, fn, List.of("arithmetic", "geometric"));
                return new Aggregator.Arithmetic();
            }
        }
    }

    // ---------------------------------------------------------------- formulas and gates

    private Map<String, Symbol> symbols(List<Parameter> parameters) {
        var symbols = new HashMap<String, Symbol>();
        for (int i = 0; i < indicators.size(); i++) {
            symbols.put(
                    indicators.get(i).id(),
                    new Symbol(i, indicators.get(i).domain() instanceof Domain.Flag ? Type.TRUTH : Type.NUMBER));
        }
        for (int i = 0; i < parameters.size(); i++) {
            symbols.putIfAbsent(parameters.get(i).id(), new Symbol(indicators.size() + i, Type.NUMBER));
        }
        return symbols;
    }

    private List<Optional<Formula>> formulas(Map<String, Symbol> symbols) {
        // a formula of truths is itself a truth: its type is what its normaliser says
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).domain() instanceof Domain.Computed
                    && normalisers
                            .get(i)
                            .filter(Normaliser.Levels.class::isInstance)
                            .isPresent()) {
                symbols.put(indicators.get(i).id(), new Symbol(i, Type.TRUTH));
            }
        }
        var formulas = new ArrayList<Optional<Formula>>();
        for (int i = 0; i < indicators.size(); i++) {
            var type = symbols.get(indicators.get(i).id()).type();
            formulas.add(
                    indicators.get(i).domain() instanceof Domain.Computed computed
                            ? formula(computed.formula(), "indicators[" + i + "].formula", type, symbols)
                            : Optional.empty());
        }
        return formulas;
    }

    private Optional<Formula> formula(String text, String place, Type type, Map<String, Symbol> symbols) {
        try {
            var formula = FormulaCompiler.compile(text, symbols);
            if (formula.type() != type) {
                problems.add(
                        "impact.formula.type",
                        place,
                        formula.type().words(),
                        type.words(),
                        type == Type.TRUTH ? "Compare: \"… >= 10\"." : "Use if(…, 1, 0), or normalise it by levels.");
                return Optional.empty();
            }
            return Optional.of(formula);
        } catch (FormulaCompiler.Wrong wrong) {
            problems.add(wrong.in(place));
            return Optional.empty();
        }
    }

    /** The formula indicators, each after those it reads; a cycle is a problem that names its members. */
    private List<Integer> order(List<Optional<Formula>> formulas) {
        var order = new LinkedHashSet<Integer>();
        for (int i = 0; i < formulas.size(); i++) {
            visit(i, formulas, order, new ArrayList<>());
        }
        return List.copyOf(order);
    }

    private void visit(int slot, List<Optional<Formula>> formulas, Set<Integer> order, List<Integer> path) {
        if (slot >= formulas.size() || formulas.get(slot).isEmpty() || order.contains(slot)) {
            return;
        }
        int begin = path.indexOf(slot);
        if (begin >= 0) {
            var cycle = new ArrayList<>(path.subList(begin, path.size()));
            if (cycles.add(new TreeSet<>(cycle))) {
                cycle.add(slot);
                problems.add(
                        "impact.formula.cycle",
                        "indicators[" + slot + "].formula",
                        cycle.stream().map(i -> indicators.get(i).id()).collect(Collectors.joining(" → ")),
                        "formulas that do not lead back to themselves",
                        "Break the circle: one of them must be answered instead.");
            }
            return;
        }
        path.add(slot);
        formulas.get(slot).get().slots().forEach(next -> visit(next, formulas, order, path));
        path.remove(path.size() - 1);
        order.add(slot);
    }

    private void gates(Scale scale, Map<String, Symbol> symbols, List<Gate> gates, List<Formula> conditions) {
        each("gates", "gate", 100, gate -> {
            var id = name(gate, "id");
            var title = gate.localized("title");
            var effect = gate.constant("effect", Gate.Effect.class);
            if (!gate.has("effect")) {
                gate.missing("effect", "cap, veto or flag");
            }
            var at = gate.number("at");
            if (effect.filter(e -> e == Gate.Effect.CAP).isPresent()
                    && (at.isEmpty() || at.getAsDouble() <= scale.min() || at.getAsDouble() >= scale.max())) {
                gate.problem(
                        "impact.gate.at",
                        "at",
                        at.isEmpty() ? "nothing" : CanonicalJson.number(at.getAsDouble()),
                        "the greatest index under this cap, between " + CanonicalJson.number(scale.min()) + " and "
                                + CanonicalJson.number(scale.max()),
                        "Write \"at\": 40, say.");
            }
            if (effect.filter(e -> e != Gate.Effect.CAP).isPresent() && at.isPresent()) {
                gate.problem(
                        "impact.gate.at",
                        "at",
                        CanonicalJson.number(at.getAsDouble()),
                        "none for this effect",
                        "Remove it.");
            }
            gate.optionalText("source");
            var condition = formula(gate.text("when"), gate.at("when"), Type.TRUTH, symbols);
            if (condition.isPresent() && effect.isPresent()) {
                gates.add(new Gate(id, title, effect.get(), at));
                conditions.add(condition.get());
            }
        });
        unique(gates.stream().map(Gate::id).toList(), "gates");
    }

    private void everythingIsUsed(
            Optional<Node.Inner> root, List<Optional<Formula>> formulas, List<Formula> conditions) {
        if (!problems.isEmpty()) {
            return; // a broken formula reads nothing
        }
        var read = new HashSet<String>();
        formulas.forEach(formula -> formula.ifPresent(f -> read.addAll(f.references())));
        conditions.forEach(condition -> read.addAll(condition.references()));
        for (int i = 0; i < indicators.size(); i++) {
            var indicator = indicators.get(i);
            if (indicator.weight() == 0 && !read.contains(indicator.id())) {
                problems.add(
                        "impact.indicator.unused",
                        "indicators[" + i + "]",
                        "\"" + indicator.id() + "\" counts nowhere",
                        "a weight, or a formula or gate that reads it",
                        "Use it or remove it: nobody should answer in vain.");
            }
        }
        if (root.isEmpty()) {
            model.problem(
                    "impact.aggregate",
                    "aggregate",
                    "nothing to aggregate",
                    "at least one indicator",
                    "Give one a weight.");
        }
    }

    /** A gate that is always open or always closed is a mistake. */
    private void gatesCanMove(Definition definition) {
        var engine = new Engine(definition);
        var values = new Values(definition.slots());
        for (int i = 0; i < indicators.size(); i++) {
            values.open(i, definition.formulas().get(i).isPresent() ? Range.ALL : engine.range(i, indicators.get(i)));
        }
        var parameters = definition.description().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            values.open(
                    indicators.size() + i,
                    Range.hull(parameters.get(i).periods().stream()
                            .mapToDouble(Parameter.Period::value)
                            .toArray()));
        }
        engine.computeFormulas(values);
        for (int i = 0; i < definition.conditions().size(); i++) {
            var truth = definition.conditions().get(i).range().at(values.ranges());
            if (truth.isPoint()) {
                problems.add(
                        "impact.gate.constant",
                        "gates[" + i + "].when",
                        truth.low() == 1 ? "always true" : "never true",
                        "a condition that answers can change",
                        "Correct the condition, or remove the gate.");
            }
        }
    }

    // ---------------------------------------------------------------- missing answers and tests

    private MissingPolicy missing() {
        if (!model.has("missing")) {
            return MissingPolicy.INTERVAL;
        }
        var missing = members("missing", "missing");
        boolean refuse =
                policy(missing, "default", missing.optionalText("default").orElse("interval"));
        var refused = new HashSet<String>();
        if (refuse) {
            indicators.stream()
                    .filter(i -> !(i.domain() instanceof Domain.Computed))
                    .forEach(i -> refused.add(i.id()));
        }
        missing.plain("per").forEach((id, policy) -> {
            if (indicators.stream().noneMatch(indicator -> indicator.id().equals(id))) {
                missing.problem(
                        "impact.missing.per", "per." + id, "\"" + id + "\"", "the id of an indicator", "Correct it.");
            } else if (policy(missing, "per." + id, policy)) {
                refused.add(id);
            } else {
                refused.remove(id);
            }
        });
        return new MissingPolicy(refused, missing.within("minCoverage", 0, 1, 0));
    }

    private static boolean policy(Members missing, String name, String policy) {
        if (!policy.equals("refuse") && !policy.equals("interval")) {
            missing.oneOf(name, policy, List.of("interval", "refuse"));
        }
        return policy.equals("refuse");
    }

    private List<AuthorTest> tests(List<Parameter> parameters) {
        boolean dated = parameters.stream()
                .flatMap(p -> p.periods().stream())
                .anyMatch(period -> period.from().isPresent() || period.until().isPresent());
        var tests = new ArrayList<AuthorTest>();
        each("tests", "test", MOST_TESTS, test -> {
            var name = test.text("name");
            var asOf = test.date("asOf");
            if (dated && !test.has("asOf")) {
                test.missing("asOf", "the day of the dated parameters");
            }
            var expect = new Members(
                    test.json("expect").orElse(new Json.Obj(Map.of())),
                    test.at("expect"),
                    MEMBERS.get("expect"),
                    problems);
            if (!expect.has("base") && !expect.has("index") && !expect.has("uplift")) {
                test.problem(
                        "impact.test.expect",
                        "expect",
                        "nothing",
                        "base, index or uplift",
                        "Say what should come out.");
            }
            tests.add(new AuthorTest(
                    name,
                    asOf.orElse(LocalDate.of(2025, 1, 1)),
                    test.plain("base"),
                    test.plain("choices"),
                    expect.number("base"),
                    expect.number("index"),
                    expect.number("uplift"),
                    expect.within("tolerance", 0, 1e9, 1e-9)));
        });
        return tests;
    }

    // ---------------------------------------------------------------- small words

    private Members members(String name, String kind) {
        return new Members(model.json(name).orElseThrow(), name, MEMBERS.get(kind), problems);
    }

    private void each(String list, String kind, int most, Consumer<Members> reader) {
        var elements = model.list(list, most);
        for (int i = 0; i < elements.size(); i++) {
            reader.accept(new Members(elements.get(i), list + "[" + i + "]", MEMBERS.get(kind), problems));
        }
    }

    private String name(Members members, String member) {
        var name = members.text(member);
        if (members.has(member) && (!NAME.matcher(name).matches() || WORDS.contains(name))) {
            members.problem(
                    "impact.id",
                    member,
                    "\"" + name + "\"",
                    "a letter a-z, then up to 63 of a-z, 0-9 and _",
                    WORDS.contains(name)
                            ? "Choose another one: formulas use this word."
                            : "Rename it: formulas refer to it.");
        }
        return name;
    }

    private void unique(List<String> ids, String list) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i)) && !ids.get(i).equals("?")) {
                problems.add(
                        "impact.id.twice",
                        list + "[" + i + "].id",
                        "\"" + ids.get(i) + "\" again",
                        "an id of its own",
                        "Rename one of them.");
            }
        }
    }
}
