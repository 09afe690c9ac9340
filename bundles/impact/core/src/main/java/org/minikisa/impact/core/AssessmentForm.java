package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.ComputedValue;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Fingerprint;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.Minimum;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.NodeScore;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.ReplayResult.Difference;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.core.declarative.JsonParser;
import org.minikisa.problem.api.LocalizedText;

/**
 * An assessment as it is stored: canonical JSON, every double in the digits that read back to the same bits. Forms grow:
 * one that was stored before a member came stays readable, and is compared by the members it has.
 */
final class AssessmentForm {

    /** Raised with every new member; a stored form without a number is the first. */
    private static final int FORM = 2;

    /** What says when and by what a result was made, rather than what came out. */
    private static final Set<String> ASIDE = Set.of("id", "at", "engineVersion", "form", "wording");

    private AssessmentForm() {}

    static String write(Assessment a) {
        return CanonicalJson.of(json(a));
    }

    static Assessment read(String stored) {
        return assessment(new Part(parsed(stored)));
    }

    /**
     * What differs between two assessments; ids, times and engine version aside, and the words where they were put
     * otherwise then.
     */
    static List<Difference> differences(String stored, Assessment replayed) {
        var before = (Json.Obj) parsed(stored);
        var now = json(replayed);
        var ignored = new HashSet<>(ASIDE);
        if (!before.get("wording").equals(now.get("wording"))) {
            ignored.add("explanation");
        }
        if (before.get("form").isEmpty()) {
            now.members().keySet().stream()
                    .filter(name -> before.get(name).isEmpty())
                    .forEach(ignored::add);
        }
        var differences = new ArrayList<Difference>();
        compare("", without(before, ignored), without(now, ignored), differences);
        return differences;
    }

    private static Json.Obj without(Json.Obj object, Set<String> names) {
        var members = new LinkedHashMap<>(object.members());
        members.keySet().removeAll(names);
        return new Json.Obj(members);
    }

    private static Json parsed(String stored) {
        return JsonParser.parse("a stored assessment", stored.getBytes(StandardCharsets.UTF_8));
    }

    private static void compare(String place, Json stored, Json replayed, List<Difference> differences) {
        if (stored instanceof Json.Obj a && replayed instanceof Json.Obj b) {
            var names = new TreeSet<>(a.members().keySet());
            names.addAll(b.members().keySet());
            names.forEach(name -> compare(
                    place.isEmpty() ? name : place + "." + name,
                    a.get(name).orElse(new Json.Null()),
                    b.get(name).orElse(new Json.Null()),
                    differences));
        } else if (stored instanceof Json.Arr a
                && replayed instanceof Json.Arr b
                && a.elements().size() == b.elements().size()) {
            for (int i = 0; i < a.elements().size(); i++) {
                compare(place + "[" + i + "]", a.elements().get(i), b.elements().get(i), differences);
            }
        } else if (!stored.equals(replayed)) {
            differences.add(new Difference(place, CanonicalJson.of(stored), CanonicalJson.of(replayed)));
        }
    }

    // ---------------------------------------------------------------- writing

    private static Json.Obj json(Assessment a) {
        var members = new LinkedHashMap<String, Json>();
        members.put("form", number(FORM));
        members.put("wording", number(Wording.VERSION));
        members.put("id", text(a.id()));
        members.put("model", text(a.model().id().value()));
        members.put("version", text(a.model().version()));
        members.put("title", json(a.title()));
        members.put("status", text(a.status().name()));
        members.put("modelDigest", text(a.fingerprint().modelDigest()));
        members.put("inputDigest", text(a.fingerprint().inputDigest()));
        members.put("engineVersion", text(a.fingerprint().engineVersion()));
        members.put("origin", text(a.fingerprint().origin()));
        members.put("originDigest", text(a.fingerprint().originDigest()));
        members.put("functions", json(a.fingerprint().functions()));
        members.put("subject", text(a.subject()));
        members.put("jointProcurement", text(a.jointProcurement()));
        members.put("moment", text(a.moment().name()));
        members.put("asOf", text(a.asOf().toString()));
        members.put("at", text(a.at().toString()));
        members.put("baseAnswers", json(a.baseAnswers()));
        members.put("choices", json(a.choices()));
        members.put("aloneAnswers", json(a.aloneAnswers()));
        members.put("by", text(a.by()));
        members.put(
                "scale",
                object(
                        "min",
                        number(a.scale().min()),
                        "max",
                        number(a.scale().max()),
                        "decimals",
                        number(a.scale().decimals())));
        a.headroom().ifPresent(value -> members.put("headroom", number(value)));
        a.uptake().ifPresent(value -> members.put("uptake", number(value)));
        members.put("base", json(a.baseRange()));
        members.put("index", json(a.indexRange()));
        members.put("uplift", number(a.uplift()));
        a.alone().ifPresent(alone -> members.put("alone", json(alone)));
        members.put("nodes", list(a.nodes(), AssessmentForm::json));
        members.put("computed", list(a.computed(), AssessmentForm::json));
        members.put(
                "contributions",
                list(
                        a.contributions(),
                        c -> object(
                                "kind",
                                text(c.kind().name()),
                                "id",
                                text(c.id()),
                                "theme",
                                text(c.theme()),
                                "base",
                                number(c.base()),
                                "uplift",
                                number(c.uplift()))));
        members.put(
                "gates",
                list(
                        a.gates(),
                        g -> object(
                                "gate",
                                text(g.gate()),
                                "base",
                                text(g.base().name()),
                                "index",
                                text(g.index().name()))));
        members.put("themes", list(a.themes(), AssessmentForm::json));
        members.put(
                "printed",
                object(
                        "base",
                        text(a.printed().base().toPlainString()),
                        "index",
                        text(a.printed().index().toPlainString()),
                        "baseBars",
                        bars(a.printed().baseBars()),
                        "upliftBars",
                        bars(a.printed().upliftBars())));
        members.put("explanation", json(a.explanation()));
        return new Json.Obj(members);
    }

