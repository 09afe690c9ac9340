package org.minikisa.intake.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.procurement.api.CustomerId;

/**
 * A {@link Contact} without what was written in it: what one who counts all of them needs.
 *
 * @param customer by the domain of the sender's address
 */
public record Arrival(
        ContactId id,
        Channel channel,
        Instant received,
        Disposition disposition,
        Optional<CustomerId> customer,
        boolean constructed) {

    public Arrival {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(disposition, "disposition");
        Objects.requireNonNull(customer, "customer");
    }
}
