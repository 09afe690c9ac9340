package org.minikisa.impact.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Severity;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Reads and proves a model file as if it were deployed, and deploys nothing; with advice, and beside an earlier version. */
record ValidateModel(Models models, ModelReader reader) implements Command {

    private static final String AGAINST = "--against";

    private static final Listing<Finding> ADVICE = Listing.of(
            Column.<Finding>text("severity", "", finding -> Texts.lower(finding.severity()))
                    .tone(finding -> finding.severity() == Severity.WARNING ? Tone.WARNING : Tone.PLAIN),
            Column.text("place", "Place", finding -> finding.problem().place()),
            Column.text("found", "Found", finding -> finding.problem().found()),
            Column.text("expected", "Expected", finding -> finding.problem().expected()),
            Column.text("remedy", "Remedy", finding -> finding.problem().remedy()),
            Column.text("code", "Code", finding -> finding.problem().code()));

    @Override
    public Usage usage() {
        return Usage.of("validate", "checks a model file: all its problems, or that the laws hold, and advice")
                .argument("FILE", "a model in JSON", true)
                .option(
                        AGAINST,
                        "MODEL_OR_FILE",
                        "also tells whether the version rises as much as the changes since then need",
                        () -> ModelNames.versions(models.list()))
                .example("kisa:models validate window-cleaning.model.json");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var file = in.required("FILE");
        var json = LocalFiles.read("FILE", file);
        try {
            show(in, file, json, reader.read(file, json));
        } catch (InvalidInputException e) {
            refused(in, file, e.problems());
        }
    }

    private void show(Invocation in, String file, byte[] json, ImpactModel read) throws IOException {
        var model = read.description();
        var advice = new ArrayList<>(reader.advice(read));
        if (in.option(AGAINST).isPresent()) {
            advice.addAll(succession(in.option(AGAINST).get(), json));
        }
        advice.addAll(lookalikes(model.id().value()));
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
                                        .toList())
                        .listing("advice", "Advice", advice, ADVICE));
    }

    private List<Finding> succession(String name, byte[] json) throws IOException {
        return ModelNames.open(name, models, reader)
                .source()
                .map(before -> reader.succession(before.getBytes(StandardCharsets.UTF_8), json))
                .orElse(List.of());
    }

    /** Ids of other models that are easily taken for this one. */
    private List<Finding> lookalikes(String id) {
        var others = models.list().stream()
                .map(model -> model.ref().id().value())
                .filter(other -> !other.equals(id) && Math.abs(other.length() - id.length()) <= 1)
                .collect(Collectors.toSet());
        return AnswerLaws.near(id, others).stream()
                .limit(1)
                .map(other -> Finding.warning(new Problem(
                        "impact.id.like",
                        "id",
                        "\"" + id + "\", nearly that of the model " + other,
                        "an id that nobody takes for another's",
                        "If it is a version of " + other + ", give it that id; else name it otherwise.")))
                .toList();
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
