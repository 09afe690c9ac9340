package org.minikisa.impact.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.ComputedValue;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.NodeScore;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.shell.page.PrintedPart;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Waterfall;

/** One assessment on the screen: figures, waterfall, words, contributions; rounded for people, exact in JSON. */
final class AssessmentView {

    static final String PREVIEW = "preview, not stored";

    private static final Listing<Contribution> CONTRIBUTIONS = Listing.rows(Contribution.class)
            .text("kind", "Kind", contribution -> Texts.lower(contribution.kind()))
            .text("id", "Indicator or gate", Contribution::id)
            .text("theme", "Theme", Contribution::theme)
            .number("base", "Base", 3, Contribution::base)
            .number("uplift", "Uplift", 3, Contribution::uplift)
            .number("index", "Index", 3, Contribution::index);

    private static final Listing<GateState> GATES = Listing.rows(GateState.class)
            .text("id", "Gate", GateState::gate)
            .text("base", "Before choices", gate -> Texts.lower(gate.base()))
            .with(Column.<GateState>text("index", "After", gate -> Texts.lower(gate.index()))
                    .tone(gate -> gate.index() == GateState.State.OPEN ? Tone.GOOD : Tone.WARNING))
            .whenEmpty("all open");

    private AssessmentView() {}

    static Details of(Assessment assessment, Language language) {
        boolean preview = assessment.id().isEmpty();
        var details = Details.of(assessment.title().in(language) + ": " + assessment.subject())
                .shown("id", "Id", preview ? null : assessment.id(), preview ? PREVIEW : assessment.id())
                .shown("preview", "", preview, "")
                .add("model", "Model", assessment.model())
                .add("status", "Status of the model", Texts.lower(assessment.status()))
                .add("subject", "Subject", assessment.subject())
                .add("jointProcurement", "Joint procurement", present(assessment.jointProcurement()))
                .shown(
                        "moment",
                        "Moment",
                        Texts.lower(assessment.moment()),
                        assessment.moment().label().in(language))
                .add("asOf", "As of", assessment.asOf())
                .add("at", "Made", assessment.at())
                .add("by", "By", present(assessment.by()));
        figures(details, assessment);
        details.waterfall("waterfall", "From base to index", waterfall(assessment, language))
                .text("explanation", "In words", assessment.explanation().in(language));
        if (!assessment.nodes().isEmpty()) {
            details.listing("nodes", "Themes and other nodes", assessment.nodes(), nodes(assessment, language));
        }
        if (!assessment.computed().isEmpty()) {
            details.listing("computed", "Computed", assessment.computed(), computed(language));
        }
        return details.listing("contributions", "Contributions", assessment.contributions(), CONTRIBUTIONS)
                .listing("gates", "Gates", moved(assessment.gates()), GATES)
                .shown("answers", "", answers(assessment), "")
                .shown("printed", "", printed(assessment), "")
                .add("modelDigest", "Model digest", assessment.fingerprint().modelDigest())
                .add("inputDigest", "Input digest", assessment.fingerprint().inputDigest())
                .add("engineVersion", "Engine", assessment.fingerprint().engineVersion())
                .add("origin", "Model from", present(assessment.fingerprint().origin()))
                .add(
                        "originDigest",
                        "Its digest",
                        present(assessment.fingerprint().originDigest()))
                .add("functions", "Functions", assessment.fingerprint().functions());
    }

    private static Listing<ComputedValue> computed(Language language) {
        return Listing.of(
                Column.text("id", "Id", ComputedValue::id),
                Column.text("title", "What", value -> value.title().in(language)),
                Column.number("base", "Base", 3, ComputedValue::base),
                Column.number("index", "Index", 3, ComputedValue::index),
                Column.text("unit", "Unit", ComputedValue::unit));
    }

    private static void figures(Details details, Assessment assessment) {
        var printed = assessment.printed();
        int decimals = assessment.scale().decimals();
        details.shown("base", "Base", assessment.base(), printed.base().toPlainString())
                .shown("baseRange", "Base within", map(assessment.baseRange()), range(assessment.baseRange(), decimals))
                .shown("uplift", "Uplift", assessment.uplift(), Texts.signed(printed.uplift()))
                .shown("index", "Index", assessment.index(), printed.index().toPlainString())
                .shown(
                        "indexRange",
                        "Index within",
                        map(assessment.indexRange()),
                        range(assessment.indexRange(), decimals))
                .number("headroom", "Headroom", decimals, assessment.headroom())
                .shown("uptake", "Uptake", assessment.uptake(), percent(assessment.uptake()))
                .shown(
                        "coverage",
                        "Coverage",
                        assessment.coverage(),
                        percent(OptionalDouble.of(assessment.coverage())));
        assessment.alone().ifPresent(alone -> details.shown(
                        "alone",
                        "Alone",
                        alone.value(),
                        rounded(alone.value(), decimals).toPlainString())
                .shown("aloneRange", "Alone within", map(alone), range(alone, decimals))
                .shown(
                        "jointEffect",
                        "Effect of the joint procurement",
                        assessment.jointEffect(),
                        Texts.signed(printed.base().subtract(rounded(alone.value(), decimals)))));
    }

