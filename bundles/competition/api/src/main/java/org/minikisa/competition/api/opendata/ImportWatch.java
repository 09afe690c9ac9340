package org.minikisa.competition.api.opendata;

import org.osgi.annotation.versioning.ConsumerType;

/** Looks on while files are imported, and may end it. */
@ConsumerType
public interface ImportWatch {

    /** Looks away. */
    ImportWatch NONE = progress -> true;

    /**
     * Asked after each batch of competitions.
     *
     * @return false to end it: what was kept stays, nothing is half done
     */
    boolean goOn(Progress progress);

    /** Told of each problem as it is found, also of those beyond {@link ImportReport#MOST}. */
    default void found(ImportProblem problem) {}

    /**
     * How far it is.
     *
     * @param file that is being read
     * @param bytes of it that were read, as they stand in the file
     * @param ofBytes how large it is; -1 when it is not known
     * @param competitions read so far, of all files
     */
    record Progress(String file, long bytes, long ofBytes, long competitions) {}
}
