package org.minikisa.support.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.intake.api.ContactId;

/**
 * A merge or a split of cases, which can be undone.
 *
 * @param id {@code CC-3}
 * @param kept the case that took in another one, or that a part was split off
 * @param other the case that went into it, or the one that was split off
 * @param contacts that changed their case, in their order
 * @param by who did it; personal data
 * @param undone when it was undone
 */
public record CaseChange(
        String id,
        Kind kind,
        CaseId kept,
        CaseId other,
        List<ContactId> contacts,
        Instant at,
        String by,
        Optional<Instant> undone) {

    /** What was changed. */
    public enum Kind {
        MERGE,
        SPLIT
    }

    public CaseChange {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(kept, "kept");
        Objects.requireNonNull(other, "other");
        contacts = List.copyOf(contacts);
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(undone, "undone");
    }

    /** Names the cases, not its people: records end up in logs. */
    @Override
    public String toString() {
        return "CaseChange[" + id + ", " + kind + ", " + kept + ", " + other + "]";
    }
}
