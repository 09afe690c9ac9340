package org.minikisa.impact.core.bulk;

import java.io.IOException;

import org.minikisa.problem.api.Problem;

/** Reads a file row by row. */
sealed interface Rows permits CsvRows, JsonRows {

    /** Reads the next row that is not blank; one that cannot be read carries why. @return false at the end */
    boolean next(Row into) throws IOException;

    /** Goes to the next line that may be read at all. @return false at the end, or when it was refused */
    static boolean begins(Lines lines, Row row) {
        row.begin();
        if (lines.isTooLong()) {
            row.refuse(new Problem(
                    "impact.bulk.row.long",
                    "",
                    "more than " + Lines.LONGEST + " bytes in one row",
                    "at most " + Lines.LONGEST,
                    "Check that this is the right file, and that each subject has a line of its own."));
        } else {
            requireText(lines, row);
        }
        return row.problems().isEmpty();
    }

    static void requireText(Lines lines, Row row) {
        if (!lines.isText()) {
            row.refuse(new Problem(
                    "impact.bulk.encoding", "", "bytes that are no UTF-8", "UTF-8", "Save the file as UTF-8."));
        }
    }
}
