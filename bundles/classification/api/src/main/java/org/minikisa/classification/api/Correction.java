package org.minikisa.classification.api;

import java.time.Instant;
import java.util.Objects;

import org.minikisa.intake.api.ContactId;

/**
 * A person's label, kept beside the machine's. Of several on one axis the last one holds.
 *
 * @param value as {@link Axis} says
 * @param by who said so; personal data, kept in a table only
 */
public record Correction(ContactId contact, Axis axis, String value, String by, Instant at) {

    public Correction {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(axis, "axis");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    /** Tells what was corrected, not by whom: records end up in logs. */
    @Override
    public String toString() {
        return "Correction[" + contact + ", " + axis + ", " + value + "]";
    }
}
