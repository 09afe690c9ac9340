package org.minikisa.competition.api.opendata;

import java.util.Objects;

import org.minikisa.problem.api.Problem;

/**
 * Something that is wrong in an imported file.
 *
 * @param file its name
 * @param line from 1, where the release or notice stands; 0 when it is about the whole file
 * @param release the release's or notice's id; {@code ""} where it could not be read
 * @param effect what followed from it
 * @param problem with its path within the release as place
 */
public record ImportProblem(String file, long line, String release, Effect effect, Problem problem) {

    /** What followed from a problem. */
    public enum Effect {
        /** The rest of the file could not be read. */
        FILE_ENDED,
        /** The competition was not imported. */
        REFUSED,
        /** The competition was imported without the part. */
        PART_LEFT_OUT
    }

    public ImportProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(problem, "problem");
    }

    /** One line: {@code file.jsonl:17, release r-1: path: found …}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (release.isEmpty() ? "" : ", release " + release) + ": " + problem;
    }
}
