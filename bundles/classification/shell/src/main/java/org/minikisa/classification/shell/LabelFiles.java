package org.minikisa.classification.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.classification.api.learning.LabelFile.Format;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsRead;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/**
 * Files of labelled texts, and the options that say how they are read.
 *
 * @param name the file's own, without folders
 */
record LabelFiles(String name, LabelsRead read) {

    static final String FILE = "--file";
    static final String FORMAT = "--format";
    private static final String LABEL = "--label-column";
    private static final String TEXT = "--text-column";
    private static final String SUBJECT = "--subject-column";
    private static final String MAIL = "--mail";

    static Usage on(Usage usage) {
        return usage.choice(FORMAT, "FORMAT", "how it is written; by its ending unless said", formats())
                .option(LABEL, "NAME", "column or member with the label; \"label\", or the second one, unless said")
                .option(TEXT, "NAME", "column or member with the text; \"text\", or the first one, unless said")
                .option(SUBJECT, "NAME", "column or member with the subject")
                .flag(MAIL, "the texts are bodies of mails: greeting, signature and quoted mails are cut off");
    }

    static List<String> formats() {
        return Arrays.stream(Format.values()).map(LabelFiles::written).toList();
    }

    private static String written(Format format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Format format(String written) {
        return Format.valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Reads without keeping anything. */
    static LabelFiles of(String written, Invocation in, Desk desk) throws IOException {
        Path file = path(written);
        var how = new LabelFile(
                in.option(FORMAT).map(LabelFiles::format).orElseGet(() -> byEnding(file, written)),
                in.option(LABEL),
                in.option(TEXT),
                in.option(SUBJECT),
                in.flag(MAIL));
        String name = file.getFileName() == null ? written : file.getFileName().toString();
        try (var busy = in.screen().progress("Reading " + name, -1)) {
            busy.to(0);
            return new LabelFiles(name, desk.texts().read(file, how));
        }
    }

    private static Path path(String written) {
        try {
            Path path = Path.of(written).toAbsolutePath().normalize();
            if (!written.isBlank() && Files.isReadable(path)) {
                return path;
            }
            throw unusable(written, Files.exists(path) ? "no right to read it" : "nothing there");
        } catch (InvalidPathException e) {
            throw unusable(written, "no path");
        }
    }

    private static InvalidInputException unusable(String written, String found) {
        return InvalidInputException.of(
                "the file " + written,
                "classification.shell.file",
                "FILE",
                found,
                "a file of labelled texts, or a folder with a folder of mails (.eml) per label",
                "Look at the path.");
    }

    private static Format byEnding(Path file, String written) {
        if (Files.isDirectory(file)) {
            return Format.EML_FOLDERS;
        }
        String ending = written.substring(written.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv" -> Format.CSV;
            case "tsv", "tab" -> Format.TSV;
            case "jsonl", "ndjson" -> Format.JSONL;
            default ->
                throw InvalidInputException.of(
                        "the file " + written,
                        "classification.shell.format",
                        "FILE",
                        "an ending that says nothing of its format",
                        ".csv, .tsv, .jsonl, or a folder",
                        "Say it with " + FORMAT + ": " + String.join(", ", formats()) + ".");
        };
    }
}
