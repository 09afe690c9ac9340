package org.minikisa.intake.core.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.core.text.Digests;
import org.minikisa.intake.core.text.HtmlText;
import org.minikisa.intake.core.text.Text;
import org.minikisa.problem.api.Problem;

/**
 * Reads an Internet message (RFC 5322, MIME). Pure: the same bytes give the same reading, unless the time is up.
 *
 * <p>Apache James MIME4J takes the message apart as a stream of events; here it is decided what the text is, what hangs on
 * it, and where it ends. Broken MIME is read as far as it goes; only what has no header, or costs more than the
 * {@link Limits} allow, is not understood.
 */
public final class MailReader {

    private static final int LONGEST_SUBJECT = 2_000;
    private static final int DEEPEST_FORWARD = 3;

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

    public Reading read(byte[] bytes) {
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
            var walk = new Walk(nanoTime.getAsLong() + limits.time().toNanos());
            walk.over(new ByteArrayInputStream(bytes, begin, bytes.length - begin), 0);
            return walk.header.isOfAMail() ? Reading.of(walk.message()) : noHeader(bytes, begin);
        } catch (Refusal refusal) {
            return new Reading.NotUnderstood(refusal.problem);
        } catch (MaxHeaderLimitException | MaxHeaderLengthLimitException | MaxLineLimitException tooMuch) {
            return limit(
                    "header",
                    "a larger one",
                    limits.headerFields() + " fields of " + limits.headerFieldBytes() + " bytes");
        } catch (MimeException | IOException | RuntimeException | StackOverflowError broken) {
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
    public Optional<byte[]> attachment(byte[] bytes, int position) {
        if (bytes.length > limits.bytes()) {
            return Optional.empty();
        }
        int begin = beginOfHeader(bytes);
        var walk = new Walk(nanoTime.getAsLong() + limits.time().toNanos());
        walk.wanted = position;
        try {
            walk.over(new ByteArrayInputStream(bytes, begin, bytes.length - begin), 0);
        } catch (MimeException | IOException | RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
        return Optional.ofNullable(walk.found);
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
        if (mark + 5 <= bytes.length && new String(bytes, mark, 5, StandardCharsets.US_ASCII).equals("From ")) {
            while (mark < bytes.length && bytes[mark] != '\n') {
                mark++;
            }
            return Math.min(mark + 1, bytes.length);
        }
        return at;
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

    private static Reading limit(String what, String found, String most) {
        return new Reading.NotUnderstood(limitProblem(what, found, most));
    }

    private static Problem limitProblem(String what, String found, String most) {
        return new Problem(
                "intake.mail." + what,
                "",
                found,
                "at most " + most,
                "Look at the raw message: mail of this shape is most often an attack. If it is a good one, raise the limit of"
                        + " org.minikisa.intake.core and process the quarantine again.");
    }

    /** Reading ends here, for a reason that a person can act on. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        public Refusal(Problem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }
    }

    /** A part on the way: what it says of itself, and what is in it. */
    private static final class Part {

        private final Header header = new Header();
        private final List<Part> children = new ArrayList<>();
        private String mediaType = "text/plain";
        /** Text as it stands in the part; null for what is no text. */
        private String body;
        /** What stands above the first boundary; where that boundary never comes, it is the text. */
        private String preamble = "";
    }

    /** One walk over one message and what it forwards. */
    private final class Walk {

        private final long until;
        private final List<Attachment> attachments = new ArrayList<>();
        private final byte[] buffer = new byte[16 * 1024];
        private Header header = new Header();
        private Part root = new Part();
        private int parts;
        private long textBytes;
        private boolean textWasCut;
        private byte[] forwarded;
        private int wanted = -1;
        private byte[] found;

        public Walk(long until) {
            this.until = until;
        }

        public void over(InputStream in, int forwards) throws IOException, MimeException {
            var tokens = new MimeTokenStream(new MimeConfig.Builder()
                    .setMaxLineLen(-1)
                    .setMaxHeaderCount(limits.headerFields())
                    .setMaxHeaderLen(limits.headerFieldBytes())
                    .build());
            tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
            tokens.parse(in);
            Deque<Part> open = new ArrayDeque<>();
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                checkTime();
                switch (state) {
                    case T_START_MESSAGE, T_START_BODYPART -> begin(open);
                    case T_FIELD -> open.peek().header.add(tokens.getField().getRaw());
                    case T_START_MULTIPART ->
                        open.peek().mediaType = tokens.getBodyDescriptor().getMimeType();
                    case T_PREAMBLE -> open.peek().preamble = Text.decode(readText(tokens.getInputStream()), "");
                    case T_BODY -> body(open.peek(), tokens);
                    case T_END_BODYPART, T_END_MESSAGE -> open.pop();
                    default -> {
                        // epilogues and the ends of headers say nothing to readers
                    }
                }
            }
            if (forwarded != null && forwards < DEEPEST_FORWARD && textOf(root).isBlank()) {
                readForwarded(forwards);
            }
        }

        private void begin(Deque<Part> open) {
            if (++parts > limits.parts()) {
                throw new Refusal(
                        limitProblem("parts", "more than " + limits.parts() + " parts", limits.parts() + " parts"));
            }
            if (open.size() > limits.nesting()) {
                throw new Refusal(limitProblem(
                        "nesting",
                        "parts nested more than " + limits.nesting() + " deep",
                        limits.nesting() + " levels"));
            }
            var part = new Part();
            if (open.isEmpty()) {
                root = part;
                header = part.header;
            } else {
                open.peek().children.add(part);
            }
            open.push(part);
        }

        private void body(Part part, MimeTokenStream tokens) throws IOException {
            part.mediaType = tokens.getBodyDescriptor().getMimeType();
            Parameters type = part.header.parameters("content-type");
            Parameters disposition = part.header.parameters("content-disposition");
            String name = disposition.get("filename").isEmpty() ? type.get("name") : disposition.get("filename");
            boolean isText = part.mediaType.equals("text/plain") || part.mediaType.equals("text/html");
            boolean isBody = isText
                    && (part == root || name.isEmpty() && !disposition.value().equals("attachment"));
            InputStream content = tokens.getDecodedInputStream();
            if (isBody) {
                part.body = Text.decode(readText(content), type.get("charset"));
            } else {
                attach(name, part.mediaType, content, part.mediaType.equals("message/rfc822") && forwarded == null);
            }
        }

        private byte[] readText(InputStream content) throws IOException {
            var kept = new ByteArrayOutputStream();
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                checkTime();
                // bytes, before decoding: up to four make a character
                long room = Math.max(0, 4L * limits.textCharacters() - textBytes);
                textWasCut |= n > room;
                kept.write(buffer, 0, (int) Math.min(n, room));
                textBytes += n;
            }
            return kept.toByteArray();
        }

        private void attach(String name, String mediaType, InputStream content, boolean keep) throws IOException {
            MessageDigest digest = Digests.sha256();
            var kept = new ByteArrayOutputStream();
            long size = 0;
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                checkTime();
                digest.update(buffer, 0, n);
                size += n;
                if (keep || attachments.size() == wanted) {
                    kept.write(buffer, 0, n);
                }
            }
            if (attachments.size() == wanted) {
                found = kept.toByteArray();
            }
            if (keep) {
                forwarded = kept.toByteArray();
            }
            attachments.add(new Attachment(
                    FileNames.of(name, mediaType, attachments.size() + 1),
                    Text.oneLine(mediaType, 100),
                    size,
                    HexFormat.of().formatHex(digest.digest())));
        }

        /** "Forward as attachment" and nothing written above it: the forwarded text is what this is about. */
        private void readForwarded(int forwards) throws IOException, MimeException {
            var inner = new Walk(until);
            inner.parts = parts;
            inner.over(new ByteArrayInputStream(forwarded), forwards + 1);
            root.children.clear();
            root.mediaType = "text/plain";
            root.body = inner.textOf(inner.root);
            textWasCut |= inner.textWasCut;
        }

        private void checkTime() {
            if (nanoTime.getAsLong() - until > 0) {
                throw new Refusal(limitProblem(
                        "time",
                        "more than " + limits.time().toSeconds() + " s of reading",
                        limits.time().toSeconds() + " s"));
            }
        }

        public Message message() {
            String full = Text.lines(textOf(root)).stripTrailing();
            if (full.length() > limits.textCharacters()) {
                textWasCut = true;
                full = full.substring(0, limits.textCharacters());
            }
            Mailbox from = sender();
            var answers = new LinkedHashSet<>(header.ids("in-reply-to"));
            List<String> references = header.ids("references");
            for (int i = references.size() - 1; i >= 0; i--) {
                answers.add(references.get(i));
            }
            List<String> ids = header.ids("message-id");
            String subject = Text.oneLine(EncodedWords.decode(header.get("subject")), LONGEST_SUBJECT);
            return new Message(
                    ids.isEmpty() ? "" : ids.get(0),
                    List.copyOf(answers),
                    from,
                    Mailbox.all(header.all("to")),
                    Mailbox.all(header.all("cc")),
                    subject,
                    header.all("date").stream()
                            .flatMap(date -> HeaderDate.parse(date).stream())
                            .findFirst(),
                    header,
                    full,
                    attachments,
                    List.of(),
                    List.of(),
                    textWasCut ? Optional.of(cut()) : Optional.empty());
        }

        private Problem cut() {
            return new Problem(
                    "intake.mail.text",
                    "",
                    "a longer text",
                    "at most " + limits.textCharacters() + " characters",
                    "The rest of the text is in the raw message.");
        }

        /** Who wrote it, as well as can be told: From, else Sender, Reply-To, Return-Path. */
        private Mailbox sender() {
            Mailbox best = Mailbox.NOBODY;
            for (String name : List.of("from", "sender", "reply-to", "resent-from", "return-path")) {
                Mailbox mailbox = header.first(name).map(Mailbox::parse).orElse(Mailbox.NOBODY);
                if (!mailbox.address().isEmpty()) {
                    return best.name().isEmpty() ? mailbox : new Mailbox(best.name(), mailbox.address());
                }
                if (best.name().isEmpty()) {
                    best = mailbox;
                }
            }
            return best;
        }

        private String textOf(Part part) {
            if (part.body != null) {
                return part.mediaType.equals("text/html") ? HtmlText.of(part.body) : part.body;
            }
            if (part.children.isEmpty()) {
                return part.preamble;
            }
            if (part.mediaType.equals("multipart/alternative")) {
                return alternative(part);
            }
            var text = new StringBuilder();
            for (Part child : part.children) {
                String more = textOf(child);
                if (!more.isBlank()) {
                    text.append(text.length() == 0 ? "" : "\n\n").append(more);
                }
            }
            return text.toString();
        }

        /** The same in several shapes: plain text is what its sender meant to be read without a browser. */
        private String alternative(Part part) {
            for (Part child : part.children) {
                if (child.mediaType.equals("text/plain") && child.body != null && !child.body.isBlank()) {
                    return child.body;
                }
            }
            return part.children.stream()
                    .map(this::textOf)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse("");
        }
    }
}
