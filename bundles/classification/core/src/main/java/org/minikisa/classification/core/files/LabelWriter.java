package org.minikisa.classification.core.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.documents.Csv;
import org.minikisa.rendering.masking.IdentityCodes;
import com.google.gson.stream.JsonWriter;

/** Writes labelled texts as {@link LabelReader} reads them. Personal identity codes are masked. */
public final class LabelWriter {

    private static final List<String> COLUMNS = List.of("label", "subject", "text", "origin");

    private LabelWriter() {}

    public static void write(LabelFile.Format format, List<LabelledText> texts, Writer out) throws IOException {
        switch (format) {
            case CSV -> csv(texts, out);
            case TSV -> tsv(texts, out);
            case JSONL -> jsonLines(texts, out);
            case EML_FOLDERS ->
                throw InvalidInputException.of(
                        "the export",
                        "classification.export.format",
                        "format",
                        "folders of mails",
                        "csv, tsv or jsonl",
                        "Choose one of these.");
        }
    }

    private static List<String> cells(LabelledText text) {
        return List.of(
                text.label().isEmpty() ? "none" : text.label(),
                IdentityCodes.masked(text.text().subject()),
                IdentityCodes.masked(text.text().text()),
                text.origin());
    }

    private static void csv(List<LabelledText> texts, Writer out) throws IOException {
        var csv = new Csv();
        COLUMNS.forEach(csv::text);
        csv.endRow();
        for (LabelledText text : texts) {
            cells(text).forEach(csv::text);
            csv.endRow();
        }
        out.write(new String(csv.bytes(), StandardCharsets.UTF_8));
    }

    private static void tsv(List<LabelledText> texts, Writer out) throws IOException {
        out.write(String.join("\t", COLUMNS) + "\n");
        for (LabelledText text : texts) {
            out.write(String.join(
                            "\t", cells(text).stream().map(LabelWriter::escaped).toList())
                    + "\n");
        }
    }

    private static String escaped(String cell) {
        return cell.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    private static void jsonLines(List<LabelledText> texts, Writer out) throws IOException {
        for (LabelledText text : texts) {
            var json = new JsonWriter(out);
            List<String> cells = cells(text);
            json.beginObject();
            for (int i = 0; i < cells.size(); i++) {
                json.name(COLUMNS.get(i)).value(cells.get(i));
            }
            json.endObject();
            json.flush();
            out.write("\n");
        }
    }
}
