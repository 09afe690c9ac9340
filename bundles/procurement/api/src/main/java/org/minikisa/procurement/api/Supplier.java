package org.minikisa.procurement.api;

import java.util.Objects;

/**
 * A contract supplier of the purchasing body.
 *
 * @param sme a small or medium-sized enterprise (Recommendation 2003/361/EC: fewer than 250 people)
 */
public record Supplier(SupplierId id, String name, boolean sme, Provenance provenance) {

    public Supplier {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(provenance, "provenance");
    }
}
