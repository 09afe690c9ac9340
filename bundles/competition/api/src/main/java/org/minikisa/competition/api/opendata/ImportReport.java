package org.minikisa.competition.api.opendata;

import java.util.List;

/**
 * What came of an import.
 *
 * @param files how many were read
 * @param imported competitions that are new here
 * @param updated competitions of which a newer state came
 * @param unchanged competitions that were here like this already
 * @param refused competitions that could not be imported
 * @param tenders in all imported or updated competitions
 * @param bytes of all files, as they stand there
 * @param interrupted whether it was ended before the end
 * @param problems the first {@value #MOST}
 * @param moreProblems how many were found beyond them
 */
public record ImportReport(
        int files,
        long imported,
        long updated,
        long unchanged,
        long refused,
        long tenders,
        long bytes,
        boolean interrupted,
        List<ImportProblem> problems,
        long moreProblems) {

    /** The most problems that a report holds; an {@link ImportWatch} is told of all. */
    public static final int MOST = 10_000;

    public ImportReport {
        problems = List.copyOf(problems);
    }

    /** All competitions that were read. */
    public long competitions() {
        return imported + updated + unchanged + refused;
    }
}
