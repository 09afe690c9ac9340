package org.minikisa.impact.laws;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.FunctionNeed;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.Problem;

/**
 * What was found when a model was held to the laws, on one page of plain text. The same model gives the same page.
 *
 * @param id of the model
 * @param version of the model
 * @param passed whether every law held
 * @param line the page in one line
 * @param text the page
 */
public record Certificate(String id, String version, boolean passed, String line, String text) {

    /** The version of the contract that these laws are about. */
    public static final String CONTRACT = "org.minikisa.impact.api 1.1.0";

    private static final int WIDTH = 92;
    private static final int MOST_TESTS = 12;
    private static final int LEFT = 15;

    private static final String NOT_COVERED = """
            * whether weights, indicators and normalisers measure what they should: the model's owner answers for that;
            * answers between the samples: they are drawn from the model's own ranges, always the same ones;
            * how fast it is and how much memory it takes: the runtime watches that in use;
            * what functions of plug-ins do outside the samples: they are checked at every call.
            """;

    /**
     * Tries a model and writes the page.
     *
     * @param digest what identifies its content: {@code sha-256 …}; {@code ""} for none
     * @param engine what it was tried with: {@code minikisa 0.2.0}; {@code ""} for none
     * @param on the day to print; empty for none
     */
    public static Certificate of(ImpactModel model, String digest, String engine, Optional<LocalDate> on) {
        return of(model.description(), ModelLaws.prove(model), digest, engine, on);
    }

    /** Writes the page of what was tried. */
    public static Certificate of(
            ModelDescription model, List<Tried> tried, String digest, String engine, Optional<LocalDate> on) {
        boolean passed = tried.stream().allMatch(Tried::held);
        long held = tried.stream().filter(Tried::held).count();
        int questions = tried.stream().mapToInt(Tried::questions).sum();
        String outcome = (passed ? "PASSED" : "FAILED") + ": " + held + " of "
                + ModelLaws.laws().size() + " laws held, " + questions + " questions, "
                + model.tests().size() + " tests of its author";
        var page = new StringBuilder("CERTIFICATE OF AN IMPACT MODEL\n\n");
        row(page, "Model", model.ref().id().value() + " " + model.ref().version());
        row(page, "Title", model.title().en());
        row(page, "Digest", digest);
        row(page, "Contract", CONTRACT);
        row(page, "Tried with", engine);
        row(page, "Day", on.map(LocalDate::toString).orElse(""));
        row(page, "Outcome", outcome);
        page.append("\nDeclared\n");
        declared(model).forEach(line -> wrapped(page, "  ", line));
        page.append("\nLaws").append(" ".repeat(WIDTH - 13)).append("questions\n");
        tried.forEach(one -> law(page, one));
        untried(page, tried);
        tests(page, model, tried);
        page.append("\nNot covered\n");
        NOT_COVERED.lines().forEach(line -> wrapped(page, "  ", line));
        String id = model.ref().id().value();
        return new Certificate(
                id, model.ref().version(), passed, id + " " + model.ref().version() + ": " + outcome, page.toString());
    }

    private static List<String> declared(ModelDescription model) {
        var lines = new ArrayList<String>();
        lines.add("scale " + model.scale().min() + " to " + model.scale().max() + "; "
                + model.indicators().size() + " indicators, " + model.themes().size() + " themes, "
                + model.gates().size() + " gates, " + model.parameters().size() + " parameters");
        lines.add("monotone in "
                + model.indicators().stream()
                        .filter(one -> !(one.domain() instanceof Domain.Computed))
                        .filter(one -> one.direction() != Direction.UNORDERED || one.domain() instanceof Domain.Choice)
                        .count()
                + " indicators with a direction; " + model.choices().size() + " are asked of the customer");
        int refused = model.missing().refused().size();
        lines.add("answers that may be unknown give an interval; " + refused + " must be known");
        if (!model.functions().isEmpty()) {
            lines.add("functions of plug-ins: "
                    + model.functions().stream()
                            .map((FunctionNeed one) -> one.name() + " " + one.version())
                            .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static void law(StringBuilder page, Tried tried) {
        String left = (tried.held() ? "  held    " : "  BROKEN  ") + tried.law().name();
        String questions = Integer.toString(tried.questions());
        page.append(left)
                .append(" ".repeat(Math.max(1, WIDTH - left.length() - questions.length())))
                .append(questions)
                .append('\n');
        tried.problems().stream().limit(3).forEach(problem -> wrapped(page, "          ", problem.toString()));
    }

    private static void untried(StringBuilder page, List<Tried> tried) {
        int left = ModelLaws.laws().size() - tried.size();
        if (left > 0) {
            page.append("  not tried: ").append(left).append(" more, because the description contradicts itself\n");
        }
    }

    private static void tests(StringBuilder page, ModelDescription model, List<Tried> tried) {
        List<String> failed = tried.stream()
                .flatMap(one -> one.problems().stream())
                .map(Problem::place)
                .filter(place -> place.startsWith("tests["))
                .toList();
        page.append("\nTests of its author (").append(model.tests().size()).append(")\n");
        IntStream.range(0, Math.min(MOST_TESTS, model.tests().size())).forEach(i -> {
            boolean fails = failed.stream().anyMatch(place -> place.startsWith("tests[" + i + "]"));
            wrapped(
                    page,
                    "  ",
                    (fails ? "FAILED  " : "passed  ") + model.tests().get(i).name());
        });
        if (model.tests().size() > MOST_TESTS) {
            page.append("  … and ").append(model.tests().size() - MOST_TESTS).append(" more\n");
        }
    }

    private static void row(StringBuilder page, String name, String value) {
        if (!value.isEmpty()) {
            var wrapped = new StringBuilder();
            wrapped(wrapped, " ".repeat(LEFT), value);
            page.append(name).append(wrapped.substring(name.length()));
        }
    }

    /** Words on lines of the page's width; lines after the first stand under its words. */
    private static void wrapped(StringBuilder page, String first, String text) {
        String indent = text.startsWith("* ") ? first + "  " : first;
        var line = new StringBuilder(first);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                page.append(line).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(line.toString().isBlank() ? "" : " ").append(word);
        }
        page.append(line).append('\n');
    }
}
