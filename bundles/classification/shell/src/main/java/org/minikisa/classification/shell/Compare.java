package org.minikisa.classification.shell;

import java.util.List;

import org.minikisa.classification.api.learning.Comparison;
import org.minikisa.classification.api.learning.Comparison.Difference;
import org.minikisa.classification.api.learning.Evaluation;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Usage;

/** Two versions on the same texts. */
record Compare(Desk desk) implements Command {

    private static final String FIRST = "FIRST";
    private static final String SECOND = "SECOND";
    private static final int SHOWN = 20;
    private static final double LEVEL = 0.05;

    private static final Listing<Evaluation> EVALUATIONS = Listing.rows(Evaluation.class)
            .text("model", "Version", Evaluation::model)
            .number("accuracy", "Accuracy", 3, Evaluation::accuracy)
            .number("low", "from", 3, Evaluation::low)
            .number("high", "to", 3, Evaluation::high)
            .number("macroF1", "Macro F1", 3, Evaluation::macroF1)
            .number("calibrationError", "Calibration error", 3, Evaluation::calibrationError)
            .number("logLoss", "Log loss", 3, Evaluation::logLoss);

    private static final Listing<Difference> DIFFERENCES = Listing.rows(Difference.class)
            .text("label", "Label", one -> EvaluationSheet.named(one.label()))
            .number("texts", "Texts", Difference::texts)
            .number("firstF1", "F1 of the first", 3, Difference::firstF1)
            .number("secondF1", "of the second", 3, Difference::secondF1)
            .whenEmpty("none differs");

    @Override
    public Usage usage() {
        return Usage.of("compare", "compares two versions on the texts that were held back")
                .argument(FIRST, "id of a version", desk::versionIds, true)
                .argument(SECOND, "id of another one of the same taxonomy", desk::versionIds, true)
                .example("kisa:classify compare topic-2 topic-3");
    }

    @Override
    public void run(Invocation in) {
        ModelVersion first = desk.version(in.required(FIRST));
        ModelVersion second = desk.version(in.required(SECOND));
        if (!first.taxonomy().equals(second.taxonomy())) {
            throw InvalidInputException.of(
                    "kisa:classify compare",
                    "classification.shell.compare",
                    SECOND,
                    second.id() + ", which is of another taxonomy",
                    "a version of " + first.taxonomy(),
                    "See kisa:classify versions --taxonomy " + first.taxonomy() + ".");
        }
        Comparison comparison = Steps.during(
                in.screen(), progress -> desk.models().compare(first.taxonomy(), first.id(), second.id(), progress));
        in.screen().details(sheet(comparison, in.screen().json()));
    }

    private static Details sheet(Comparison comparison, boolean json) {
        List<Difference> differences = comparison.perLabel();
        return Details.of(comparison.first().model() + " and "
                        + comparison.second().model())
                .add("texts", "Texts", comparison.first().texts())
                .add("onlyFirstRight", "Only the first right", comparison.onlyFirstRight())
                .add("onlySecondRight", "Only the second right", comparison.onlySecondRight())
                .number("pValue", "p of such a difference", 4, comparison.pValue())
                .shown("significant", "So", comparison.pValue() < LEVEL, verdict(comparison))
                .listing("evaluations", "Figures", List.of(comparison.first(), comparison.second()), EVALUATIONS)
                .listing(
                        "perLabel",
                        "Labels that differ most",
                        json ? differences : differences.stream().limit(SHOWN).toList(),
                        DIFFERENCES);
    }

    private static String verdict(Comparison comparison) {
        if (comparison.pValue() >= LEVEL) {
            return "no difference that chance would not make";
        }
        boolean second = comparison.onlySecondRight() > comparison.onlyFirstRight();
        return (second ? comparison.second() : comparison.first()).model() + " is better";
    }
}
