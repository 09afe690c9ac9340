package org.minikisa.impact.api.analysis;

import java.io.IOException;
import java.util.function.LongConsumer;

import org.osgi.annotation.versioning.ProviderType;

/** Assesses a file of subjects in one pass, whatever its length, in constant memory. */
@ProviderType
public interface BulkAssessments {

    /**
     * Reads subjects, writes a result for each, and puts those that cannot be assessed into a reject file with all their
     * problems. Results are bit for bit those of {@link org.minikisa.impact.api.Assessments#preview} for a target. Nothing is stored.
     * Output files appear under their names when all is done; until then, and when it fails, they end with {@code
     * .part}.
     *
     * @param progress is told how many rows are done, every now and then
     * @throws org.minikisa.problem.api.InvalidInputException when the file as a whole cannot be read: no such model,
     *         unknown columns, not the format
     * @throws IOException when a file cannot be read or written
     */
    BulkResult run(BulkRequest request, LongConsumer progress) throws IOException;
}
