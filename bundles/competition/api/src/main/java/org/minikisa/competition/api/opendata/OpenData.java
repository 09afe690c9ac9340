package org.minikisa.competition.api.opendata;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.annotation.versioning.ProviderType;

/** Competitions out as open data, and in from what others published. */
@ProviderType
public interface OpenData {

    /** What is done with what was read. */
    enum Mode {
        /** It is kept. */
        KEEP,
        /** It is looked at only; nothing is kept. */
        CHECK
    }

    /** How competitions are packed. */
    enum Form {
        /** All releases of each competition, one after another. */
        RELEASES,
        /** A record for each competition: its releases and what they amount to. */
        RECORDS
    }

    /**
     * Reads a file, or all files of a folder and its folders in the order of their names. OCDS release packages, record
     * packages, releases (also one per line) and eForms notices are told apart by their content, all of them also
     * compressed with gzip. What is wrong with one competition is listed and keeps none of the others out.
     *
     * @throws InvalidInputException when there is nothing at the path or it cannot be read
     */
    ImportReport importFrom(Path fileOrFolder, Mode mode, ImportWatch watch);

    /**
     * Reads one file from a stream, which stays open.
     *
     * @param name of the file, for messages
     * @param size in bytes, for progress; -1 when it is not known
     */
    ImportReport importFrom(String name, InputStream bytes, long size, Mode mode, ImportWatch watch);

    /** Whether a file looks like something that can be imported: what it is, by its first bytes. */
    Optional<Source> recognise(Path file);

    /**
     * Writes competitions as one OCDS package, UTF-8, the same bytes for the same state. What is not public yet is left
     * out: drafts, tenders before the decision, names of people.
     *
     * @throws InvalidInputException when one of them is unknown or nothing of it is public yet; nothing is written then
     */
    void export(List<CompetitionId> competitions, Form form, OutputStream out);

    /** Writes all competitions of which something is public, as {@link #export(List, Form, OutputStream)} does. */
    void exportAll(Form form, OutputStream out);
}
