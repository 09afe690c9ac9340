package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.List;

import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Reads and proves a model file as if it were deployed, and deploys nothing. */
record ValidateModel(ModelReader reader) implements Command {

    @Override
    public Usage usage() {
        return Usage.of("validate", "checks a model file: all its problems, or that the laws hold")
                .argument("FILE", "a model in JSON", true)
                .example("kisa:models validate window-cleaning.model.json");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var file = in.required("FILE");
        var json = LocalFiles.read("FILE", file);
        try {
            var model = reader.read(file, json).description();
            in.screen()
                    .details(Details.of(model.ref() + ": " + model.title().en())
                            .add("file", "File", file)
                            .add("valid", "Valid", true, Tone.GOOD)
                            .add("model", "Model", model.ref())
                            .add("digest", "Digest", reader.digest(json))
                            .add("themes", "Themes", model.themes().size())
                            .add("indicators", "Indicators", model.indicators().size())
                            .add("gates", "Gates", model.gates().size())
                            .add("tests", "Author's tests passed", model.tests().size())
                            .add(
                                    "laws",
                                    "Laws that held",
                                    ModelLaws.laws().stream()
                                            .map(ModelLaws.Law::name)
                                            .toList()));
        } catch (InvalidInputException e) {
            refused(in, file, e.problems());
        }
    }

    /** Shows all problems on the output, as a document with {@code --json}, and fails. */
    static void refused(Invocation in, String file, List<Problem> problems) {
        in.screen()
                .details(Details.of("model " + file + " has " + problems.size()
                                + (problems.size() == 1 ? " problem" : " problems"))
                        .add("file", "File", file)
                        .add("valid", "Valid", false, Tone.BAD)
                        .problems("problems", "Problems", problems));
        throw InvalidInputException.of(
                "model " + file,
                "impact.shell.invalid",
                "",
                problems.size() == 1 ? "1 problem" : problems.size() + " problems",
                "none",
                "Mend what is shown above and validate again.");
    }
}
