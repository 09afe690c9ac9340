package org.minikisa.intake.core.trust;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Segment.Kind;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.procurement.api.BusinessId;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Procurements;

/**
 * Finds the organisation of a sender in the register of customers: by the domain of the address, else by a business id that its check digit
 * proves, in the signature before the message itself. What is quoted belongs to somebody else. It says what the sender claims, like any
 * address; how sure that is, is for {@link Judge}.
 */
public final class Organisations {

    /** Where a business id is looked for, the surest place first. */
    private static final List<Set<Kind>> PLACES =
            List.of(Set.of(Kind.SIGNATURE), Set.of(Kind.DISCLAIMER), Set.of(Kind.MESSAGE, Kind.GREETING));

    private static final int LONGEST_TEXT = 100_000;

    /** @param reason how it was found; empty for none */
    public record Organisation(Optional<CustomerId> customer, String reason) {

        static final Organisation NONE = new Organisation(Optional.empty(), "");

        static Organisation of(Customer customer, String reason) {
            return new Organisation(Optional.of(customer.id()), reason);
        }
    }

    private final Procurements procurements;

    public Organisations(Procurements procurements) {
        this.procurements = procurements;
    }

    /** @param segments of the message's full text */
    public Organisation of(Message message, List<Segment> segments) {
        return byDomain(message.from().domain())
                .or(() -> byBusinessId(message.fullText(), segments))
                .orElse(Organisation.NONE);
    }

    private Optional<Organisation> byDomain(String domain) {
        return domain.isEmpty()
                ? Optional.empty()
                : procurements
                        .customerOfMailDomain(domain)
                        .map(customer -> Organisation.of(customer, "domain " + domain));
    }

    private Optional<Organisation> byBusinessId(String text, List<Segment> segments) {
        for (Set<Kind> place : PLACES) {
            List<Customer> named = segments.stream()
                    .filter(segment -> place.contains(segment.kind()))
                    .map(segment -> bounded(text.substring(segment.start(), segment.end())))
                    .flatMap(part -> BusinessId.in(part).stream())
                    .distinct()
                    .flatMap(id -> procurements.customerOf(id).stream())
                    .toList();
            if (!named.isEmpty()) {
                // several of our customers in one place: nobody can say which one writes
                return named.size() > 1
                        ? Optional.empty()
                        : Optional.of(Organisation.of(named.get(0), "business id in the " + name(place)));
            }
        }
        return Optional.empty();
    }

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    private static String name(Set<Kind> place) {
        return place.contains(Kind.MESSAGE) ? "message" : place.contains(Kind.SIGNATURE) ? "signature" : "disclaimer";
    }
}
