package org.minikisa.intake.core.mime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.core.text.Digests;
import org.minikisa.problem.api.Problem;

/**
 * A contact's content, as it was understood.
 *
 * @param messageId without brackets; empty for none
 * @param answers the ids of the messages it answers: In-Reply-To first, then References from the nearest to the farthest
 * @param date what the message says of itself
 * @param header what the message says of itself beside that; empty for a note
 * @param fullText with history and signature
 * @param problem what had to be left out
 */
public record Message(
        String messageId,
        List<String> answers,
        Mailbox from,
        String subject,
        Optional<Instant> date,
        Header header,
        String fullText,
        List<Attachment> attachments,
        Optional<Problem> problem) {

    public Message {
        answers = List.copyOf(answers);
        attachments = List.copyOf(attachments);
    }

    /**
     * SHA-256 of what a reader would call the content. Trace fields and boundaries are not part of it: they differ between
     * two deliveries of the same message.
     */
    public String contentDigest() {
        MessageDigest digest = Digests.sha256();
        for (String part : List.of(from.address(), subject, fullText)) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        attachments.forEach(attachment -> digest.update(attachment.sha256().getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
