package org.minikisa.classification.core.learning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.Example;

/** Tells texts apart, and which of them are held back. Case, blanks and forms of the same character make no other text. */
final class TextDigest {

    /** One text in so many is held back. */
    static final int HELD_BACK = 10;

    private TextDigest() {}

    /** SHA-256 of the words, or of the subject where there is nothing else; lower-case hex. */
    static String of(ContactText text) {
        return hex(sha256().digest(normalized(text.text().isBlank() ? text.subject() : text.text())
                .getBytes(StandardCharsets.UTF_8)));
    }

    /** @param digest of a text */
    static boolean isHeldBack(String digest) {
        return Long.parseLong(digest, 0, 8, 16) % HELD_BACK == 0;
    }

    /** Of what is learnt from, in whatever order, and by what. */
    static String of(String learner, Collection<Example> examples) {
        MessageDigest digest = sha256();
        digest.update(learner.getBytes(StandardCharsets.UTF_8));
        examples.stream()
                .map(e -> String.join(
                        "\u001f", e.label(), e.text().subject(), e.text().text()))
                .sorted()
                .forEach(line -> digest.update(("\u001e" + line).getBytes(StandardCharsets.UTF_8)));
        return hex(digest.digest());
    }

    static String of(byte[] bytes) {
        return hex(sha256().digest(bytes));
    }

    private static String normalized(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var words = new StringBuilder(folded.length());
        folded.codePoints().forEach(c -> {
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
            if (!blank) {
                words.appendCodePoint(c);
            } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        });
        return words.toString().strip();
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
