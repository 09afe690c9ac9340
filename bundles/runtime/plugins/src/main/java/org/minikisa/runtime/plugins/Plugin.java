package org.minikisa.runtime.plugins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.minikisa.problem.api.Problem;

/**
 * One plug-in, as people see it.
 *
 * @param name its file's name; of one that was installed in the shell, its location
 * @param origin {@code folder} or {@code shell}
 * @param inUse what is in use of it; absent while nothing is
 * @param since when it came to its state
 * @param digest SHA-256 of what the file holds, lower-case hex; empty when it could not be read
 * @param inUseDigest SHA-256 of what is in use; differs from the digest while a changed file is refused
 * @param problems why it is refused or waits
 * @param millis from the change of the file until it was in use; absent for what was there at the start
 */
record Plugin(
        String name,
        String kind,
        String origin,
        State state,
        Optional<Deployer.Identity> inUse,
        Instant since,
        String digest,
        String inUseDigest,
        List<Problem> problems,
        OptionalLong millis) {

    enum State {
        /** The file is in use. */
        ACTIVE,
        /** The file is not used; what was in use before, if anything, still is. */
        REFUSED,
        /** The file waits: it is still being written, or what reads its kind is not there. */
        STAGED
    }

    static final String FOLDER = "folder";
    static final String SHELL = "shell";

    Plugin {
        problems = List.copyOf(problems);
    }
}
