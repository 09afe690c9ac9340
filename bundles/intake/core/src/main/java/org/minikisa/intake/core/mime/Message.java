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
 * @param to those it says it is sent to; bounded
 * @param cc those it says get a copy; bounded
 * @param date what the message says of itself
 * @param header what the message says of itself beside that; empty for a note
 * @param fullText with history and signature
 * @param parts what it is made of, in their order; empty for a note
 * @param marks what is special about it, as short English codes; see {@link Marks}
 * @param problem what had to be left out
 */
public record Message(
        String messageId,
        List<String> answers,
        Mailbox from,
        List<Mailbox> to,
        List<Mailbox> cc,
        String subject,
        Optional<Instant> date,
        Header header,
        String fullText,
        List<Attachment> attachments,
        List<MessagePart> parts,
        List<String> marks,
        Optional<Problem> problem) {

    public Message {
        answers = List.copyOf(answers);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        parts = List.copyOf(parts);
        marks = List.copyOf(marks);
    }

    /** A note, which has no recipients, parts or marks. */
    public Message(
            String messageId,
            List<String> answers,
            Mailbox from,
            String subject,
            Optional<Instant> date,
            Header header,
            String fullText,
            List<Attachment> attachments,
            Optional<Problem> problem) {
        this(
                messageId,
                answers,
                from,
                List.of(),
                List.of(),
                subject,
                date,
                header,
                fullText,
                attachments,
                List.of(),
                List.of(),
                problem);
    }

    /** Names nobody: records end up in logs. */
    @Override
    public String toString() {
        return "Message[" + attachments.size() + " attachments, " + marks + "]";
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
