package org.minikisa.reporting.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A report that was written; every path exists and is complete.
 *
 * @param html the page, one file that needs nothing else
 * @param data the JSON file first, then the CSV files, in the order of the report
 * @param moment what the numbers are of: the moment of the last fact in the journal, not the moment of writing
 * @param keyFigures the figures at the head of the report
 */
public record ReportFiles(Path html, List<Path> data, Instant moment, List<Figure> keyFigures) {

    public ReportFiles {
        Objects.requireNonNull(html, "html");
        data = List.copyOf(data);
        Objects.requireNonNull(moment, "moment");
        keyFigures = List.copyOf(keyFigures);
    }
}
