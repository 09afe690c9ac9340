package org.minikisa.procurement.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Language;

/**
 * A contract supplier of the purchasing body.
 *
 * @param sme a small or medium-sized enterprise (Recommendation 2003/361/EC: fewer than 250 people)
 * @param businessId the Finnish {@code 1234567-1}, or a VAT number with the country's letters in front
 * @param mail where invitations are sent; may be a person's, so it is state and never part of a fact or log
 * @param languages it is written to in, best first
 */
public record Supplier(
        SupplierId id,
        String name,
        boolean sme,
        Optional<String> businessId,
        Optional<String> mail,
        List<Language> languages,
        Provenance provenance) {

    public Supplier {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(businessId, "businessId");
        Objects.requireNonNull(mail, "mail");
        languages = List.copyOf(languages);
        Objects.requireNonNull(provenance, "provenance");
    }

    /** A supplier of whom no more is known. */
    public Supplier(SupplierId id, String name, boolean sme, Provenance provenance) {
        this(id, name, sme, Optional.empty(), Optional.empty(), List.of(), provenance);
    }

    /** Names the supplier by its id alone: records end up in logs. */
    @Override
    public String toString() {
        return "Supplier[" + id + "]";
    }
}
