package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.AuthorTest;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Runs the author's tests and the laws, each with its outcome. */
record TestModel(Models models, ModelReader reader) implements Command {

    @Override
    public Usage usage() {
        return Usage.of("test", "runs the author's tests and the laws, and shows each with its outcome")
                .argument(
                        "MODEL_OR_FILE", "id, id@version or a model in JSON", () -> ModelNames.of(models.list()), true)
                .example("kisa:models test cleaning");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var name = in.required("MODEL_OR_FILE");
        ImpactModel model;
        try {
            model = ModelNames.open(name, models, reader);
        } catch (InvalidInputException e) {
            ValidateModel.refused(in, name, e.problems());
            return;
        }
        var tests = model.description().tests().stream()
                .map(test -> Tested.of(model, test))
                .toList();
        var laws = new ArrayList<Proven>();
        try (var progress = in.screen().progress("Proving", ModelLaws.laws().size())) {
            for (var law : ModelLaws.laws()) {
                laws.add(new Proven(law.name(), law.check().apply(model)));
                progress.advance(1);
            }
        }
        show(in, model, tests, laws);
    }

    private static void show(Invocation in, ImpactModel model, List<Tested> tests, List<Proven> laws) {
        long failed = tests.stream().filter(test -> !test.passed()).count()
                + laws.stream().filter(law -> !law.held()).count();
        in.screen()
                .details(Details.of("Tests of " + model.description().ref())
                        .add("model", "Model", model.description().ref())
                        .add("passed", "Passed", failed == 0, failed == 0 ? Tone.GOOD : Tone.BAD)
                        .listing("tests", "Author's tests", tests, Tested.COLUMNS)
                        .listing("laws", "Laws", laws, Proven.COLUMNS));
        if (failed > 0) {
            throw InvalidInputException.of(
                    model.description().ref().toString(),
                    "impact.shell.tests",
                    "",
                    failed + " failed",
                    "none",
                    "Mend the model or the tests that are shown above.");
        }
    }

    /** @param difference the greatest to what was expected; NaN where the test could not be run */
    private record Tested(AuthorTest test, String found, double difference, List<Problem> problems) {

        static final Listing<Tested> COLUMNS = Listing.<Tested>of(
                        Column.<Tested>text("outcome", "Outcome", tested -> tested.passed() ? "passed" : "FAILED")
                                .tone(tested -> tested.passed() ? Tone.GOOD : Tone.BAD),
                        Column.text("name", "Test", tested -> tested.test.name()),
                        Column.text("expected", "Expected", Tested::expected),
                        Column.text("found", "Found", Tested::found),
                        Column.number("difference", "Difference", Tested::difference),
                        Column.text("problems", "Problems", Tested::problems))
                .whenEmpty("none: the author gave none");

        static Tested of(ImpactModel model, AuthorTest test) {
            var checked = AnswerLaws.check(
                    model.description(), Answers.of(test.asOf(), test.base()), Answers.of(test.asOf(), test.choices()));
            if (!checked.problems().isEmpty()) {
                return new Tested(test, "", Double.NaN, checked.problems());
            }
            var result = model.evaluate(checked.base(), checked.choices());
            return new Tested(test, found(result), difference(test, result), List.of());
        }

        private static String found(Evaluation result) {
            return "base " + Texts.number(result.base().value()) + ", index "
                    + Texts.number(result.index().value());
        }

        private static double difference(AuthorTest test, Evaluation result) {
            return Math.max(
                    away(test.expectedBase(), result.base().value()),
                    Math.max(
                            away(test.expectedIndex(), result.index().value()),
                            away(test.expectedUplift(), result.uplift())));
        }

        private static double away(OptionalDouble expected, double found) {
            return expected.isPresent() ? Math.abs(found - expected.getAsDouble()) : 0;
        }

        boolean passed() {
            return difference <= test.tolerance();
        }

        String expected() {
            var expected = new ArrayList<String>();
            test.expectedBase().ifPresent(value -> expected.add("base " + Texts.number(value)));
            test.expectedIndex().ifPresent(value -> expected.add("index " + Texts.number(value)));
            test.expectedUplift().ifPresent(value -> expected.add("uplift " + Texts.number(value)));
            return String.join(", ", expected) + " ± " + Texts.number(test.tolerance());
        }
    }

    private record Proven(String law, List<Problem> problems) {

        static final Listing<Proven> COLUMNS = Listing.<Proven>of(
                Column.<Proven>text("outcome", "Outcome", proven -> proven.held() ? "holds" : "BROKEN")
                        .tone(proven -> proven.held() ? Tone.GOOD : Tone.BAD),
                Column.text("law", "Law", Proven::law),
                Column.text("problems", "Counterexample", proven -> proven.problems.stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining("; "))));

        boolean held() {
            return problems.isEmpty();
        }
    }
}
