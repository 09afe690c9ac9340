package org.minikisa.intake.core.trust;

import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Segment;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Procurements;

/** Finds the organisation of a sender in the register of customers. */
public final class Organisations {

    /**
     * @param reason how it was found; empty for none
     */
    public record Organisation(Optional<CustomerId> customer, String reason) {

        static final Organisation NONE = new Organisation(Optional.empty(), "");
    }

    private final Procurements procurements;

    public Organisations(Procurements procurements) {
        this.procurements = procurements;
    }

    /** @param segments of the message's full text */
    public Organisation of(Message message, List<Segment> segments) {
        String domain = message.from().domain();
        return domain.isEmpty()
                ? Organisation.NONE
                : procurements
                        .customerOfMailDomain(domain)
                        .map(customer -> new Organisation(Optional.of(customer.id()), "domain " + domain))
                        .orElse(Organisation.NONE);
    }
}
