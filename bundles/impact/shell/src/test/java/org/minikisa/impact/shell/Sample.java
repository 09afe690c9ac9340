package org.minikisa.impact.shell;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.ComputedValue;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Contribution.Kind;
import org.minikisa.impact.api.Fingerprint;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.NodeScore;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.LocalizedText;

/** A small model and an assessment by it that has everything: a gate, moved weights, a step down, all kinds of missing. */
public final class Sample {

    public static final String HOSTILE = "<script>alert('x')</script> & \"quoted\"";

    public static final ModelReader READER = new JsonModelReader();

    public static final String JSON = """
            {"id": "window-cleaning", "version": "1.0.0", "status": "pilot",
             "title": {"fi": "Ikkunanpesu", "sv": "Fönsterputs", "en": "Window cleaning"},
             "themes": [
               {"id": "nature", "title": {"fi": "Luonto", "sv": "Natur", "en": "Nature"}, "weight": 2, "band": [1, 4]},
               {"id": "people", "title": {"fi": "Ihmiset", "sv": "Människor", "en": "People"}, "weight": 1}],
             "indicators": [
               {"id": "water", "theme": "nature", "title": {"fi": "Vedenkulutus", "sv": "Vattenförbrukning", "en": "Use of water"},
                "type": "number", "unit": "l/m2", "min": 0, "normalise": {"fn": "goalposts", "lo": 2, "hi": 0.2},
                "phases": ["joint", "customer"], "merge": "mayReplace", "source": "constructed: measured at ten sites"},
               {"id": "vans", "theme": "nature", "title": {"fi": "Kuljetukset", "sv": "Transporter", "en": "Transport"},
                "type": "choice", "phases": ["customer"], "withoutChoice": "none",
                "options": [{"id": "none", "score": 0, "title": {"fi": "Ei vaatimusta", "sv": "Inget krav", "en": "No requirement"}},
                            {"id": "all_vehicles", "score": 1, "cost": 1200, "title": {"fi": "Päästöttömät ajoneuvot", "sv": "Utsläppsfria fordon", "en": "Zero-emission vehicles"}}]},
               {"id": "safety", "theme": "people", "title": {"fi": "Turvallisuus", "sv": "Säkerhet", "en": "Safety"}, "type": "ordinal",
                "levels": [{"fi": "Laki", "sv": "Lag", "en": "The law"}, {"fi": "Koulutus", "sv": "Utbildning", "en": "Training"},
                           {"fi": "Seuranta", "sv": "Uppföljning", "en": "Follow-up"}], "source": "Act 738/2002"},
               {"id": "noise", "theme": "people", "title": {"fi": "Melu", "sv": "Buller", "en": "Noise"}, "type": "percent"},
               {"id": "ladders", "theme": "people", "title": {"fi": "Tikkaat", "sv": "Stegar", "en": "Ladders"}, "type": "percent"},
               {"id": "terms", "title": {"fi": "Työehdot", "sv": "Villkor", "en": "Terms"}, "type": "boolean", "weight": 0}],
             "gates": [{"id": "no_terms", "when": "not terms", "effect": "cap", "at": 40,
                        "title": {"fi": "Työehdot puuttuvat", "sv": "Villkor saknas", "en": "Terms are missing"}}],
             "tests": [{"name": "the best", "base": {"water": 0.2, "safety": 2, "noise": 100, "ladders": 100, "terms": true},
                        "choices": {"vans": "all_vehicles"}, "expect": {"index": 100}}]}
            """;

    public static final ImpactModel MODEL = READER.read("window-cleaning", JSON.getBytes(StandardCharsets.UTF_8));

    private Sample() {}

    public static Assessment assessment() {
        return assessment("AS-1", "CO-3");
    }

