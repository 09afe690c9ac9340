package org.minikisa.reporting.api;

import java.nio.file.Path;
import java.util.Objects;

import org.minikisa.problem.api.Language;

/**
 * What report to write, and where.
 *
 * @param folder made when it does not exist; an older report of the same language in it is replaced file by file
 * @param language of the page, of headings and of the CSV files' header rows; keys in the JSON are the same in all
 */
public record ReportRequest(Path folder, Language language) {

    public ReportRequest {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(language, "language");
    }
}
