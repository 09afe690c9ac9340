package org.minikisa.classification.shell;

import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Usage;

/** What there is to learn, and what serves. */
record Taxonomies(Desk desk) implements Command {

    static final Listing<Row> COLUMNS = Listing.rows(Row.class)
            .text("id", "Taxonomy", Row::id)
            .text("whose", "Whose", row -> Question.isOfTheHouse(row.id) ? "house" : "own")
            .number("labels", "Labels", Row::labels)
            .number("texts", "Texts", Row::texts)
            .number("heldBack", "Held back", Row::heldBack)
            .text("serving", "Serves", row -> row.serving.map(ModelVersion::id))
            .number("accuracy", "Accuracy", 3, row -> row.serving.flatMap(ModelVersion::accuracy));

    /** @param serving empty while nothing was learnt yet */
    record Row(String id, long labels, int texts, long heldBack, Optional<ModelVersion> serving) {}

    static List<Row> rows(Desk desk) {
        return desk.texts().taxonomies().stream().map(id -> row(desk, id)).toList();
    }

    private static Row row(Desk desk, String id) {
        List<LabelledText> texts = desk.texts().of(id);
        return new Row(
                id,
                texts.stream().map(LabelledText::label).distinct().count(),
                texts.size(),
                texts.stream().filter(LabelledText::heldBack).count(),
                desk.models().serving(id));
    }

    @Override
    public Usage usage() {
        return Usage.of("taxonomies", "lists what is learnt: the house's own taxonomies and yours")
                .example("kisa:classify taxonomies");
    }

    @Override
    public void run(Invocation in) {
        in.screen().listing(rows(desk), COLUMNS);
    }
}
