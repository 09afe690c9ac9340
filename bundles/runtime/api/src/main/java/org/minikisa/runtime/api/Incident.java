package org.minikisa.runtime.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Problem;

/**
 * Why a plug-in was quarantined.
 *
 * @param id {@code Q-1}, …
 * @param plugin its name
 * @param digest SHA-256 of the bytes that misbehaved; these are not used again until they are released
 * @param offer what of it: {@code model daytime 1.0.0}
 * @param problem what it did, found, expected
 * @param input what it was asked, as JSON, so that it can be asked again
 * @param thread the name of the thread it never came back from; empty when it did
 * @param instead the version that came back in its place, if one did
 * @param released when an administrator let it go again
 */
public record Incident(
        String id,
        String plugin,
        Plugin.Identity identity,
        String digest,
        Instant at,
        String offer,
        Problem problem,
        String input,
        Optional<String> thread,
        Optional<Plugin.Identity> instead,
        Optional<Instant> released) {

    public Incident {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(offer, "offer");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(instead, "instead");
        Objects.requireNonNull(released, "released");
    }
}
