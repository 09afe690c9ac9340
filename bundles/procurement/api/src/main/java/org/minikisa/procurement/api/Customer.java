package org.minikisa.procurement.api;

import java.util.List;
import java.util.Objects;

/**
 * An organisation that buys from joint procurements.
 *
 * @param sector a code for statistics: {@code state}, {@code municipality}, {@code wellbeing-county}, …
 * @param mailDomains the domains its people write from, {@code itaranta.example}; no domain belongs to two customers
 */
public record Customer(CustomerId id, String name, String sector, List<String> mailDomains, Provenance provenance) {

    public Customer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sector, "sector");
        mailDomains = List.copyOf(mailDomains);
        Objects.requireNonNull(provenance, "provenance");
    }
}
