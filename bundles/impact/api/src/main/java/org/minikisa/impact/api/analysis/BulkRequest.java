package org.minikisa.impact.api.analysis;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.impact.api.ModelId;

/**
 * @param version of the model; empty for the newest
 * @param input subjects: JSON lines {@code {"subject": …, "base": {…}, "choices": {…}}}, or CSV with a heading: {@code
 *         subject}, {@code base.INDICATOR} …, {@code choice.INDICATOR} …
 * @param format of input and output; empty to tell by the file's name ({@code .jsonl}, {@code .ndjson}, {@code .csv})
 * @param output results, a line for each subject in the order of the input
 * @param rejects rows that were refused: number, the row as it was, its problems
 * @param contributions whether each result carries them
 * @param asOf the day of dated parameters; empty for today
 */
public record BulkRequest(
        ModelId model,
        Optional<String> version,
        Path input,
        Optional<Format> format,
        Path output,
        Path rejects,
        boolean contributions,
        Optional<LocalDate> asOf) {

    public BulkRequest {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(rejects, "rejects");
        Objects.requireNonNull(asOf, "asOf");
    }

    public enum Format {
        JSON_LINES,
        CSV
    }
}
