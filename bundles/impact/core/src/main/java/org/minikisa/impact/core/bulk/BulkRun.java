package org.minikisa.impact.core.bulk;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.analysis.BulkRequest;
import org.minikisa.impact.api.analysis.BulkRequest.Format;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/** Assesses one file. */
public final class BulkRun {

    private static final int PROGRESS = 10_000;
    private static final int BREATH = 256;

    private final BulkRequest request;
    private final OneByOne oneByOne;
    private final LongConsumer progress;
    private final String what;
    private final Columns columns;
    private final Figures figures;
    private final Optional<FastPath> fast;
    private final Joints joints;

    private long assessed;
    private long rejected;

    /** @throws InvalidInputException when the model cannot be asked on that day */
    public BulkRun(BulkRequest request, ImpactModel model, LocalDate asOf, OneByOne oneByOne, LongConsumer progress) {
        this.request = request;
        this.oneByOne = oneByOne;
        this.progress = progress;
        this.what = "bulk assessment of " + request.input().getFileName();
        this.columns = new Columns(model.description());
        this.figures = new Figures(model.description());
        // what plug-ins compute is asked one by one, under watch
        this.fast = model instanceof DeclarativeModel declarative
                        && model.description().functions().isEmpty()
                ? Optional.of(new FastPath(declarative, asOf, columns, request.contributions()))
                : Optional.empty();
        this.joints = new Joints(oneByOne, base -> fast.flatMap(path -> path.plain(base)));
    }

    /**
     * @throws InvalidInputException when the file as a whole cannot be read
     * @throws CancellationException when the thread is interrupted
     */
    public void run() throws IOException {
        try (var in = Files.newInputStream(request.input())) {
            var lines = new Lines(in);
            requireText(lines);
            if (BulkFiles.format(request).orElseThrow() == Format.CSV) {
                var rows = new CsvRows(what, lines, columns);
                write(
                        lines,
                        rows,
                        (results, rejects) -> new CsvResults(results, rejects, rows, figures, request.contributions()));
            } else {
                write(
                        lines,
                        new JsonRows(lines, columns),
                        (results, rejects) -> new JsonResults(results, rejects, figures, request.contributions()));
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        }
    }

    public long assessed() {
        return assessed;
    }

    public long rejected() {
        return rejected;
    }

    // ---------------------------------------------------------------- the file as a whole

    private void requireText(Lines lines) {
        if (lines.isEmpty()) {
            throw refusal(
                    "impact.bulk.empty", "an empty file", "a heading or a row", "Check that this is the right file.");
        }
        if (lines.isBinary()) {
            throw refusal(
                    "impact.bulk.encoding",
                    "a byte 0, which no text has",
                    "a text in UTF-8",
                    "Check that this is the right file; save a spreadsheet as CSV UTF-8, unpack an archive.");
        }
        if (!lines.beginsAsText()) {
            throw refusal(
                    "impact.bulk.encoding",
                    "bytes that are no UTF-8",
                    "a text in UTF-8",
                    "Save the file as UTF-8; in a spreadsheet: CSV UTF-8.");
        }
    }

    private InvalidInputException refusal(String code, String found, String expected, String remedy) {
        return InvalidInputException.of(what, code, "", found, expected, remedy);
    }

    // ---------------------------------------------------------------- row by row

    /** Begins the files of results and rejected rows. */
    private interface Form {
        Results begin(Output results, Output rejects) throws IOException;
    }

    private void write(Lines lines, Rows rows, Form form) throws IOException {
        try (var results = new Output(request.output());
                var rejects = new Output(request.rejects())) {
            assess(lines, rows, form.begin(results, rejects));
            results.finish();
            rejects.finish();
            rejects.appear();
            results.appear();
        }
    }

    private void assess(Lines lines, Rows rows, Results results) throws IOException {
        var row = new Row(lines);
        while (rows.next(row)) {
            if (fast.isPresent() && fast.get().assess(row, joints, figures)) {
                results.result(row, figures);
                assessed++;
            } else {
                assessInWords(row, results);
            }
            long done = assessed + rejected;
            if (done % BREATH == 0 && Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            if (done % PROGRESS == 0) {
                progress.accept(done);
            }
        }
        progress.accept(assessed + rejected);
    }

    private void assessInWords(Row row, Results results) throws IOException {
        var problems = new ArrayList<>(row.problems());
        if (row.isReadable()) {
            problems.addAll(evaluate(row));
        }
        if (problems.isEmpty()) {
            results.result(row, figures);
            assessed++;
        } else {
            results.reject(row, problems);
            rejected++;
        }
    }

    /** @return what is wrong with it; when nothing is, the figures are its result */
    private List<Problem> evaluate(Row row) {
        var words = row.written(columns);
        var problems = new ArrayList<Problem>();
        var subject = words.subject();
        if (subject.isBlank()) {
            subject = "row " + row.number();
            problems.add(new Problem(
                    "impact.bulk.subject", "subject", "nothing", "what the row is about", "Give each row a subject."));
        }
        try {
            var base = words.base();
            if (!words.jointProcurement().isEmpty()) {
                var joint = joints.of(words.jointProcurement());
                joint.requireApplicable();
                base = base.isEmpty() ? joint.base() : base;
            }
            figures.of(oneByOne.evaluate(subject, base, words.choices()));
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    private CancellationException interrupted() {
        return new CancellationException("interrupted after " + (assessed + rejected) + " rows");
    }
}
