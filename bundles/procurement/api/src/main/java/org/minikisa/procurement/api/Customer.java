package org.minikisa.procurement.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An organisation that buys from joint procurements.
 *
 * @param sector a code for statistics: {@code state}, {@code municipality}, {@code wellbeing-county}, …
 * @param mailDomains the domains its people write from, {@code itaranta.example}; no domain belongs to two customers
 * @param businessId the Finnish {@code 0112038-9}, by which its people can be told who write from elsewhere; units of one organisation
 *     may share it
 */
public record Customer(
        CustomerId id,
        String name,
        String sector,
        List<String> mailDomains,
        Optional<String> businessId,
        Provenance provenance) {

    public Customer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sector, "sector");
        mailDomains = List.copyOf(mailDomains);
        Objects.requireNonNull(businessId, "businessId");
        Objects.requireNonNull(provenance, "provenance");
    }

    /** A customer whose business id is not known. */
    public Customer(CustomerId id, String name, String sector, List<String> mailDomains, Provenance provenance) {
        this(id, name, sector, mailDomains, Optional.empty(), provenance);
    }
}