    /** Printed bars, so that they sum on the screen as they do in the report: themes, base, choices, index. */
    static Waterfall waterfall(Assessment assessment, Language language) {
        var printed = assessment.printed();
        var waterfall = new Waterfall(List.of());
        for (var part : PrintedPart.base(assessment, language)) {
            waterfall = waterfall.part(
                    part.label(), part.points().doubleValue(), part.points().toPlainString());
        }
        waterfall = waterfall.base(
                Texts.word(language, "Perusta", "Bas", "Base"),
                printed.base().doubleValue(),
                printed.base().toPlainString());
        for (var part : PrintedPart.uplift(assessment, language)) {
            waterfall =
                    waterfall.step(part.label(), part.points().doubleValue(), Texts.signed(part.points()), tone(part));
        }
        return waterfall.result(
                Texts.word(language, "Indeksi", "Index", "Index"),
                printed.index().doubleValue(),
                printed.index().toPlainString());
    }

    private static Tone tone(PrintedPart part) {
        return switch (part.kind()) {
            case GATE -> Tone.WARNING;
            case WEIGHTS -> Tone.PLAIN;
            default -> part.points().signum() < 0 ? Tone.BAD : Tone.GOOD;
        };
    }

    private static Listing<NodeScore> nodes(Assessment assessment, Language language) {
        int decimals = assessment.scale().decimals();
        return Listing.rows(NodeScore.class)
                .text("id", "Node", NodeScore::id)
                .text("title", "Title", node -> title(assessment, node.id(), language))
                .number("base", "Base", decimals, NodeScore::base)
                .number("index", "Index", decimals, NodeScore::index);
    }

    private static String title(Assessment assessment, String theme, Language language) {
        return assessment.themes().stream()
                .filter(known -> known.id().equals(theme))
                .map(known -> known.title().in(language))
                .findFirst()
                .orElse("");
    }

    private static List<GateState> moved(List<GateState> gates) {
        return gates.stream()
                .filter(gate -> gate.base() != GateState.State.OPEN || gate.index() != GateState.State.OPEN)
                .toList();
    }

    private static Map<String, Object> answers(Assessment assessment) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("base", assessment.baseAnswers());
        answers.put("choices", assessment.choices());
        answers.put("alone", assessment.aloneAnswers());
        return answers;
    }

    private static Map<String, Object> printed(Assessment assessment) {
        var printed = new LinkedHashMap<String, Object>();
        printed.put("base", assessment.printed().base());
        printed.put("uplift", assessment.printed().uplift());
        printed.put("index", assessment.printed().index());
        printed.put("baseBars", bars(assessment.printed().baseBars()));
        printed.put("upliftBars", bars(assessment.printed().upliftBars()));
        return printed;
    }

    private static List<Map<String, Object>> bars(List<org.minikisa.impact.api.Waterfall.Bar> bars) {
        return bars.stream()
                .map(bar -> {
                    var object = new LinkedHashMap<String, Object>();
                    object.put("kind", Texts.lower(bar.kind()));
                    object.put("id", bar.id());
                    object.put("theme", bar.theme());
                    object.put("value", bar.value());
                    return (Map<String, Object>) object;
                })
                .toList();
    }

    private static Map<String, Object> map(Outcome outcome) {
        var map = new LinkedHashMap<String, Object>();
        map.put("low", outcome.low());
        map.put("high", outcome.high());
        map.put("coverage", outcome.coverage());
        return map;
    }

    /** Nothing where everything is known. */
    private static String range(Outcome outcome, int decimals) {
        return outcome.isCertain()
                ? ""
                : rounded(outcome.low(), decimals).toPlainString() + " to "
                        + rounded(outcome.high(), decimals).toPlainString();
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? rounded(share.getAsDouble() * 100, 1).toPlainString() + " %" : "";
    }

    private static String present(String text) {
        return text.isEmpty() ? null : text;
    }

    private static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
