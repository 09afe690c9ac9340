package org.minikisa.classification.shell;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsKept;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsRead;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Takes labelled texts in, under a taxonomy there is or a new one. */
record ImportLabels(Desk desk) implements Command {

    private static final String FILE = "FILE";
    private static final String DRY = "--preview";
    private static final int SHOWN = 10;

    private static final Listing<Map.Entry<String, Long>> LABELS = Listing.<Map.Entry<String, Long>>of(List.of())
            .text("label", "Label", label -> label.getKey().isEmpty() ? Values.NONE : label.getKey())
            .number("texts", "Texts", Map.Entry::getValue);

    private static final Listing<Example> EXAMPLES = Listing.rows(Example.class)
            .text("label", "Label", Example::label)
            .text("subject", "Subject", example -> Beginnings.of(example.text().subject(), 40))
            .text("text", "Text", example -> Beginnings.of(example.text().text(), 80));

    @Override
    public Usage usage() {
        Usage usage = Usage.of(
                        "import", "takes labelled texts in, to learn from: CSV, TSV, JSON lines, folders of mails")
                .argument(FILE, "the file, or a folder with a folder of .eml files per label", true)
                .option(
                        Taxonomy.OPTION,
                        "NAME",
                        "which taxonomy, a new name for one of your own",
                        desk.texts()::taxonomies)
                .flag(DRY, "only shows what would be read");
        return By.on(LabelFiles.on(usage)).example("kisa:classify import intents.tsv --taxonomy intents");
    }

    @Override
    public void run(Invocation in) throws IOException {
        String taxonomy = named(in);
        LabelFiles file = LabelFiles.of(in.required(FILE), in, desk);
        if (in.flag(DRY)) {
            in.screen().details(preview(file));
            return;
        }
        Optional<LabelsKept> kept = keep(desk, taxonomy, file, in);
        kept.ifPresent(
                outcome -> in.screen().details(told(Details.of("Imported into " + taxonomy), taxonomy, file, outcome)));
        if (kept.isPresent()) {
            in.screen().remark(Tone.DIM, "kisa:classify train --taxonomy " + taxonomy + " learns from them");
        }
    }

    /** Not the usual one: what is imported into topics by mistake would be learnt. */
    static String named(Invocation in) {
        return in.option(Taxonomy.OPTION)
                .orElseThrow(() -> InvalidInputException.of(
                        "kisa:classify import",
                        "classification.shell.taxonomy",
                        Taxonomy.OPTION,
                        "nothing",
                        "the taxonomy that the labels belong to, or a new name",
                        "Add " + Taxonomy.OPTION + " NAME; kisa:classify taxonomies lists those there are."));
    }

    /** Shows what was read, asks where texts or labels are there already, keeps. @return empty when a person said no */
    static Optional<LabelsKept> keep(Desk desk, String taxonomy, LabelFiles file, Invocation in) {
        LabelsRead read = file.read();
        if (desk.texts().taxonomies().contains(taxonomy)) {
            if (!in.screen().json() && in.screen().attended()) {
                in.screen().details(preview(file));
            }
            boolean goOn = in.screen()
                    .confirm("Add these " + read.examples().size() + " texts to " + taxonomy
                            + "? A text that it has already gets the new label");
            if (!goOn) {
                in.screen().line(Tone.DIM, "nothing was imported");
                return Optional.empty();
            }
        }
        return Optional.of(desk.texts().keep(taxonomy, read, file.name(), By.whom(in)));
    }

    private static Details preview(LabelFiles file) {
        LabelsRead read = file.read();
        Map<String, Long> labels =
                read.examples().stream().collect(Collectors.groupingBy(Example::label, Collectors.counting()));
        List<Map.Entry<String, Long>> most = labels.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        return counted(Details.of("What " + file.name() + " says"), read)
                .add("labels", "Labels", labels.size())
                .listing(
                        "perLabel",
                        most.size() > SHOWN ? "The " + SHOWN + " most frequent labels" : "Labels",
                        most.stream().limit(SHOWN).toList(),
                        LABELS)
                .listing(
                        "beginning",
                        "The first texts",
                        read.examples().stream().limit(5).toList(),
                        EXAMPLES);
    }

    private static Details counted(Details details, LabelsRead read) {
        return details.add("rows", "Rows", read.rows())
                .add("texts", "Texts", read.examples().size())
                .add(
                        "contradictions",
                        "Contradictions",
                        read.contradictions(),
                        read.contradictions() == 0 ? Tone.PLAIN : Tone.WARNING)
                .add("note", "Note", read.note());
    }

    static Details told(Details details, String taxonomy, LabelFiles file, LabelsKept kept) {
        return counted(details.add("taxonomy", "Taxonomy", taxonomy).add("file", "File", file.name()), file.read())
                .add("added", "New", kept.added())
                .add("relabelled", "Labelled anew", kept.relabelled())
                .add("unchanged", "There already", kept.unchanged());
    }
}
