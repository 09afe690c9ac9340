package org.minikisa.intake.core.mime;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.minikisa.intake.core.text.Charsets;
import org.minikisa.intake.core.text.Flowed;
import org.minikisa.intake.core.text.HtmlText;
import org.minikisa.intake.core.text.Text;
import org.minikisa.problem.api.Problem;

/**
 * From the parts of a message to what a reader would call its content: which of them are its text, what hangs on it, and what is
 * special about it. The rules for parts are those of JMAP (RFC 8621 section 4.1.4), with plain text before HTML.
 */
final class Understanding {

    private static final int LONGEST_SUBJECT = 2_000;
    private static final int DEEPEST_FORWARD = 3;
    private static final int DEEPEST_WRAPPING = 3;
    private static final int MOST_OF_FIELDS = 64 * 1024;

    private static final Set<String> TEXT = Set.of(
            "text/plain",
            "text/html",
            "text/enriched",
            "text/richtext",
            "text/markdown",
            "text/x-markdown",
            "text/x-plain");
    private static final Set<String> MARKUP = Set.of("text/html", "text/enriched", "text/richtext");

    /** Parts that consist of header fields. */
    private static final Set<String> FIELDS = Set.of(
            "message/delivery-status",
            "message/global-delivery-status",
            "message/disposition-notification",
            "message/global-disposition-notification",
            "message/feedback-report",
            "text/rfc822-headers",
            "text/rfc822-header",
            "message/global-headers",
            "message/external-body");

    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final Set<String> SMIME = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    /** RFC 5322 section 3.6: at most one of each. */
    private static final List<String> ONCE =
            List.of("from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id");

    private final Limits limits;
    private final Deadline deadline;
    private final AttachmentList attachments;
    private final List<MessagePart> parts = new ArrayList<>();
    private final Set<String> marks = new LinkedHashSet<>();
    private final Map<Entity, String> texts = new IdentityHashMap<>();
    private final Map<Entity, Entity> unwrapped = new IdentityHashMap<>();
    /** The text inside winmail.dat: mostly that of the message once more. */
    private String wrappedText = "";

    /** In how many signed messages, one in the other, the part stands that is looked at. */
    private int wrappings;

    private long textBytes;
    private boolean textWasCut;

    Understanding(Limits limits, Deadline deadline, AttachmentList attachments) {
        this.limits = limits;
        this.deadline = deadline;
        this.attachments = attachments;
    }

    Message of(Entity root) {
        Header header = root.header();
        header.readAs(charsetOfText(root));
        walk(root, true);
        String full = Text.lines(fullText(root, 0)).stripTrailing();
        if (full.length() > limits.textCharacters()) {
            textWasCut = true;
            full = full.substring(0, limits.textCharacters());
        }
        Mailbox from = sender(header);
        List<String> ids = header.ids("message-id");
        String id = ids.isEmpty() ? "" : ids.get(0);
        markHeader(header, from, id);
        mark(Marks.HTML_ONLY, hasText(Understanding::isMarkup) && !hasText(Predicate.not(Understanding::isMarkup)));
        return new Message(
                id,
                answers(header),
                from,
                Mailbox.all(header.all("to")),
                Mailbox.all(header.all("cc")),
                Text.oneLine(EncodedWords.decode(header.get("subject")), LONGEST_SUBJECT),
                header.all("date").stream()
                        .flatMap(date -> HeaderDate.parse(date).stream())
                        .findFirst(),
                header,
                full,
                attachments.all(),
                parts,
                List.copyOf(marks),
                textWasCut ? Optional.of(cut()) : Optional.empty());
    }

    /** What raw bytes in the header are in, where nothing else tells: the charset of the first text that has one. */
    private static String charsetOfText(Entity entity) {
        String charset = entity.type().get("charset");
        for (Entity child : entity.children()) {
            charset = charset.isEmpty() ? charsetOfText(child) : charset;
        }
        return charset;
    }

    // --- the parts

    /** @param isFirst whether it is the message itself or the first part of its multipart */
    private void walk(Entity entity, boolean isFirst) {
        if (entity.isMultipart() && !entity.children().isEmpty()) {
            markMultipart(entity);
            part(entity, -1);
            for (Entity child : entity.children()) {
                walk(child, child == entity.children().get(0));
            }
        } else if (isText(entity, isFirst)) {
            text(entity);
        } else {
            attached(entity);
        }
    }

