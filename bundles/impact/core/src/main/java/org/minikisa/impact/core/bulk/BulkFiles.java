package org.minikisa.impact.core.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.impact.api.analysis.BulkRequest;
import org.minikisa.impact.api.analysis.BulkRequest.Format;
import org.minikisa.problem.api.Problem;

/** What must hold of the files before the first byte is read or written. */
public final class BulkFiles {

    private BulkFiles() {}

    /** By the request, else by the name; empty when that does not tell. */
    static Optional<Format> format(BulkRequest request) {
        var name = request.input().toString().toLowerCase(Locale.ROOT);
        return request.format()
                .or(() -> name.endsWith(".csv")
                        ? Optional.of(Format.CSV)
                        : name.endsWith(".jsonl") || name.endsWith(".ndjson")
                                ? Optional.of(Format.JSON_LINES)
                                : Optional.empty());
    }

    /** All that is wrong with the files of a request. */
    public static List<Problem> problems(BulkRequest request) throws IOException {
        var problems = new ArrayList<Problem>();
        input(request, problems);
        output("output", request.output(), request.input(), problems);
        output("rejects", request.rejects(), request.input(), problems);
        if (isSame(request.output(), request.rejects())
                || isSame(Output.part(request.output()), request.rejects())
                || isSame(request.output(), Output.part(request.rejects()))) {
            problems.add(new Problem(
                    "impact.bulk.files",
                    "rejects",
                    request.rejects().toString(),
                    "another file than that of the results",
                    "Name two different files."));
        }
        return problems;
    }

    private static void input(BulkRequest request, List<Problem> problems) {
        var input = request.input();
        if (!Files.exists(input) || Files.isDirectory(input) || !Files.isReadable(input)) {
            problems.add(new Problem(
                    "impact.bulk.input",
                    "input",
                    input
                            + (Files.isDirectory(input)
                                    ? ", a folder"
                                    : Files.exists(input) ? ", not readable" : ", not there"),
                    "a file that can be read",
                    "Check its name and who may read it."));
        }
        if (format(request).isEmpty()) {
            problems.add(new Problem(
                    "impact.bulk.format",
                    "input",
                    String.valueOf(input.getFileName()),
                    "a name that ends with .jsonl, .ndjson or .csv",
                    "Name the format, or rename the file."));
        }
    }

    private static void output(String place, Path path, Path input, List<Problem> problems) throws IOException {
        if (Files.isDirectory(path) || path.getFileName() == null) {
            problems.add(new Problem(
                    "impact.bulk.output", place, path + ", a folder", "a file", "Name a file in that folder."));
            return;
        }
        var folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            problems.add(new Problem(
                    "impact.bulk.output",
                    place,
                    folder.toString(),
                    "a folder that can be written to",
                    Files.isDirectory(folder)
                            ? "Choose another folder, or ask for the right to write to it."
                            : "Make it first."));
            return;
        }
        if (isSame(path, input) || isSame(Output.part(path), input)) {
            problems.add(new Problem(
                    "impact.bulk.files",
                    place,
                    path.toString(),
                    "another file than the input " + input,
                    "Name another file: the input is only read."));
        } else if (Files.exists(path) && !Files.isRegularFile(path)) {
            problems.add(new Problem(
                    "impact.bulk.output", place, path + ", no regular file", "a file", "Name another file."));
        }
    }

    private static boolean isSame(Path a, Path b) throws IOException {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())
                || Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
    }
}