    private static Json bars(List<Waterfall.Bar> bars) {
        return list(
                bars,
                bar -> object(
                        "kind",
                        text(bar.kind().name()),
                        "id",
                        text(bar.id()),
                        "theme",
                        text(bar.theme()),
                        "label",
                        json(bar.label()),
                        "value",
                        text(bar.value().toPlainString())));
    }

    private static Json json(Outcome outcome) {
        return object(
                "value",
                number(outcome.value()),
                "low",
                number(outcome.low()),
                "high",
                number(outcome.high()),
                "coverage",
                number(outcome.coverage()));
    }

    /** A node below which nothing applies has no value: the member is left out. */
    private static Json json(NodeScore node) {
        var members = new LinkedHashMap<String, Json>();
        members.put("id", text(node.id()));
        putUnlessNaN(members, "base", node.base());
        putUnlessNaN(members, "index", node.index());
        return new Json.Obj(members);
    }

    private static Json json(ComputedValue value) {
        var members = new LinkedHashMap<String, Json>();
        members.put("id", text(value.id()));
        members.put("title", json(value.title()));
        members.put("unit", text(value.unit()));
        value.base().ifPresent(base -> members.put("base", number(base)));
        value.index().ifPresent(index -> members.put("index", number(index)));
        return new Json.Obj(members);
    }

    private static void putUnlessNaN(Map<String, Json> members, String name, double value) {
        if (!Double.isNaN(value)) {
            members.put(name, number(value));
        }
    }

    private static Json json(Theme theme) {
        var members = new LinkedHashMap<String, Json>();
        members.put("id", text(theme.id()));
        members.put("title", json(theme.title()));
        members.put("weight", number(theme.weight()));
        members.put("weightSource", text(theme.weightSource()));
        theme.band()
                .ifPresent(band -> members.put("band", object("min", number(band.min()), "max", number(band.max()))));
        theme.minimum().ifPresent(minimum -> members.put("minimum", json(minimum)));
        return new Json.Obj(members);
    }

    private static Json json(Minimum minimum) {
        var members = new LinkedHashMap<String, Json>();
        members.put("at", number(minimum.at()));
        members.put("effect", text(minimum.effect().name()));
        minimum.cap().ifPresent(cap -> members.put("cap", number(cap)));
        return new Json.Obj(members);
    }

    private static Json json(LocalizedText text) {
        return object("fi", text(text.fi()), "sv", text(text.sv()), "en", text(text.en()));
    }

    static Json json(Map<String, String> texts) {
        var members = new TreeMap<String, Json>();
        texts.forEach((name, value) -> members.put(name, text(value)));
        return new Json.Obj(members);
    }

    private static <T> Json list(List<T> elements, Function<T, Json> form) {
        return new Json.Arr(elements.stream().map(form).toList());
    }

