package org.minikisa.impact.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.Outcome;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Waterfall;

/** One assessment on the screen: figures, waterfall, words, contributions at full precision. */
final class AssessmentView {

    private AssessmentView() {}

    static Details of(Assessment assessment, Language language) {
        var printed = assessment.printed();
        return Details.of(assessment.title().in(language) + ": " + assessment.subject())
                .add("id", "Id", assessment.id().isEmpty() ? "not stored" : assessment.id())
                .add("model", "Model", assessment.model())
                .add("status", "Status of the model", Texts.lower(assessment.status()))
                .add("subject", "Subject", assessment.subject())
                .add(
                        "jointProcurement",
                        "Joint procurement",
                        assessment.jointProcurement().isEmpty() ? null : assessment.jointProcurement())
                .add("moment", "Moment", assessment.moment().label().in(language))
                .add("asOf", "As of", assessment.asOf())
                .add("at", "Made", assessment.at())
                .add("base", "Base", printed.base())
                .add("baseRange", "Base within", range(assessment, assessment.baseRange()))
                .add("uplift", "Uplift", printed.uplift())
                .add("index", "Index", printed.index())
                .add("indexRange", "Index within", range(assessment, assessment.indexRange()))
                .add(
                        "headroom",
                        "Headroom",
                        assessment.headroom().isPresent()
                                ? rounded(
                                        assessment.headroom().getAsDouble(),
                                        assessment.scale().decimals())
                                : null)
                .add(
                        "uptake",
                        "Uptake, %",
                        assessment.uptake().isPresent()
                                ? rounded(assessment.uptake().getAsDouble() * 100, 1)
                                : null)
                .add("coverage", "Coverage, %", rounded(assessment.coverage() * 100, 1))
                .waterfall("waterfall", "From base to index", waterfall(assessment, language))
                .text("explanation", "In words", assessment.explanation().in(language))
                .listing(
                        "contributions",
                        "Contributions",
                        assessment.contributions(),
                        Listing.<Contribution>of(
                                Column.text("id", "Indicator or gate", Contribution::id),
                                Column.text("theme", "Theme", Contribution::theme),
                                Column.number("base", "Base", 3, Contribution::base),
                                Column.number("uplift", "Uplift", 3, Contribution::uplift),
                                Column.number("index", "Index", 3, Contribution::index)))
                .listing(
                        "gates",
                        "Gates",
                        assessment.gates().stream()
                                .filter(gate ->
                                        gate.base() != GateState.State.OPEN || gate.index() != GateState.State.OPEN)
                                .toList(),
                        Listing.<GateState>of(
                                        Column.text("id", "Gate", GateState::gate),
                                        Column.text("base", "Before choices", gate -> Texts.lower(gate.base())),
                                        Column.text("index", "After", gate -> Texts.lower(gate.index())))
                                .whenEmpty("all open"))
                .add("modelDigest", "Model digest", assessment.fingerprint().modelDigest())
                .add("inputDigest", "Input digest", assessment.fingerprint().inputDigest())
                .add("engineVersion", "Engine", assessment.fingerprint().engineVersion());
    }

    /** Printed bars, so that they sum on the screen as they do in the report. */
    static Waterfall waterfall(Assessment assessment, Language language) {
        var printed = assessment.printed();
        var waterfall = Waterfall.of(
                word(language, "Perusta", "Bas", "Base"),
                printed.base().doubleValue(),
                printed.base().toPlainString());
        for (var bar : printed.upliftBars()) {
            waterfall = waterfall.step(
                    bar.label().in(language),
                    bar.value().doubleValue(),
                    (bar.value().signum() < 0 ? "" : "+") + bar.value().toPlainString());
        }
        return waterfall.result(
                word(language, "Indeksi", "Index", "Index"),
                printed.index().doubleValue(),
                printed.index().toPlainString());
    }

    private static String word(Language language, String fi, String sv, String en) {
        return switch (language) {
            case FI -> fi;
            case SV -> sv;
            case EN -> en;
        };
    }

    /** Nothing where everything is known. */
    private static String range(Assessment assessment, Outcome outcome) {
        int decimals = assessment.scale().decimals();
        return outcome.isCertain()
                ? null
                : rounded(outcome.low(), decimals).toPlainString() + " to "
                        + rounded(outcome.high(), decimals).toPlainString();
    }

    private static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
