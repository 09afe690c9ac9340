package org.minikisa.impact.core.declarative;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.impact.api.Applicability;
import org.minikisa.impact.api.AuthorTest;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.Minimum;
import org.minikisa.impact.api.MissingPolicy;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Parameter;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.LocalizedText;
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
                            "functions",
                            "reference",
                            "themes",
                            "indicators",
                            "aggregate",
                            "gates",
                            "missing",
                            "tests")),
            Map.entry("scale", Set.of("min", "max", "decimals")),
            Map.entry("appliesTo", Set.of("jointProcurements", "cpv")),
            Map.entry("phases", Set.of("joint", "customer")),
            Map.entry("text", Set.of("fi", "sv", "en")),
            Map.entry("parameter", Set.of("id", "unit", "value", "source", "uncertainty", "values", "note")),
            Map.entry("period", Set.of("from", "until", "value", "source", "uncertainty")),
            Map.entry(
                    "uncertainty",
                    Set.of("dist", "sd", "gsd", "below", "above", "halfWidth", "low", "high", "probabilities")),
            Map.entry("function", Set.of("name", "version", "note")),
            Map.entry("reference", Set.of("source", "asOf", "units", "values", "note")),
            Map.entry("theme", Set.of("id", "title", "weight", "weightSource", "band", "minimum", "note")),
            Map.entry("minimum", Set.of("at", "effect", "cap")),
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
                            "per",
                            "from",
                            "levels",
                            "cost",
                            "options",
                            "formula",
                            "phases",
                            "merge",
                            "withoutChoice",
                            "weight",
                            "weightSource",
                            "band",
                            "uncertainty",
                            "normalise",
                            "direction",
                            "reason",
                            "source",
                            "note")),
            Map.entry("option", Set.of("id", "title", "score", "cost", "note")),
            Map.entry("level", Set.of("fi", "sv", "en", "cost")),
            Map.entry("per", Set.of("indicator", "amount")),
            Map.entry("from", Set.of("source", "key")),
            Map.entry(
                    "normalise",
                    Set.of(
                            "fn",
                            "lo",
                            "hi",
                            "transform",
                            "clamp",
                            "points",
                            "brackets",
                            "target",
                            "worst",
                            "reference",
                            "mean",
                            "sd",
                            "of",
                            "scores")),
            Map.entry("aggregate", Set.of("within", "between", "id", "fn", "shift", "p", "owaWeights", "of", "note")),
            Map.entry("aggregator", Set.of("fn", "shift", "p", "owaWeights")),
            Map.entry("child", Set.of("ref", "id", "fn", "shift", "p", "owaWeights", "weight", "of", "note")),
            Map.entry("gate", Set.of("id", "title", "when", "effect", "at", "source", "note")),
            Map.entry("missing", Set.of("default", "per", "minCoverage")),
            Map.entry("test", Set.of("name", "asOf", "base", "choices", "expect", "note")),
            Map.entry("expect", Set.of("base", "index", "uplift", "tolerance")));

    static final int MOST_INDICATORS = 500;
    private static final int MOST_TESTS = 100;
    private static final double NARROWEST = 1e-6;
    private static final Pattern MODEL_ID = Pattern.compile("[a-z0-9]([a-z0-9-]|\\.(?!\\.)){0,98}[a-z0-9]|[a-z0-9]");
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}");

    private final Problems problems = new Problems();
    private final Json.Obj source;
    private final Members model;
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Optional<Normaliser>> normalisers = new ArrayList<>();

    private ModelFormat(Json json) {
        this.source = json instanceof Json.Obj object ? object : new Json.Obj(Map.of());
        this.model = new Members(json, "", MEMBERS.get("model"), problems);
    }

    /**
     * @param what the input in a few words, as it stands in "WHAT was refused"
     * @param functions that its formulas may name
     * @throws org.minikisa.problem.api.InvalidInputException with all problems
     */
    static Definition read(String what, Json json, Functions functions) {
        var format = new ModelFormat(json);
        if (!(json instanceof Json.Obj)) {
            format.problems.refuseIfAny(what); // of what is no object, nothing else is missing
        }
        return format.definition(what, functions);
    }

    private Definition definition(String what, Functions live) {
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
        var themes = themes(scale);
        indicators(themes, parameters);
        var root = new AggregateFormat(model, themes, indicators, normalisers, problems).read();
        var functions = new FunctionsFormat(model, live).read();
        var computing = new FormulaFormat(model, indicators, normalisers, parameters, functions.bound(), problems);
        var formulas = computing.formulas();
        var order = computing.order(formulas);
        var gates = computing.gates(scale);
        var minima = minima(themes);
        gateNamesAreFree(gates, minima);
        var allGates = Stream.concat(gates.stream().map(FormulaFormat.Gated::gate), minima.stream())
                .toList();
        var missing = missing();
        var tests = tests(parameters);
        var appliesTo = appliesTo();
        problems.refuseIfAny(what);
        computing.everythingIsUsed(formulas, gates);
        problems.refuseIfAny(what);
        var description = new ModelDescription(
                ref,
                status.orElseThrow(),
                title,
                summary,
                appliesTo,
                scale,
                phases,
                themes,
                indicators,
                allGates,
                parameters,
                functions.needs(),
                missing,
                tests);
        var definition = new Definition(
                description,
                normalisers,
                formulas,
                order,
                gates.stream().map(FormulaFormat.Gated::condition).toList(),
                themes.stream()
                        .filter(theme -> theme.minimum().isPresent())
                        .map(theme -> new Definition.Least(
                                theme.id(), theme.minimum().get().at()))
                        .toList(),
                root.orElseThrow(),
                List.copyOf(functions.bound().values()),
                source);
        computing.gatesCanMove(definition);
        problems.refuseIfAny(what);
        return definition;
    }

    private ModelRef ref() {
        var id = model.text("id");
        if (!id.equals(Members.NOTHING) && !MODEL_ID.matcher(id).matches()) {
            model.problem(
                    "impact.id",
                    "id",
                    "\"" + id + "\"",
                    "1 to 100 of a-z, 0-9, . and -",
                    "Name it such as \"cleaning\".");
        }
        var version = model.text("version");
        if (!version.equals(Members.NOTHING) && !VERSION.matcher(version).matches()) {
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
        var scale = model.child("scale", "scale");
        double min = scale.within("min", -1e9, 1e9, 0);
        double max = scale.within("max", -1e9, 1e9, 100);
        double decimals = scale.within("decimals", 0, 9, 1);
        if (decimals != StrictMath.rint(decimals)) {
            scale.problem(
                    "impact.range", "decimals", CanonicalJson.number(decimals), "a whole number", "Write 1, say.");
        }
        if (!(max - min >= NARROWEST)) {
            scale.problem(
                    "impact.scale",
                    "",
                    CanonicalJson.number(min) + " to " + CanonicalJson.number(max),
                    "min below max, by 1e-6 at least",
                    "Begin with the worst index.");
            return Scale.HUNDRED;
        }
        return new Scale(min, max, (int) decimals);
    }

    private ModelDescription.Phases phases() {
        if (!model.has("phases")) {
            return ModelDescription.Phases.USUAL;
        }
        var phases = model.child("phases", "phases");
        return new ModelDescription.Phases(phases.localized("joint"), phases.localized("customer"));
    }

    private Applicability appliesTo() {
        if (!model.has("appliesTo")) {
            return Applicability.EVERYTHING;
        }
        var appliesTo = model.child("appliesTo", "appliesTo");
        return new Applicability(appliesTo.texts("jointProcurements", 1_000), appliesTo.texts("cpv", 1_000));
    }

    // ---------------------------------------------------------------- parameters

    private List<Parameter> parameters() {
        var result = new ArrayList<Parameter>();
        for (var parameter : model.children("parameters", "parameter", 500)) {
            var id = parameter.name("id");
            var unit = parameter.optionalText("unit").orElse("");
            result.add(new Parameter(id, unit, periods(parameter)));
        }
        model.unique("parameters", result.stream().map(Parameter::id).toList());
        return result;
    }

    private List<Parameter.Period> periods(Members parameter) {
        if (!parameter.has("values")) {
            return List.of(period(parameter, Optional.empty(), Optional.empty()));
        }
        var periods = new ArrayList<Parameter.Period>();
        for (var period : parameter.children("values", "period", 200)) {
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
        double value = members.required("value", 0);
        return new Parameter.Period(
                from, until, value, members.text("source"), DistributionFormat.ofNumber(members, value));
    }

    // ---------------------------------------------------------------- themes and indicators

    private List<Theme> themes(Scale scale) {
        var result = new ArrayList<Theme>();
        for (var theme : model.children("themes", "theme", 100)) {
            result.add(new Theme(
                    theme.name("id"),
                    theme.localized("title"),
                    theme.weight("weight", 1, false),
                    theme.optionalText("weightSource").orElse(""),
                    theme.band("band"),
                    minimum(theme, scale)));
        }
        model.unique("themes", result.stream().map(Theme::id).toList());
        return result;
    }

    private static Optional<Minimum> minimum(Members theme, Scale scale) {
        if (!theme.has("minimum")) {
            return Optional.empty();
        }
        var minimum = theme.child("minimum", "minimum");
        var at = onScale(minimum, "at", scale, "the least value of the theme");
        var effect = minimum.constant("effect", Gate.Effect.class);
        if (!minimum.has("effect")) {
            minimum.missing("effect", "cap, veto or flag");
        }
        if (effect.isEmpty()) {
            return Optional.empty();
        }
        if (effect.get() == Gate.Effect.CAP) {
            return Optional.of(new Minimum(
                    at,
                    Gate.Effect.CAP,
                    OptionalDouble.of(onScale(minimum, "cap", scale, "the greatest index below it"))));
        }
        if (minimum.has("cap")) {
            minimum.problem("impact.minimum", "cap", "a cap", "none for this effect", "Remove it.");
        }
        return Optional.of(new Minimum(at, effect.get(), OptionalDouble.empty()));
    }

    private static double onScale(Members minimum, String name, Scale scale, String what) {
        var value = minimum.number(name);
        if (value.isEmpty() || value.getAsDouble() <= scale.min() || value.getAsDouble() >= scale.max()) {
            minimum.problem(
                    "impact.minimum",
                    name,
                    value.isEmpty() ? "nothing" : CanonicalJson.number(value.getAsDouble()),
                    what + ", between " + CanonicalJson.number(scale.min()) + " and "
                            + CanonicalJson.number(scale.max()),
                    "Write \"" + name + "\": 40, say, on the scale of the index.");
            return (scale.min() + scale.max()) / 2;
        }
        return value.getAsDouble();
    }

    /** The gates that minima are. */
    private static List<Gate> minima(List<Theme> themes) {
        var gates = new ArrayList<Gate>();
        for (var theme : themes) {
            theme.minimum()
                    .ifPresent(minimum -> gates.add(new Gate(
                            "minimum_" + theme.id(),
                            new LocalizedText(
                                    theme.title().fi() + " jää alle vähimmäistason",
                                    theme.title().sv() + " når inte miniminivån",
                                    theme.title().en() + " is below its minimum"),
                            minimum.effect(),
                            minimum.cap())));
        }
        return gates;
    }

    private void gateNamesAreFree(List<FormulaFormat.Gated> gates, List<Gate> minima) {
        for (int i = 0; i < gates.size(); i++) {
            var id = gates.get(i).gate().id();
            if (minima.stream().anyMatch(minimum -> minimum.id().equals(id))) {
                problems.add(
                        "impact.id.twice",
                        "gates[" + i + "].id",
                        "\"" + id + "\", also a theme's minimum",
                        "an id of its own",
                        "Rename it.");
            }
        }
    }

    private void indicators(List<Theme> themes, List<Parameter> parameters) {
        var reference = new ReferenceFormat(model);
        if (!model.has("indicators")) {
            model.missing("indicators", "a list of at least one indicator");
        }
        for (var members : model.children("indicators", "indicator", MOST_INDICATORS)) {
            var read = IndicatorFormat.read(members, reference, problems);
            indicators.add(read.indicator());
            normalisers.add(read.normaliser());
        }
        if (indicators.isEmpty() && model.has("indicators")) {
            model.problem("impact.indicators", "indicators", "none", "at least one", "Say what the model asks.");
        }
        model.unique("indicators", indicators.stream().map(Indicator::id).toList());
        reference.belongsTo(indicators.stream().map(Indicator::id).toList());
        for (int i = 0; i < indicators.size(); i++) {
            volumeCounts(i);
        }
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

    /** What a count is measured against is answered and never 0, so that the quotient always is a number. */
    private void volumeCounts(int place) {
        if (!(indicators.get(place).domain() instanceof Domain.Numeric numeric)
                || numeric.per().isEmpty()) {
            return;
        }
        var id = numeric.per().get().indicator();
        boolean good = indicators.stream()
                .filter(indicator -> indicator.id().equals(id))
                .anyMatch(indicator -> indicator.domain() instanceof Domain.Numeric volume
                        && volume.per().isEmpty()
                        && volume.min().orElse(0) > 0);
        if (!good) {
            problems.add(
                    "impact.indicator.per",
                    "indicators[" + place + "].per.indicator",
                    "\"" + id + "\"",
                    "the id of a number with a min above 0",
                    "Name the indicator that answers the volume, and give it \"min\": 1, say.");
        }
    }

    // ---------------------------------------------------------------- missing answers and tests

    private MissingPolicy missing() {
        if (!model.has("missing")) {
            return MissingPolicy.INTERVAL;
        }
        var missing = model.child("missing", "missing");
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
        for (var test : model.children("tests", "test", MOST_TESTS)) {
            var name = test.text("name");
            var asOf = test.date("asOf");
            if (dated && !test.has("asOf")) {
                test.missing("asOf", "the day of the dated parameters");
            }
            var expect = test.child("expect", "expect");
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
        }
        return tests;
    }
}
