package org.minikisa.intake.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person who looks at one contact needs beside its text.
 *
 * @param author whose words it carries
 * @param segments of {@link Contact#fullText}
 * @param marks what is special about it, as short English codes: {@code signed}, {@code encrypted}, {@code subject-changed},
 *     {@code message-id-reused}, {@code list}, {@code no-from}, …
 * @param noAnswer why no machine may answer it; empty where one may
 * @param customerReason how its customer was found: {@code domain itaranta.example}, {@code business id in the signature}; empty for
 *     no customer
 * @param sent when its sender says it was sent
 * @param messageId without brackets; empty for none
 * @param to addresses it was sent to, copies included; personal data
 * @param thread the contacts of its conversation in the order of arrival, itself included
 * @param sha256 of the raw bytes, lower-case hex
 * @param rawBytes how many
 */
public record ContactDetails(
        Author author,
        Trust trust,
        List<Segment> segments,
        List<String> marks,
        Optional<String> noAnswer,
        String customerReason,
        Optional<Instant> sent,
        String messageId,
        List<String> to,
        List<ContactId> thread,
        String sha256,
        long rawBytes) {

    public ContactDetails {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(trust, "trust");
        segments = List.copyOf(segments);
        marks = List.copyOf(marks);
        Objects.requireNonNull(noAnswer, "noAnswer");
        Objects.requireNonNull(customerReason, "customerReason");
        Objects.requireNonNull(sent, "sent");
        Objects.requireNonNull(messageId, "messageId");
        to = List.copyOf(to);
        thread = List.copyOf(thread);
        Objects.requireNonNull(sha256, "sha256");
    }

    /** Names nobody: records end up in logs. */
    @Override
    public String toString() {
        return "ContactDetails[" + author + ", " + trust.level() + ", " + marks + "]";
    }
}
