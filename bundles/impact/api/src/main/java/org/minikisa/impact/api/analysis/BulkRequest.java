package org.minikisa.impact.api.analysis;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.impact.api.ModelId;

/**
 * @param version of the model; empty for the newest
 * @param input subjects: JSON lines {@code {"subject": …, "jointProcurement": …, "base": {…}, "choices": {…}}}, or CSV
 *         with a heading: {@code subject}, {@code jointProcurement}, {@code base.INDICATOR} …, {@code choice.INDICATOR}
 *         …, {@code choice.weight.THEME} …; answers as {@link org.minikisa.impact.api.Answer#parse} reads them, an empty
 *         cell or {@code null} for none; without a base, the approved values of the joint procurement count
 * @param format of input and output; empty to tell by the file's name ({@code .jsonl}, {@code .ndjson}, {@code .csv})
 * @param output results, a line for each subject in the order of the input: {@code subject, base, uplift, index,
 *         baseLow, baseHigh, low, high, coverage}, then contributions; replaced when it is there
 * @param rejects rows that were refused: {@code row} (the line it begins on), its {@code text} as it was, its {@code
 *         problems}; replaced when it is there
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