    static Json.Obj object(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Json>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
        }
        return new Json.Obj(members);
    }

    static Json text(String value) {
        return new Json.Text(value);
    }

    /** The minus of a zero is not kept: nobody means it. */
    private static Json number(double value) {
        return new Json.Number(value == 0 ? 0 : value);
    }

    // ---------------------------------------------------------------- reading

    /** A value that was written here; anything unexpected is a broken store, not a user's mistake. */
    private record Part(Json json) {

        Part get(String name) {
            return new Part(((Json.Obj) json)
                    .get(name)
                    .orElseThrow(() -> new IllegalStateException("a stored assessment lacks " + name)));
        }

        /** A member that came later. */
        Optional<Part> later(String name) {
            return ((Json.Obj) json).get(name).map(Part::new);
        }

        String text(String name) {
            return ((Json.Text) get(name).json).value();
        }

        String laterText(String name) {
            return later(name).map(part -> ((Json.Text) part.json).value()).orElse("");
        }

        double number(String name) {
            return ((Json.Number) get(name).json).value();
        }

        OptionalDouble optional(String name) {
            return later(name).isPresent() ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
        }

        <T> List<T> list(String name, Function<Part, T> reader) {
            return get(name).list(reader);
        }

        <T> List<T> list(Function<Part, T> reader) {
            return ((Json.Arr) json)
                    .elements().stream().map(Part::new).map(reader).toList();
        }

        LocalizedText localized(String name) {
            var part = get(name);
            return new LocalizedText(part.text("fi"), part.text("sv"), part.text("en"));
        }

        Map<String, String> texts(String name) {
            return get(name).texts();
        }

        Map<String, String> texts() {
            var texts = new TreeMap<String, String>();
            ((Json.Obj) json).members().forEach((id, value) -> texts.put(id, ((Json.Text) value).value()));
            return texts;
        }

        Map<String, String> laterTexts(String name) {
            return later(name).map(Part::texts).orElse(Map.of());
        }

        Outcome outcome() {
            return new Outcome(number("value"), number("low"), number("high"), number("coverage"));
        }
    }

    private static Assessment assessment(Part part) {
        var scale = part.get("scale");
        var base = part.get("base").outcome();
        var index = part.get("index").outcome();
        var printed = part.get("printed");
        return new Assessment(
                part.text("id"),
                new ModelRef(new ModelId(part.text("model")), part.text("version")),
                part.localized("title"),
                ModelStatus.valueOf(part.text("status")),
                new Fingerprint(
                        part.text("modelDigest"),
                        part.text("inputDigest"),
                        part.text("engineVersion"),
                        part.laterText("origin"),
                        part.laterText("originDigest"),
                        part.laterTexts("functions")),
                part.text("subject"),
                part.text("jointProcurement"),
                Moment.valueOf(part.text("moment")),
                LocalDate.parse(part.text("asOf")),
                Instant.parse(part.text("at")),
                part.texts("baseAnswers"),
                part.texts("choices"),
                part.laterTexts("aloneAnswers"),
                part.laterText("by"),
                new Scale(scale.number("min"), scale.number("max"), (int) scale.number("decimals")),
                base.value(),
                index.value(),
                part.number("uplift"),
                part.optional("headroom"),
                part.optional("uptake"),
                index.coverage(),
                base,
                index,
                part.later("alone").map(Part::outcome),
                part.list(
                        "contributions",
                        c -> new Contribution(
                                Contribution.Kind.valueOf(c.text("kind")),
                                c.text("id"),
                                c.text("theme"),
                                c.number("base"),
                                c.number("uplift"))),
                part.list(
                        "gates",
                        g -> new GateState(
                                g.text("gate"),
                                GateState.State.valueOf(g.text("base")),
                                GateState.State.valueOf(g.text("index")))),
                part.later("nodes")
                        .map(nodes -> nodes.list(AssessmentForm::node))
                        .orElse(List.of()),
                part.later("computed")
                        .map(computed -> computed.list(AssessmentForm::computed))
                        .orElse(List.of()),
                part.list("themes", AssessmentForm::theme),
                new Waterfall(
                        new BigDecimal(printed.text("base")),
                        new BigDecimal(printed.text("index")),
                        printed.list("baseBars", AssessmentForm::bar),
                        printed.list("upliftBars", AssessmentForm::bar)),
                part.localized("explanation"));
    }

    private static NodeScore node(Part node) {
        return new NodeScore(
                node.text("id"),
                node.optional("base").orElse(Double.NaN),
                node.optional("index").orElse(Double.NaN));
    }

    private static ComputedValue computed(Part value) {
        return new ComputedValue(
                value.text("id"),
                value.localized("title"),
                value.text("unit"),
                value.optional("base"),
                value.optional("index"));
    }

    private static Theme theme(Part theme) {
        return new Theme(
                theme.text("id"),
                theme.localized("title"),
                theme.number("weight"),
                theme.text("weightSource"),
                theme.later("band").map(band -> new Band(band.number("min"), band.number("max"))),
                theme.later("minimum")
                        .map(minimum -> new Minimum(
                                minimum.number("at"),
                                Gate.Effect.valueOf(minimum.text("effect")),
                                minimum.optional("cap"))));
    }

    private static Waterfall.Bar bar(Part bar) {
        return new Waterfall.Bar(
                Contribution.Kind.valueOf(bar.text("kind")),
                bar.text("id"),
                bar.text("theme"),
                bar.localized("label"),
                new BigDecimal(bar.text("value")));
    }
}
