package org.minikisa.runtime.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.minikisa.problem.api.Finding;

/**
 * One plug-in.
 *
 * @param name the name of its file; of one that was installed in the shell, its location
 * @param kind {@code model} or {@code bundle}; {@code unknown} for a file that is neither
 * @param origin {@code folder}, {@code repository} or {@code shell}
 * @param publisher who signed it, or who approved it; empty while nobody has
 * @param residence empty while nothing of it is in use
 * @param inUse what is in use under this name; absent while nothing is
 * @param since when it came to its state
 * @param digest SHA-256 of what the file holds, lower-case hex; empty when it could not be read
 * @param inUseDigest SHA-256 of what is in use; differs from the digest while a changed file is refused or quarantined
 * @param findings of the last check of the file
 * @param offers what it brings: {@code model cleaning 2.0.0}, {@code function noise_load 1.0.0}, {@code method steps 1.0}
 * @param millis from the change of the file until it was in use; absent for what was there at the start
 */
public record Plugin(
        String name,
        String kind,
        String origin,
        PluginState state,
        Trust trust,
        Optional<String> publisher,
        Optional<Residence> residence,
        Optional<Identity> inUse,
        Instant since,
        String digest,
        String inUseDigest,
        List<Finding> findings,
        List<String> offers,
        OptionalLong millis) {

    /** Values of {@link #origin}. */
    public static final String FOLDER = "folder";

    public static final String REPOSITORY = "repository";
    public static final String SHELL = "shell";

    public Plugin {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(residence, "residence");
        Objects.requireNonNull(inUse, "inUse");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(inUseDigest, "inUseDigest");
        findings = List.copyOf(findings);
        offers = List.copyOf(offers);
        Objects.requireNonNull(millis, "millis");
    }

    /** What a plug-in says it is. @param id a model's id, a bundle's symbolic name */
    public record Identity(String id, String version) {

        public Identity {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(version, "version");
        }

        @Override
        public String toString() {
            return id + " " + version;
        }
    }
}
