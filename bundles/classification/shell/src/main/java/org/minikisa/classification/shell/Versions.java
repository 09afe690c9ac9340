package org.minikisa.classification.shell;

import java.util.List;

import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** The versions of models that were learnt. */
record Versions(Desk desk) implements Command {

    private static final Listing<ModelVersion> COLUMNS = Listing.rows(ModelVersion.class)
            .text("id", "Version", ModelVersion::id)
            .with(Column.<ModelVersion>text("state", "State", ModelVersion::state)
                    .tone(Versions::tone))
            .text("learnt", "Learnt", ModelVersion::learnt)
            .text("by", "By", ModelVersion::by)
            .text("learner", "Learner", ModelVersion::learner)
            .number("texts", "Texts", ModelVersion::texts)
            .number("labels", "Labels", ModelVersion::labels)
            .number("heldBack", "Held back", ModelVersion::heldBack)
            .text("everything", "Of everything", ModelVersion::everything)
            .number("accuracy", "Accuracy", 3, ModelVersion::accuracy)
            .number("calibrationError", "Calibration error", 3, ModelVersion::calibrationError)
            .number("bytes", "Bytes", ModelVersion::bytes)
            .text("digest", "SHA-256", ModelVersion::digest)
            .whenEmpty("nothing was learnt yet; kisa:classify train");

    @Override
    public Usage usage() {
        return Taxonomy.on(Usage.of("versions", "lists the versions of models, the newest first"), desk)
                .example("kisa:classify versions --taxonomy topic");
    }

    @Override
    public void run(Invocation in) {
        List<ModelVersion> versions =
                Taxonomy.asked(in, desk).map(desk.models()::versions).orElseGet(desk::versions);
        in.screen().listing(versions, COLUMNS);
    }

    private static Tone tone(ModelVersion version) {
        return switch (version.state()) {
            case SERVING -> Tone.GOOD;
            case EARLIER -> Tone.PLAIN;
            case REFUSED -> Tone.WARNING;
        };
    }

    /** What serves now. */
    static Details sheet(String title, ModelVersion version) {
        return Details.of(title)
                .add("version", "Version", version.id())
                .add("state", "State", version.state(), tone(version))
                .add("learner", "Learner", version.learner())
                .add("texts", "Learnt from", version.texts())
                .add("labels", "Labels", version.labels())
                .add("heldBack", "Held back", version.heldBack())
                .number("accuracy", "Accuracy there", 3, version.accuracy())
                .number("calibrationError", "Calibration error", 3, version.calibrationError());
    }
}