    private void markMultipart(Entity multipart) {
        mark(Marks.SIGNED, multipart.mediaType().equals("multipart/signed"));
        mark(Marks.ENCRYPTED, multipart.mediaType().equals("multipart/encrypted"));
        mark(Marks.CUT_OFF, !multipart.isClosed());
    }

    private boolean isText(Entity entity, boolean isFirst) {
        if (entity.isMultipart()) {
            mark(Marks.CUT_OFF, true); // its boundary never came: all of it is text
            return true;
        }
        boolean isFile =
                entity.depth() > 0 && (entity.isAttached() || !entity.fileName().isEmpty() && !isFirst);
        return TEXT.contains(entity.mediaType()) && !isFile;
    }

    private void part(Entity entity, int attachment) {
        add(new MessagePart(
                entity.depth(), entity.header(), entity.mediaType(), entity.encoding(), attachment, fields(entity)));
    }

    /** Files within files and texts count as parts too. */
    private void add(MessagePart part) {
        if (parts.size() >= limits.parts()) {
            throw Refusal.tooManyParts(limits);
        }
        deadline.check();
        parts.add(part);
    }

    private List<Header> fields(Entity entity) {
        boolean isMessage = entity.isMessage();
        return isMessage || FIELDS.contains(entity.mediaType())
                ? HeaderBlock.blocks(
                        entity.beginning(deadline, MOST_OF_FIELDS), isMessage ? 1 : MessagePart.MOST_BLOCKS, limits)
                : List.of();
    }

    private void text(Entity entity) {
        int attachment = entity.isAttached() ? attach(entity, entity.fileName()) : -1;
        part(entity, attachment);
        String charset = entity.type().get("charset");
        if (MARKUP.contains(entity.mediaType())) {
            texts.put(entity, HtmlText.of(decoded(Charsets.readHtml(kept(entity), charset))));
        } else {
            texts.put(entity, plainText(entity, charset));
        }
    }

    private String decoded(Charsets.Decoded text) {
        mark(Marks.CHARSET_GUESSED, text.isGuessed());
        return text.text();
    }

    /** Plain text without the files that stand in it. */
    private String plainText(Entity entity, String charset) {
        byte[] bytes = entity.source();
        int from = entity.start();
        int to = entity.end();
        if (TransferEncoding.of(entity.encoding()) != TransferEncoding.NONE) {
            bytes = entity.beginning(deadline, limits.bytes());
            from = 0;
            to = bytes.length;
        }
        var kept = room();
        for (EmbeddedFiles.EmbeddedFile file : EmbeddedFiles.in(bytes, from, to, deadline)) {
            kept.accept(bytes, from, file.start() - from);
            from = file.end();
            embedded(entity, bytes, file);
        }
        kept.accept(bytes, from, to - from);
        String text = decoded(Charsets.read(taken(kept), charset));
        return entity.type().get("format").equalsIgnoreCase("flowed")
                ? Flowed.unfolded(text, entity.type().get("delsp").equalsIgnoreCase("yes"))
                : text;
    }

    private void embedded(Entity entity, byte[] bytes, EmbeddedFiles.EmbeddedFile file) {
        mark(Marks.CUT_OFF, !file.isClosed());
        int attachment =
                attachments.add(file.name(), "application/octet-stream", sink -> TransferEncoding.of(file.encoding())
                        .decode(bytes, file.start(), file.end(), sink));
        add(new MessagePart(
                entity.depth() + 1, new Header(), "application/octet-stream", file.encoding(), attachment, List.of()));
    }

    private byte[] kept(Entity entity) {
        var kept = room();
        entity.decode(deadline, kept);
        return taken(kept);
    }

    /** Room for what may still be kept of text, in bytes before decoding: up to four make a character. */
    private Kept room() {
        return new Kept(Math.max(0, 4L * limits.textCharacters() - textBytes));
    }

    private byte[] taken(Kept kept) {
        textBytes += kept.size();
        textWasCut |= kept.isCut();
        return kept.bytes();
    }

    // --- what hangs on it

