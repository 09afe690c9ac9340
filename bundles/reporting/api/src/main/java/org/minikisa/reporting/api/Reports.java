package org.minikisa.reporting.api;

import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

/** Writes reports. */
@ProviderType
public interface Reports {

    /**
     * Reads all wings that are present and writes one report: the page, the CSV files and the JSON file. The same data
     * give the same bytes. Each file appears whole or not at all, the page last; a wing that is missing is named in its
     * section.
     *
     * @param progress hears the number of files and sections done so far, from 1 upwards; the total is not known before
     * @throws org.minikisa.problem.api.InvalidInputException when the folder cannot be written to; nothing is left half
     *     done
     */
    ReportFiles write(ReportRequest request, Consumer<Long> progress);
}
