package org.minikisa.intake.core.mime;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Reads an Internet message (RFC 5322, MIME). Pure: the same bytes give the same reading, unless the time is up.
 *
 * <p>{@link Structure} finds the parts, {@link Understanding} says what the text is and what hangs on it. Broken MIME is read as far as
 * it goes; only what has no header, or costs more than the {@link Limits} allow, is not understood.
 */
public final class MailReader {

    private static final int DEEPEST_MESSAGE = 5;

    private final Limits limits;
    private final LongSupplier nanoTime;

    public MailReader(Limits limits) {
        this(limits, System::nanoTime);
    }

    /** @param nanoTime for the time limit only */
    public MailReader(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    public Reading read(byte[] raw) {
        byte[] bytes = withLines(raw);
        if (bytes.length > limits.bytes()) {
            return Reading.problem(
                    "intake.size",
                    "",
                    bytes.length + " bytes",
                    "at most " + limits.bytes() + " bytes",
                    "Raise the limit (largestBytes of org.minikisa.intake.core) and process the quarantine again, or ask the"
                            + " sender for a smaller message.");
        }
        int begin = beginOfHeader(bytes);
        if (begin == bytes.length) {
            return Reading.problem(
                    "intake.mail.empty",
                    "",
                    bytes.length + " bytes without content",
                    "a mail",
                    "Look where it came from; nothing can be read from it.");
        }
        try {
            var deadline = new Deadline(limits, nanoTime);
            Entity root = structure(bytes, begin, deadline);
            return root.header().isOfAMail()
                    ? Reading.of(understanding(deadline, new AttachmentList(AttachmentList.NONE_WANTED))
                            .of(root))
                    : noHeader(bytes, begin);
        } catch (Refusal refusal) {
            return new Reading.NotUnderstood(refusal.problem());
        } catch (RuntimeException | StackOverflowError broken) {
            // The bytes are kept; a person or a later version of this reader can look at them again.
            return Reading.problem(
                    "intake.mail.unreadable",
                    "",
                    broken.getClass().getSimpleName(),
                    "a message in MIME",
                    "Look at the raw message; if it is a good one, report this as a fault.");
        }
    }

    /**
     * What hangs on a message, decoded.
     *
     * @param position from 0, in the order of {@link Message#attachments}
     * @return empty where there is no such attachment, and for bytes that are not understood
     */
    public Optional<byte[]> attachment(byte[] raw, int position) {
        byte[] bytes = withLines(raw);
        if (bytes.length > limits.bytes() || position < 0) {
            return Optional.empty();
        }
        var attachments = new AttachmentList(position);
        try {
            var deadline = new Deadline(limits, nanoTime);
            understanding(deadline, attachments).of(structure(bytes, beginOfHeader(bytes), deadline));
        } catch (RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
        return attachments.found();
    }

    /**
     * Gives the content of every part that is no multipart, decoded, also of messages within the message, as far as they can be told
     * apart.
     *
     * @param raw a message, or anything else
     */
    public void contents(byte[] raw, Consumer<byte[]> sink) {
        contents(withLines(raw), DEEPEST_MESSAGE, sink);
    }

    private void contents(byte[] bytes, int deep, Consumer<byte[]> sink) {
        try {
            var deadline = new Deadline(limits, nanoTime);
            contents(structure(bytes, beginOfHeader(bytes), deadline), deadline, deep, sink);
        } catch (RuntimeException | StackOverflowError broken) {
            sink.accept(bytes); // not all of it can be told apart
        }
    }

    private void contents(Entity entity, Deadline deadline, int deep, Consumer<byte[]> sink) {
        if (!entity.children().isEmpty()) {
            entity.children().forEach(child -> contents(child, deadline, deep, sink));
            return;
        }
        byte[] content = entity.beginning(deadline, limits.bytes());
        sink.accept(content);
        if (entity.isMessage() && deep > 0) {
            contents(content, deep - 1, sink);
        }
    }

    private Entity structure(byte[] bytes, int begin, Deadline deadline) {
        return Structure.of(bytes, begin, bytes.length, limits, deadline);
    }

    private Understanding understanding(Deadline deadline, AttachmentList attachments) {
        return new Understanding(limits, deadline, attachments);
    }

    /** Where no line ends in LF but some in CR, as on old Macintoshes, these are the ends of lines. */
    private static byte[] withLines(byte[] bytes) {
        boolean hasReturns = false;
        for (byte b : bytes) {
            if (b == '\n') {
                return bytes;
            }
            hasReturns |= b == '\r';
        }
        if (!hasReturns) {
            return bytes;
        }
        byte[] lines = bytes.clone();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i] == '\r' ? (byte) '\n' : lines[i];
        }
        return lines;
    }

    /** Some deliveries begin with an mbox line, a byte order mark or empty lines. */
    private static int beginOfHeader(byte[] bytes) {
        int at =
                bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF
                        ? 3
                        : 0;
        while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n' || bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        int mark = at < bytes.length && bytes[at] == '>' ? at + 1 : at;
        boolean isMboxLine = TransferEncoding.isWord(bytes, mark, bytes.length, "From ")
                && !HeaderBlock.isField(bytes, mark, bytes.length);
        return isMboxLine ? Lines.next(bytes, mark, bytes.length) : at;
    }

    private static Reading noHeader(byte[] bytes, int begin) {
        boolean outlook = bytes.length > begin + 4
                && (bytes[begin] & 0xFF) == 0xD0
                && (bytes[begin + 1] & 0xFF) == 0xCF
                && (bytes[begin + 2] & 0xFF) == 0x11
                && (bytes[begin + 3] & 0xFF) == 0xE0;
        return outlook
                ? Reading.problem(
                        "intake.mail.outlook",
                        "",
                        "a file in Outlook's own format",
                        "an Internet message",
                        "Save it as .eml or send it as a mail.")
                : Reading.problem(
                        "intake.mail.header",
                        "line 1",
                        "no field of a mail's header",
                        "From:, To:, Subject:, Date: or the like",
                        "Look where it came from; this is no mail.");
    }
}
