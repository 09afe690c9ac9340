package org.minikisa.procurement.api;

import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * A field of purchasing that joint procurements are grouped by.
 *
 * @param code a slug, {@code cleaning}; unique in its purchasing body
 */
public record Category(String code, LocalizedText name, Provenance provenance) {

    public Category {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(provenance, "provenance");
    }
}