    /** @param id empty for a preview */
    public static Assessment assessment(String id, String subject) {
        var description = MODEL.description();
        return new Assessment(
                id,
                description.ref(),
                description.title(),
                ModelStatus.PILOT,
                new Fingerprint(
                        "1e1c3f4816b57fa54778a2698b937593aed4cbad6bec11c59e7014b9807ebc6b",
                        "b7002e9157233c4cc32e15a3533b784e3e0f61da2a0371b3a1b22d0bf70b5af1",
                        "1.0.0",
                        "org.minikisa.impact.models.windows 1.0.0",
                        "",
                        Map.of()),
                subject,
                "windows-dps-2025",
                Moment.AWARD,
                LocalDate.of(2025, 2, 3),
                Instant.parse("2025-02-03T10:15:00Z"),
                Map.of(
                        "water", "1.5 | measured, twice | appendix 3, page 4",
                        "safety", "0 | " + HOSTILE,
                        "noise", "assumed 40 | tender team | as in the contract before",
                        "ladders", "n/a | all windows open inwards",
                        "terms", "false"),
                Map.of(
                        "water", "1.75",
                        "safety", "2 | reported every month",
                        "vans", "all_vehicles",
                        "terms", "true",
                        "weight.nature", "3"),
                Map.of(),
                "Aino",
                Scale.HUNDRED,
                25.043,
                41.46,
                16.417,
                OptionalDouble.of(60.25),
                OptionalDouble.of(0.2725),
                0.875,
                new Outcome(25.043, 20, 31, 0.875),
                new Outcome(41.46, 38.25, 47.5, 0.875),
                Optional.of(Outcome.certain(18.2)),
                List.of(
                        contribution(Kind.INDICATOR, "water", "nature", 12.31, -2.0),
                        contribution(Kind.INDICATOR, "vans", "nature", 0, 6.46),
                        contribution(Kind.INDICATOR, "safety", "people", 8.04, 10.0),
                        contribution(Kind.INDICATOR, "noise", "people", 5.2, 0),
                        contribution(Kind.WEIGHTS, "weights", "", 0, 1.457),
                        contribution(Kind.GATE, "no_terms", "", -0.507, 0.5)),
                List.of(new GateState("no_terms", GateState.State.CLOSED, GateState.State.OPEN)),
                List.of(new NodeScore("nature", 18.5, 25.7), new NodeScore("people", 38.6, 73.2)),
                List.of(new ComputedValue(
                        "litres",
                        LocalizedText.same("Litres"),
                        "m3",
                        OptionalDouble.of(1200.5),
                        OptionalDouble.empty())),
                description.themes(),
                new Waterfall(
                        new BigDecimal("25.0"),
                        new BigDecimal("41.5"),
                        List.of(
                                bar(Kind.INDICATOR, "water", "nature", "12.3"),
                                bar(Kind.INDICATOR, "safety", "people", "8.0"),
                                bar(Kind.INDICATOR, "noise", "people", "5.2"),
                                bar(Kind.GATE, "no_terms", "", "-0.5")),
                        List.of(
                                bar(Kind.INDICATOR, "water", "nature", "-2.0"),
                                bar(Kind.INDICATOR, "vans", "nature", "6.5"),
                                bar(Kind.INDICATOR, "safety", "people", "10.0"),
                                bar(Kind.WEIGHTS, "weights", "", "1.5"),
                                bar(Kind.GATE, "no_terms", "", "0.5"))),
                new LocalizedText(
                        "Tulos sanoin: valinnat lisäävät 16,5.",
                        "Resultatet i ord: valen lägger till 16,5.",
                        "In words of the result: the choices add 16.5."));
    }

    private static Contribution contribution(Kind kind, String id, String theme, double base, double uplift) {
        return new Contribution(kind, id, theme, base, uplift);
    }

    private static Waterfall.Bar bar(Kind kind, String id, String theme, String value) {
        var description = MODEL.description();
        var label = description
                .indicator(id)
                .map(indicator -> indicator.title())
                .orElse(
                        kind == Kind.WEIGHTS
                                ? new LocalizedText("Siirretyt painot", "Flyttade vikter", "Moved weights")
                                : description.gates().get(0).title());
        return new Waterfall.Bar(kind, id, theme, label, new BigDecimal(value));
    }
}
