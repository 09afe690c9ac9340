package org.minikisa.classification.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.minikisa.classification.api.learning.Evaluation;
import org.minikisa.classification.api.learning.Evaluation.Coverage;
import org.minikisa.classification.api.learning.Evaluation.OfLabel;
import org.minikisa.classification.api.learning.Evaluation.Wrong;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;

/** How an evaluation is shown. */
final class EvaluationSheet {

    /** So many labels make a matrix that fits a terminal. */
    private static final int NARROW = 12;

    private static final int SHOWN = 15;

    private static final Listing<OfLabel> PER_LABEL = Listing.rows(OfLabel.class)
            .text("label", "Label", label -> named(label.label()))
            .number("texts", "Texts", OfLabel::texts)
            .number("precision", "Precision", 3, label -> finite(label.precision()))
            .number("recall", "Recall", 3, label -> finite(label.recall()))
            .number("f1", "F1", 3, OfLabel::f1);

    private static final Listing<Coverage> COVERAGE = Listing.rows(Coverage.class)
            .number("accuracy", "For accuracy", 3, Coverage::accuracy)
            .number("share", "Can be answered", 3, Coverage::share)
            .number("threshold", "From probability", 3, Coverage::threshold);

    private static final Listing<Confused> CONFUSED = Listing.rows(Confused.class)
            .text("label", "Is", pair -> named(pair.label))
            .text("given", "Was given", pair -> named(pair.given))
            .number("texts", "Texts", Confused::texts)
            .number("share", "Of its texts", 3, Confused::share)
            .whenEmpty("none");

    private static final Listing<Wrong> WRONG = Listing.rows(Wrong.class)
            .number("probability", "Sure", 2, Wrong::probability)
            .text("label", "Is", wrong -> named(wrong.label()))
            .text("given", "Was given", wrong -> named(wrong.given()))
            .text("origin", "From", Wrong::origin)
            .text("beginning", "Begins", wrong -> Beginnings.of(wrong.beginning(), 80))
            .whenEmpty("none");

    private EvaluationSheet() {}

    private record Confused(String label, String given, int texts, double share) {}

    static Details of(Evaluation evaluation, boolean matrix, boolean json) {
        Details details = figures(Details.of("Evaluation of " + evaluation.model()), evaluation)
                .listing("coverage", "How many can be answered", evaluation.coverage(), COVERAGE)
                .listing("perLabel", "By label", evaluation.perLabel(), PER_LABEL);
        if (json || matrix || evaluation.labels().size() <= NARROW) {
            details.listing(
                    "confusion",
                    "Confusion (rows: what it is; columns: what was given)",
                    rows(evaluation),
                    matrix(evaluation));
        }
        List<Confused> confused = confused(evaluation);
        List<Wrong> wrong = evaluation.wrong();
        return details.listing("confused", "Most often confused", first(confused, json), CONFUSED)
                .listing("wrong", "The surest errors", first(wrong, json), WRONG);
    }

    static Details figures(Details details, Evaluation evaluation) {
        return details.add("model", "Model", evaluation.model())
                .add("texts", "Texts", evaluation.texts())
                .shown(
                        "accuracy",
                        "Accuracy",
                        evaluation.accuracy(),
                        String.format(
                                Locale.ROOT,
                                "%.2f %% (95 %% of the time between %.1f and %.1f)",
                                100 * evaluation.accuracy(),
                                100 * evaluation.low(),
                                100 * evaluation.high()))
                .shown("low", "", evaluation.low(), "")
                .shown("high", "", evaluation.high(), "")
                .number("macroF1", "Macro F1", 3, evaluation.macroF1())
                .number("calibrationError", "Calibration error", 3, evaluation.calibrationError())
                .number("logLoss", "Log loss", 3, evaluation.logLoss());
    }

    private static <T> List<T> first(List<T> all, boolean json) {
        return json ? all : all.stream().limit(SHOWN).toList();
    }

    private static List<Confused> confused(Evaluation evaluation) {
        var pairs = new ArrayList<Confused>();
        List<String> labels = evaluation.labels();
        for (int i = 0; i < labels.size(); i++) {
            int[] row = evaluation.confusion()[i];
            int texts = Arrays.stream(row).sum();
            for (int j = 0; j < row.length; j++) {
                if (i != j && row[j] > 0) {
                    pairs.add(new Confused(labels.get(i), labels.get(j), row[j], (double) row[j] / texts));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Confused::texts).reversed());
        return pairs;
    }

    private static List<Integer> rows(Evaluation evaluation) {
        return IntStream.range(0, evaluation.labels().size()).boxed().toList();
    }

    private static Listing<Integer> matrix(Evaluation evaluation) {
        Listing<Integer> columns = Listing.rows(Integer.class)
                .text("label", "", row -> named(evaluation.labels().get(row)));
        for (int j = 0; j < evaluation.labels().size(); j++) {
            int column = j;
            String label = named(evaluation.labels().get(j));
            columns = columns.number("given:" + label, label, row -> evaluation.confusion()[row][column]);
        }
        return columns;
    }

    /** JSON has no NaN. */
    private static Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static String named(String label) {
        return label.isEmpty() ? Values.NONE : label;
    }
}
