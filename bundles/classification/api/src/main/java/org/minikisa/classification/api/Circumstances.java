package org.minikisa.classification.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.intake.api.ConversationId;
import org.minikisa.procurement.api.CustomerId;

/**
 * What is known of a contact beside its words.
 *
 * @param customer the organisation it comes from
 * @param conversation what it belongs to
 * @param received when it came in; a date that it names is near or far from here
 * @param attachments the file names of what hangs on it, in their order
 */
public record Circumstances(
        Optional<CustomerId> customer,
        Optional<ConversationId> conversation,
        Optional<Instant> received,
        List<String> attachments) {

    /** Nothing is known: a text that somebody typed in. */
    public static final Circumstances UNKNOWN =
            new Circumstances(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Circumstances {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(received, "received");
        attachments = List.copyOf(attachments);
    }

    /** Tells how many attachments there are, never their names: records end up in logs. */
    @Override
    public String toString() {
        return "Circumstances[" + conversation + ", " + attachments.size() + " attachments]";
    }
}
