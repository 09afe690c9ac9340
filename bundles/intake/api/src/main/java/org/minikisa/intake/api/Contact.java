package org.minikisa.intake.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.CustomerId;

/**
 * One message that came in, as it was understood. Texts are empty where there is nothing, and for a quarantined contact.
 *
 * @param source where it was delivered, see {@link RawContact}
 * @param received when it came in
 * @param reason why it has this disposition, in a few English words without personal data: {@code answers CT-3},
 *     {@code Auto-Submitted: auto-replied}
 * @param conversation what it belongs to: always for a new conversation and a follow-up; for an automatic message and a
 *     duplicate where it is known; never for a quarantined contact
 * @param duplicateOf the contact that came first, for a duplicate
 * @param fromName the sender's display name
 * @param fromAddress the sender's address, its domain in lower case; empty where there is none that can be read
 * @param subject in one line
 * @param text what the sender wrote this time: without quoted history and signature. This is what a classifier reads
 * @param fullText all of the message's text, with history and signature; lines end in LF
 * @param customer by the domain of the sender's address
 * @param constructed see {@link RawContact}
 * @param problem why it is quarantined; for another contact what had to be left out or guessed, if that matters to a reader
 */
public record Contact(
        ContactId id,
        Channel channel,
        String source,
        Instant received,
        Disposition disposition,
        String reason,
        Optional<ConversationId> conversation,
        Optional<ContactId> duplicateOf,
        String fromName,
        String fromAddress,
        String subject,
        String text,
        String fullText,
        List<Attachment> attachments,
        Optional<CustomerId> customer,
        boolean constructed,
        Optional<Problem> problem) {

    public Contact {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(disposition, "disposition");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(duplicateOf, "duplicateOf");
        Objects.requireNonNull(fromName, "fromName");
        Objects.requireNonNull(fromAddress, "fromAddress");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(fullText, "fullText");
        attachments = List.copyOf(attachments);
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(problem, "problem");
    }

    /** Names the contact, never what stands in it: records end up in logs. */
    @Override
    public String toString() {
        return "Contact[" + id + ", " + channel + ", " + disposition + "]";
    }
}
