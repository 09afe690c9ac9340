package org.minikisa.classification.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.classification.api.Circumstances;
import org.minikisa.classification.api.ContactText;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Contact;

/**
 * Texts as every classifier gets them: at most {@link #LONGEST} characters, without control characters, invisible ones and halves of
 * surrogate pairs. Nobody reads on after so many pages, so what judges a text of a megabyte takes no longer than for one of these.
 */
public final class Legible {

    /** Characters of a text that are looked at; of a subject {@link #LONGEST_SUBJECT}. */
    public static final int LONGEST = 20_000;

    static final int LONGEST_SUBJECT = 1_000;

    private Legible() {}

    /** What its sender wrote this time, and what is known of it. */
    public static ContactText of(Contact contact) {
        return of(new ContactText(
                contact.subject(),
                contact.text(),
                new Circumstances(
                        contact.customer(),
                        contact.conversation(),
                        Optional.of(contact.received()),
                        contact.attachments().stream().map(Attachment::name).toList())));
    }

    public static ContactText of(ContactText text) {
        return new ContactText(
                legible(text.subject(), LONGEST_SUBJECT), legible(text.text(), LONGEST), text.circumstances());
    }

    private static String legible(String text, int most) {
        var legible = new StringBuilder(Math.min(text.length(), most));
        for (int i = 0; i < text.length() && i < most; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\n' || c == '\t') {
                legible.append((char) c);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                legible.append(' ');
            } else if (Character.getType(c) != Character.FORMAT) {
                legible.appendCodePoint(c);
            }
        }
        return legible.toString();
    }

    /** SHA-256, by which the same text is known again: case, blanks and forms of the same character make no other text. */
    static String digest(ContactText text) {
        String words = words(text.subject()) + "\n" + words(text.text());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String words(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var words = new StringBuilder(folded.length());
        folded.codePoints().forEach(c -> {
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                words.appendCodePoint(c);
            } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        });
        return words.toString().strip();
    }
}
