package org.minikisa.impact.core.bulk;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Problem;

/**
 * CSV as the input is: the same separator, line breaks and byte order mark. A subject stays as it is, also one that a
 * spreadsheet would take for a formula, so that results find their way back to it.
 */
final class CsvResults implements Results {

    private final Output results;
    private final Output rejects;
    private final boolean contributions;
    private final byte separator;
    private final byte[] endOfRow;

    CsvResults(Output results, Output rejects, CsvRows input, Figures figures, boolean contributions)
            throws IOException {
        this.results = results;
        this.rejects = rejects;
        this.contributions = contributions;
        this.separator = input.separator();
        this.endOfRow = input.isCrLf() ? new byte[] {'\r', '\n'} : new byte[] {'\n'};
        if (input.isMarked()) {
            results.write("\ufeff");
            rejects.write("\ufeff");
        }
        headings(figures);
    }

    private void headings(Figures figures) throws IOException {
        results.write("subject");
        for (var name : Figures.NAMES) {
            cell(name, results);
        }
        if (contributions) {
            for (var bar : figures.bars()) {
                cell("base." + bar.id(), results);
                cell("uplift." + bar.id(), results);
            }
        }
        results.write(endOfRow);
        rejects.write("row");
        cell("text", rejects);
        cell("problems", rejects);
        rejects.write(endOfRow);
    }

    @Override
    public void result(Row row, Figures figures) throws IOException {
        int subject = row.subject();
        if (row.isEscaped(subject)) {
            results.csv(row.text(subject), separator);
        } else {
            results.csv(row.bytes(), row.from(subject), row.to(subject), separator);
        }
        for (int i = 0; i < Figures.NAMES.size(); i++) {
            results.write((char) separator);
            results.write(figures.get(i));
        }
        for (int bar = 0; contributions && bar < figures.bars().size(); bar++) {
            share(figures.has(bar), figures.base(bar));
            share(figures.has(bar), figures.uplift(bar));
        }
        results.write(endOfRow);
    }

    private void share(boolean present, double value) throws IOException {
        results.write((char) separator);
        if (present) {
            results.write(value);
        }
    }

    @Override
    public void reject(Row row, List<Problem> problems) throws IOException {
        rejects.write(Long.toString(row.number()));
        cell(row.text(), rejects);
        cell(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), rejects);
        rejects.write(endOfRow);
    }

    private void cell(String text, Output output) throws IOException {
        output.write((char) separator);
        output.csv(text, separator);
    }
}
