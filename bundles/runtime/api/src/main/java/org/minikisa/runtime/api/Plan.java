package org.minikisa.runtime.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Finding;

/**
 * What would change if a plug-in were installed; nothing has.
 *
 * @param name the name of its file
 * @param next what it says it is; absent when that cannot be read
 * @param replaces what is in use under this name now
 * @param digest SHA-256 of its bytes, lower-case hex
 * @param residence where it would run
 * @param findings of all checks; with an error it would be refused
 * @param changes in words, one each: {@code weight of theme nature: 1 -> 2 (needs a minor version)}
 * @param uses what works with the version that is replaced: {@code 12 assessments}, {@code competition CO-3}
 */
public record Plan(
        String name,
        Optional<Plugin.Identity> next,
        Optional<Plugin.Identity> replaces,
        String digest,
        Trust trust,
        Optional<String> publisher,
        Optional<Residence> residence,
        List<Finding> findings,
        List<String> offers,
        List<String> changes,
        List<String> uses) {

    public Plan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(replaces, "replaces");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(residence, "residence");
        findings = List.copyOf(findings);
        offers = List.copyOf(offers);
        changes = List.copyOf(changes);
        uses = List.copyOf(uses);
    }

    /** Whether it could be installed. */
    public boolean isAdmitted() {
        return findings.stream().noneMatch(Finding::isError);
    }
}
