package org.minikisa.classification.shell;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.classification.api.learning.Comparison;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsKept;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.Trained;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.NearMiss;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** Learns a new version, and tells what it is worth. */
record Train(Desk desk) implements Command {

    private static final String LEARNER = "--learner";
    private static final String ALL = "--all";

    @Override
    public Usage usage() {
        Usage usage = Usage.of("train", "learns a new version of a model, and serves it unless it is worse")
                .option(
                        Taxonomy.OPTION,
                        "NAME",
                        "which taxonomy, see kisa:classify taxonomies; with " + LabelFiles.FILE + " also a new name",
                        desk.texts()::taxonomies)
                .option(LabelFiles.FILE, "FILE", "takes labelled texts in first, as kisa:classify import does")
                .option(LEARNER, "NAME", "who learns; the house's own unless said", desk.learners())
                .flag(ALL, "learns from the held-back texts too, and serves: nothing is left to tell what it is worth");
        return By.on(LabelFiles.on(usage)).example("kisa:classify train --taxonomy intents --file intents.tsv");
    }

    @Override
    public void run(Invocation in) throws IOException {
        Optional<String> learner = in.option(LEARNER).map(this::learner);
        Optional<String> file = in.option(LabelFiles.FILE);
        String taxonomy = file.isPresent() ? ImportLabels.named(in) : Taxonomy.of(in, desk);
        Details details = Details.of("Trained " + taxonomy);
        if (file.isPresent()) {
            LabelFiles read = LabelFiles.of(file.get(), in, desk);
            Optional<LabelsKept> kept = ImportLabels.keep(desk, taxonomy, read, in);
            if (kept.isEmpty()) {
                return;
            }
            ImportLabels.told(details, taxonomy, read, kept.get());
        }
        Optional<ModelVersion> served = desk.models().serving(taxonomy);
        Trained trained = Steps.during(in.screen(), progress -> trained(taxonomy, learner, in, progress));
        in.screen().details(told(details, served, trained));
        advise(in, served, trained);
    }

    private Trained trained(String taxonomy, Optional<String> learner, Invocation in, LearningProgress progress) {
        return in.flag(ALL)
                ? desk.models().trainOnEverything(taxonomy, learner, By.whom(in), progress)
                : desk.models().train(taxonomy, learner, By.whom(in), progress);
    }

    private String learner(String written) {
        String tidy = written.strip().toLowerCase(Locale.ROOT);
        if (!desk.learners().get().contains(tidy)) {
            throw new UnknownIdException(
                    "learner", written, NearMiss.of(written, desk.learners().get()));
        }
        return tidy;
    }

    private static Details told(Details details, Optional<ModelVersion> served, Trained trained) {
        ModelVersion version = trained.version();
        details.add("version", "Version", version.id())
                .add("state", "State", version.state(), Train.tone(version))
                .add("unchanged", "Same as before", trained.unchanged())
                .add("learner", "Learner", version.learner())
                .add("learntFrom", "Learnt from", version.texts())
                .add("labels", "Labels", version.labels())
                .add("heldBack", "Held back", version.heldBack())
                .add("everything", "Of everything", version.everything())
                .number("accuracy", "Accuracy there", 3, version.accuracy())
                .number("calibrationError", "Calibration error", 3, version.calibrationError())
                .add("milliseconds", "Milliseconds", trained.milliseconds())
                .add("bytes", "Bytes", version.bytes())
                .add("before", "Served before", served.map(ModelVersion::id));
        trained.comparison().ifPresent(comparison -> compared(details, comparison));
        return details;
    }

    private static void compared(Details details, Comparison comparison) {
        details.number("accuracyBefore", "Its accuracy", 3, comparison.first().accuracy())
                .add("onlyBeforeRight", "Right only there", comparison.onlyFirstRight())
                .add("onlyNowRight", "Right only here", comparison.onlySecondRight())
                .number("pValue", "p of such a difference", 4, comparison.pValue());
    }

    private static Tone tone(ModelVersion version) {
        return version.state() == ModelVersion.State.REFUSED ? Tone.WARNING : Tone.GOOD;
    }

    private static void advise(Invocation in, Optional<ModelVersion> served, Trained trained) {
        ModelVersion version = trained.version();
        String before = served.map(ModelVersion::id).orElse("");
        if (version.everything()) {
            in.screen()
                    .remark(
                            Tone.WARNING,
                            version.id()
                                    + " learnt from the held-back texts too: nothing is left to measure it on, and it was"
                                    + " compared with no other; kisa:classify evaluate --file measures it on texts of yours");
        } else if (served.filter(ModelVersion::everything).isPresent()
                && version.state() == ModelVersion.State.SERVING) {
            in.screen()
                    .remark(
                            Tone.WARNING,
                            before + " learnt from the held-back texts too and could not be compared with it");
        }
        switch (version.state()) {
            case SERVING ->
                in.screen()
                        .remark(
                                Tone.DIM,
                                before.isEmpty() || before.equals(version.id())
                                        ? version.id() + " serves"
                                        : version.id() + " serves in place of " + before
                                                + "; kisa:classify rollback --taxonomy " + version.taxonomy()
                                                + " goes back");
            case REFUSED ->
                in.screen()
                        .remark(
                                Tone.WARNING,
                                version.id() + " is worse than " + before
                                        + " on the held-back texts and does not serve;"
                                        + " kisa:classify compare " + before + " " + version.id()
                                        + " tells where, kisa:classify serve " + version.id()
                                        + " serves it all the same");
            case EARLIER ->
                in.screen()
                        .remark(
                                Tone.DIM,
                                before + " goes on serving; kisa:classify serve " + version.id() + " changes that");
        }
    }
}
