package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.analysis.BulkAssessments;
import org.minikisa.impact.api.analysis.BulkRequest;
import org.minikisa.impact.api.analysis.BulkResult;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Assesses a file of subjects, whatever its length. */
record AssessFile(Models models, Supplier<BulkAssessments> bulk) implements Command {

    private static final List<String> FORMATS = Arrays.stream(BulkRequest.Format.values())
            .map(format -> Texts.lower(format).replace('_', '-'))
            .toList();

    @Override
    public Usage usage() {
        return Usage.of("bulk", "assesses a file of subjects, JSON lines or CSV, and stores nothing")
                .argument("MODEL", "id of a model, or id@version", () -> ModelNames.of(models.list()), true)
                .argument("IN_FILE", "subjects: .jsonl or .csv", true)
                .argument("OUT_FILE", "results, a line for each subject", true)
                .option(
                        "--rejects",
                        "FILE",
                        "rows that were refused, with their problems; OUT_FILE.rejects unless said")
                .choice("--format", "FORMAT", "of both files, by their names unless said", FORMATS)
                .option("--as-of", "DAY", "day of dated parameters, today unless said")
                .flag("--contributions", "each result carries them")
                .example("kisa:impact bulk cleaning subjects.csv results.csv --contributions");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var request = request(in);
        long started = System.nanoTime();
        BulkResult result;
        try (var progress = in.screen().progress("Assessing", 0)) {
            result = bulk.get().run(request, progress::to);
        }
        show(in, request, result, (System.nanoTime() - started) / 1e9);
    }

    private static BulkRequest request(Invocation in) {
        var given = new Given(in);
        var asOf = given.day("--as-of");
        given.refuseIfWrong("the line");
        var model = in.required("MODEL").split("@", 2);
        var out = in.required("OUT_FILE");
        return new BulkRequest(
                new ModelId(model[0].isBlank() ? "?" : model[0]),
                model.length > 1 && !model[1].isBlank() ? Optional.of(model[1]) : Optional.empty(),
                LocalFiles.existing("IN_FILE", in.required("IN_FILE")),
                in.option("--format")
                        .map(format -> BulkRequest.Format.valueOf(
                                format.toUpperCase(Locale.ROOT).replace('-', '_'))),
                LocalFiles.path("OUT_FILE", out),
                LocalFiles.path("--rejects", in.option("--rejects").orElse(out + ".rejects")),
                in.flag("--contributions"),
                asOf);
    }

    private static void show(Invocation in, BulkRequest request, BulkResult result, double seconds) {
        in.screen()
                .details(Details.of("Assessed with " + result.model())
                        .add("model", "Model", result.model())
                        .add("digest", "Digest", result.digest())
                        .add("rows", "Rows", result.rows())
                        .add("assessed", "Assessed", result.assessed(), Tone.GOOD)
                        .add(
                                "rejected",
                                "Refused",
                                result.rejected(),
                                result.rejected() == 0 ? Tone.PLAIN : Tone.WARNING)
                        .number("seconds", "Seconds", 1, seconds)
                        .number("rowsPerSecond", "Rows a second", 0, result.rows() / Math.max(seconds, 1e-9))
                        .add("output", "Results", request.output())
                        .add("rejects", "Refused rows", result.rejected() == 0 ? null : request.rejects()));
        if (result.rejected() > 0) {
            in.screen().remark(Tone.WARNING, "refused rows stand with all their problems in " + request.rejects());
        }
    }
}
