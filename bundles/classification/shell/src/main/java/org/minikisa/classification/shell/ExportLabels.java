package org.minikisa.classification.shell;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.classification.api.learning.LabelFile.Format;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Gives labelled texts out, to a file that is not there yet or to whoever reads the output. */
record ExportLabels(Desk desk) implements Command {

    private static final String FILE = "FILE";
    private static final String OWN = "--own";
    private static final List<String> FORMATS = List.of("csv", "tsv", "jsonl");

    @Override
    public Usage usage() {
        return Taxonomy.on(
                        Usage.of("export", "gives labelled texts out; identity codes are not masked in a file"), desk)
                .argument(FILE, "a new file; the output without one", false)
                .choice(LabelFiles.FORMAT, "FORMAT", "how; by the file's ending unless said, else jsonl", FORMATS)
                .flag(OWN, "only what people said and what was imported, not what the product brought along")
                .example("kisa:classify export labels.jsonl --taxonomy topic --own");
    }

    @Override
    public void run(Invocation in) throws IOException {
        String taxonomy = Taxonomy.of(in, desk);
        Optional<String> file = in.argument(FILE);
        Format format = in.option(LabelFiles.FORMAT)
                .or(() -> file.flatMap(ExportLabels::ending))
                .map(LabelFiles::format)
                .orElse(Format.JSONL);
        if (file.isPresent()) {
            int count = write(file.get(), taxonomy, format, in.flag(OWN));
            in.screen()
                    .details(Details.of("Exported " + taxonomy)
                            .add("taxonomy", "Taxonomy", taxonomy)
                            .add("file", "File", file.get())
                            .add("texts", "Texts", count));
        } else {
            print(taxonomy, format, in);
        }
    }

    private static Optional<String> ending(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return FORMATS.contains(ending) ? Optional.of(ending) : Optional.empty();
    }

    private int write(String written, String taxonomy, Format format, boolean own) throws IOException {
        try (Writer out = Files.newBufferedWriter(
                Path.of(written), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return desk.texts().export(taxonomy, format, own, out);
        } catch (FileAlreadyExistsException e) {
            throw unwritable(written, "a file that is there", "Choose another name.");
        } catch (NoSuchFileException | InvalidPathException e) {
            throw unwritable(written, "no such folder", "Look at the path.");
        }
    }

    private static InvalidInputException unwritable(String written, String found, String remedy) {
        return InvalidInputException.of(
                "the file " + written, "classification.shell.write", FILE, found, "a name that is free", remedy);
    }

    /** Told apart from the screen's own words, which go to the error stream. */
    private void print(String taxonomy, Format format, Invocation in) throws IOException {
        if (format == Format.TSV) {
            throw InvalidInputException.of(
                    "kisa:classify export",
                    "classification.shell.tabs",
                    LabelFiles.FORMAT,
                    "tsv without a file",
                    "a file, or another format: a screen has no tabs",
                    "Name a file, or take jsonl or csv.");
        }
        var text = new StringWriter();
        int count = desk.texts().export(taxonomy, format, in.flag(OWN), text);
        if (in.screen().json()) {
            in.screen()
                    .details(Details.of("Labels")
                            .add("taxonomy", "Taxonomy", taxonomy)
                            .add("texts", "Texts", count)
                            .text("content", "Content", text.toString()));
        } else {
            text.toString().lines().forEach(in.screen()::line);
            in.screen().remark(Tone.DIM, count + " texts of " + taxonomy);
        }
    }
}