    private void attached(Entity entity) {
        boolean isTnef = TNEF.contains(entity.mediaType()) || entity.fileName().equalsIgnoreCase("winmail.dat");
        if (isTnef && unwrap(entity)) {
            return;
        }
        int attachment = attach(entity, nameOf(entity));
        part(entity, attachment);
        mark(Marks.PARTIAL, entity.mediaType().equals("message/partial"));
        if (SMIME.contains(entity.mediaType())) {
            smime(entity);
        }
    }

    private int attach(Entity entity, String name) {
        return attachments.add(name, entity.mediaType(), sink -> entity.decode(deadline, sink));
    }

    /** Puts what is in winmail.dat in its place; where it cannot be read to its end, that stays beside it. */
    private boolean unwrap(Entity entity) {
        byte[] bytes = entity.beginning(deadline, limits.bytes());
        Optional<Tnef> tnef = Tnef.of(bytes, deadline);
        if (tnef.isEmpty()) {
            return false;
        }
        mark(Marks.TNEF, true);
        boolean isWhole = tnef.get().isWhole();
        part(entity, isWhole ? -1 : attach(entity, nameOf(entity)));
        for (Tnef.TnefFile file : tnef.get().files()) {
            String type = file.mediaType().isBlank() ? "application/octet-stream" : file.mediaType();
            int attachment = attachments.add(
                    file.name(), type, sink -> TransferEncoding.NONE.decode(bytes, file.start(), file.end(), sink));
            add(new MessagePart(entity.depth() + 1, new Header(), type, "tnef", attachment, List.of()));
        }
        wrappedText = wrappedText.isBlank() ? tnef.get().text() : wrappedText;
        return true;
    }

    /** Signed with the content inside: that is read. Encrypted: nobody here can. */
    private void smime(Entity entity) {
        Optional<byte[]> content = wrappings < DEEPEST_WRAPPING
                ? SignedContent.of(entity.beginning(deadline, limits.bytes()))
                : Optional.empty();
        String said = entity.type().get("smime-type");
        mark(Marks.SIGNED, content.isPresent());
        mark(Marks.ENCRYPTED, content.isEmpty() && !said.equalsIgnoreCase("certs-only"));
        content.ifPresent(inner -> {
            Entity part = Structure.of(inner, 0, inner.length, limits, deadline);
            unwrapped.put(entity, part);
            wrappings++;
            walk(part, true);
            wrappings--;
        });
    }

    /** A name for what has none: of where it came from, of the message it is, of how it is referred to. */
    private String nameOf(Entity entity) {
        if (!entity.fileName().isBlank()) {
            return entity.fileName();
        }
        if (entity.isMessage()) {
            String subject = fields(entity).stream()
                    .findFirst()
                    .map(inner -> Text.oneLine(EncodedWords.decode(inner.get("subject")), LONGEST_SUBJECT))
                    .orElse("");
            return subject.isBlank() ? "" : subject.replace('/', '_').replace('\\', '_') + ".eml";
        }
        return entity.header().get("content-location").strip();
    }

    // --- the text

    private String fullText(Entity root, int forwards) {
        String text = textOf(root);
        if (text.isBlank()) {
            text = wrappedText;
        }
        boolean isReport = root.mediaType().equals("multipart/report"); // what it returns is what we wrote
        return text.isBlank() && forwards < DEEPEST_FORWARD && !isReport ? forwardedText(root, forwards) : text;
    }

    private String textOf(Entity entity) {
        if (texts.containsKey(entity)) {
            return texts.get(entity);
        }
        if (unwrapped.containsKey(entity)) {
            return textOf(unwrapped.get(entity));
        }
        if (entity.mediaType().equals("multipart/alternative")) {
            return alternative(entity);
        }
        List<String> all = entity.children().stream()
                .map(this::textOf)
                .filter(Predicate.not(String::isBlank))
                .toList();
        return all.size() == 1 ? all.get(0) : String.join("\n\n", all);
    }

