package org.minikisa.classification.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.learning.Evaluation;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** How good a version is, on texts it has not learnt from. */
record Evaluate(Desk desk) implements Command {

    private static final String VERSION = "--version";
    private static final String MATRIX = "--matrix";

    @Override
    public Usage usage() {
        Usage usage = Taxonomy.on(
                        Usage.of(
                                "evaluate", "measures a model on the texts that were held back, or on those of a file"),
                        desk)
                .option(VERSION, "VERSION", "which version; what serves unless said", desk::versionIds)
                .option(LabelFiles.FILE, "FILE", "labelled texts to measure on; they are not kept")
                .flag(MATRIX, "the confusion matrix in full, however many labels there are");
        return LabelFiles.on(usage).example("kisa:classify evaluate --taxonomy intents --file test.tsv");
    }

    @Override
    public void run(Invocation in) throws IOException {
        Optional<ModelVersion> version = in.option(VERSION).map(desk::version);
        String taxonomy = taxonomy(in, version);
        Evaluation evaluation;
        if (in.option(LabelFiles.FILE).isPresent()) {
            List<Example> texts = LabelFiles.of(in.option(LabelFiles.FILE).get(), in, desk)
                    .read()
                    .examples();
            evaluation = Steps.during(in.screen(), progress -> desk.models()
                    .evaluate(taxonomy, version.map(ModelVersion::id), texts, progress));
        } else {
            evaluation = Steps.during(
                    in.screen(), progress -> desk.models().evaluate(taxonomy, version.map(ModelVersion::id), progress));
        }
        in.screen()
                .details(EvaluationSheet.of(
                        evaluation, in.flag(MATRIX), in.screen().json()));
    }

    private String taxonomy(Invocation in, Optional<ModelVersion> version) {
        Optional<String> asked = Taxonomy.asked(in, desk);
        if (asked.isPresent()
                && version.isPresent()
                && !asked.get().equals(version.get().taxonomy())) {
            throw InvalidInputException.of(
                    "kisa:classify evaluate",
                    "classification.shell.version",
                    VERSION,
                    version.get().id() + ", which is not of " + asked.get(),
                    "a version of " + asked.get(),
                    "Leave " + Taxonomy.OPTION + " out, or see kisa:classify versions.");
        }
        return asked.or(() -> version.map(ModelVersion::taxonomy)).orElse(Taxonomy.USUAL);
    }
}
