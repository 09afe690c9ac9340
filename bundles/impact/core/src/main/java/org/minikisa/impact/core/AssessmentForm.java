package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Fingerprint;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.ReplayResult.Difference;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.core.declarative.JsonParser;
import org.minikisa.problem.api.LocalizedText;

/** An assessment as it is stored: canonical JSON, every double in the digits that read back to the same bits. */
final class AssessmentForm {

    private AssessmentForm() {}

    static String write(Assessment a) {
        return CanonicalJson.of(json(a));
    }

    static Assessment read(String stored) {
        return assessment(new Part(JsonParser.parse("a stored assessment", stored.getBytes(StandardCharsets.UTF_8))));
    }

    /** What differs between the figures of two assessments; ids, times and engine version aside. */
    static List<Difference> differences(Assessment stored, Assessment replayed) {
        var differences = new ArrayList<Difference>();
        compare(
                "",
                json(stored).with("id", text("")).with("at", text("")).with("engineVersion", text("")),
                json(replayed).with("id", text("")).with("at", text("")).with("engineVersion", text("")),
                differences);
        return differences;
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
        members.put("id", text(a.id()));
        members.put("model", text(a.model().id().value()));
        members.put("version", text(a.model().version()));
        members.put("title", json(a.title()));
        members.put("status", text(a.status().name()));
        members.put("modelDigest", text(a.fingerprint().modelDigest()));
        members.put("inputDigest", text(a.fingerprint().inputDigest()));
        members.put("engineVersion", text(a.fingerprint().engineVersion()));
        members.put("subject", text(a.subject()));
        members.put("jointProcurement", text(a.jointProcurement()));
        members.put("moment", text(a.moment().name()));
        members.put("asOf", text(a.asOf().toString()));
        members.put("at", text(a.at().toString()));
        members.put("baseAnswers", json(a.baseAnswers()));
        members.put("choices", json(a.choices()));
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
        members.put(
                "themes",
                list(
                        a.themes(),
                        t -> object(
                                "id",
                                text(t.id()),
                                "title",
                                json(t.title()),
                                "weight",
                                number(t.weight()),
                                "weightSource",
                                text(t.weightSource()))));
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

        String text(String name) {
            return ((Json.Text) get(name).json).value();
        }

        double number(String name) {
            return ((Json.Number) get(name).json).value();
        }

        OptionalDouble optional(String name) {
            return ((Json.Obj) json).get(name).isPresent() ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
        }

        <T> List<T> list(String name, Function<Part, T> reader) {
            return ((Json.Arr) get(name).json)
                    .elements().stream().map(Part::new).map(reader).toList();
        }

        LocalizedText localized(String name) {
            var part = get(name);
            return new LocalizedText(part.text("fi"), part.text("sv"), part.text("en"));
        }

        Map<String, String> texts(String name) {
            var texts = new TreeMap<String, String>();
            ((Json.Obj) get(name).json).members().forEach((id, value) -> texts.put(id, ((Json.Text) value).value()));
            return texts;
        }

        Outcome outcome(String name) {
            var part = get(name);
            return new Outcome(part.number("value"), part.number("low"), part.number("high"), part.number("coverage"));
        }
    }

    private static Assessment assessment(Part part) {
        var scale = part.get("scale");
        var base = part.outcome("base");
        var index = part.outcome("index");
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
                        "",
                        "",
                        Map.of()),
                part.text("subject"),
                part.text("jointProcurement"),
                Moment.valueOf(part.text("moment")),
                LocalDate.parse(part.text("asOf")),
                Instant.parse(part.text("at")),
                part.texts("baseAnswers"),
                part.texts("choices"),
                Map.of(),
                "",
                new Scale(scale.number("min"), scale.number("max"), (int) scale.number("decimals")),
                base.value(),
                index.value(),
                part.number("uplift"),
                part.optional("headroom"),
                part.optional("uptake"),
                index.coverage(),
                base,
                index,
                Optional.empty(),
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
                List.of(),
                part.list(
                        "themes",
                        t -> new Theme(t.text("id"), t.localized("title"), t.number("weight"), t.text("weightSource"))),
                new Waterfall(
                        new BigDecimal(printed.text("base")),
                        new BigDecimal(printed.text("index")),
                        printed.list("baseBars", AssessmentForm::bar),
                        printed.list("upliftBars", AssessmentForm::bar)),
                part.localized("explanation"));
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