    /** The same in several shapes: plain text is what its sender meant to be read without a browser. */
    private String alternative(Entity entity) {
        List<String> shapes = entity.children().stream()
                .filter(child -> !isMarkup(child))
                .map(this::textOf)
                .filter(Predicate.not(String::isBlank))
                .toList();
        String plain = shapes.isEmpty() ? "" : shapes.get(0);
        String rich = entity.children().stream()
                .filter(Understanding::isMarkup)
                .map(this::textOf)
                .reduce("", (best, text) -> text.length() > best.length() ? text : best);
        return plain.isEmpty() || isStub(plain, rich) ? rich : plain;
    }

    /** "This message needs a program that shows HTML." */
    private static boolean isStub(String plain, String rich) {
        return plain.length() < 300 && rich.length() > 10 * plain.length() + 200;
    }

    private boolean hasText(Predicate<Entity> shape) {
        return texts.entrySet().stream()
                .anyMatch(text -> shape.test(text.getKey()) && !text.getValue().isBlank());
    }

    private static boolean isMarkup(Entity entity) {
        return MARKUP.contains(entity.mediaType())
                || entity.mediaType().equals("multipart/related")
                        && !entity.children().isEmpty()
                        && isMarkup(entity.children().get(0));
    }

    /** "Forward as attachment" and nothing written above it: the forwarded text is what this is about. */
    private String forwardedText(Entity root, int forwards) {
        return firstMessage(root)
                .map(message -> {
                    byte[] inner = message.beginning(deadline, limits.bytes());
                    return new Understanding(limits, deadline, new AttachmentList(AttachmentList.NONE_WANTED))
                            .textOfForward(inner, forwards + 1);
                })
                .filter(Predicate.not(String::isBlank))
                .map(text -> {
                    mark(Marks.FORWARDED_TEXT, true);
                    return text;
                })
                .orElse("");
    }

    private String textOfForward(byte[] bytes, int forwards) {
        Entity root = Structure.of(bytes, 0, bytes.length, limits, deadline);
        walk(root, true);
        return fullText(root, forwards);
    }

    private static Optional<Entity> firstMessage(Entity entity) {
        boolean isFirstPiece = entity.mediaType().equals("message/partial")
                && entity.type().get("number").equals("1");
        return entity.isMessage() || isFirstPiece
                ? Optional.of(entity)
                : entity.children().stream()
                        .flatMap(child -> firstMessage(child).stream())
                        .findFirst();
    }

    private Problem cut() {
        return new Problem(
                "intake.mail.text",
                "",
                "a longer text",
                "at most " + limits.textCharacters() + " characters",
                "The rest of the text is in the raw message.");
    }

    // --- the header

    private static List<String> answers(Header header) {
        var answers = new LinkedHashSet<>(header.ids("in-reply-to"));
        List<String> references = header.ids("references");
        for (int i = references.size() - 1; i >= 0; i--) {
            answers.add(references.get(i));
        }
        return List.copyOf(answers);
    }

    /** Who wrote it, as well as can be told: the first From with an address, else Sender, Reply-To, Return-Path. */
    private static Mailbox sender(Header header) {
        Mailbox from = firstWithAddress(header, "from");
        if (!from.address().isEmpty()) {
            return from;
        }
        Mailbox best = from;
        for (String name : List.of("sender", "reply-to", "resent-from", "return-path")) {
            Mailbox mailbox = firstWithAddress(header, name);
            if (!mailbox.address().isEmpty()) {
                return best.name().isEmpty() ? mailbox : new Mailbox(best.name(), mailbox.address());
            }
            if (best.name().isEmpty()) {
                best = mailbox;
            }
        }
        return best;
    }

    private static Mailbox firstWithAddress(Header header, String name) {
        List<Mailbox> all = header.all(name).stream().map(Mailbox::parse).toList();
        return all.stream()
                .filter(mailbox -> !mailbox.address().isEmpty())
                .findFirst()
                .orElse(all.isEmpty() ? Mailbox.NOBODY : all.get(0));
    }

    private void markHeader(Header header, Mailbox from, String id) {
        mark(Marks.NO_FROM, from.address().isEmpty());
        mark(Marks.NO_MESSAGE_ID, id.isEmpty());
        mark(Marks.NO_DATE, !header.has("date"));
        mark(
                Marks.REPEATED_FIELDS,
                ONCE.stream().anyMatch(name -> header.all(name).size() > 1));
    }

    private void mark(String mark, boolean holds) {
        if (holds) {
            marks.add(mark);
        }
    }
}
