package org.minikisa.impact.api;

import org.osgi.annotation.versioning.ProviderType;

/** Reads declarative models. */
@ProviderType
public interface ModelReader {

    /**
     * Reads, checks and proves a model: syntax, meaning, and the laws every model obeys, its author's tests among them.
     * Bounded in time and memory on any input.
     *
     * @param name what the input is called in messages, a file's name
     * @param json UTF-8
     * @throws org.minikisa.problem.api.InvalidInputException with all problems
     */
    ImpactModel read(String name, byte[] json);

    /**
     * SHA-256 of the canonical form (RFC 8785), lower-case hex: the same for two files that differ in blanks, order of
     * members or spelling of numbers only.
     *
     * @throws org.minikisa.problem.api.InvalidInputException when it is not JSON
     */
    String digest(byte[] json);

    /** The JSON Schema of models, for editors to complete and check by. */
    String schema();
}
