package org.minikisa.intake.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What a file is, by its name and its first bytes. */
enum FileKind {
    /** One Internet message. */
    MESSAGE,
    /** Many, each after a From_ line. */
    MBOX,
    /** A JSON note of a form, a telephone call or an event. */
    NOTE,
    /** No contact. */
    OTHER;

    /** How many bytes are looked at, at most. */
    static final int HEAD = 4096;

    /** Whoever names a file so means a message, whatever is in it: it is delivered, and the core says what is wrong. */
    private static final Set<String> MESSAGE_NAMES = Set.of("eml", "msg", "mail", "mime", "rfc822");

    /** Fields that a mail begins with. Any word before a colon would take in notes and configuration files. */
    private static final Set<String> FIRST_FIELDS = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "message-id",
            "received",
            "return-path",
            "reply-to",
            "sender",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "in-reply-to",
            "references",
            "delivered-to",
            "envelope-to",
            "authentication-results",
            "dkim-signature",
            "domainkey-signature",
            "status",
            "resent-from",
            "resent-date",
            "resent-to",
            "auto-submitted",
            "precedence",
            "importance",
            "list-id",
            "errors-to",
            "organization",
            "user-agent",
            "newsgroups",
            "path",
            "xref");

    static FileKind of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(file.getFileName().toString(), in.readNBytes(HEAD));
        }
    }

    /** @param head the first bytes of the file, at most {@link #HEAD} */
    static FileKind of(String name, byte[] head) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".contact.json")) {
            return NOTE;
        }
        String extension = lower.substring(lower.lastIndexOf('.') + 1);
        if (extension.equals("mbox")) {
            return MBOX;
        }
        if (MESSAGE_NAMES.contains(extension) && lower.contains(".")) {
            return MESSAGE;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00EF\u00BB\u00BF")) {
            text = text.substring(3);
        }
        if (FromLine.is(text)) {
            return MBOX;
        }
        return beginsWithHeader(text) ? MESSAGE : OTHER;
    }

    private static boolean beginsWithHeader(String text) {
        int from = 0;
        while (from < text.length() && (text.charAt(from) == '\r' || text.charAt(from) == '\n')) {
            from++;
        }
        int colon = text.indexOf(':', from);
        if (colon < 0 || colon - from > 76) {
            return false;
        }
        String field = text.substring(from, colon).stripTrailing().toLowerCase(Locale.ROOT);
        return FIRST_FIELDS.contains(field)
                || field.matches("(x|arc|resent|list|content|received)-[a-z0-9-]{1,70}|received-spf");
    }
}
