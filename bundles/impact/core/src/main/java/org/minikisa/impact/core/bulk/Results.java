package org.minikisa.impact.core.bulk;

import java.io.IOException;
import java.util.List;

import org.minikisa.problem.api.Problem;

/** How results and rejected rows are written. */
sealed interface Results permits CsvResults, JsonResults {

    /** A row with a subject, and what came of it. */
    void result(Row row, Figures figures) throws IOException;

    /** A row as it was, with all its problems. */
    void reject(Row row, List<Problem> problems) throws IOException;
}
