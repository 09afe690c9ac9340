package org.minikisa.intake.core.sending;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.minikisa.intake.core.text.Text;

/**
 * Writes an Internet message in plain text (RFC 5322, RFC 2045, RFC 2047). Whatever is put in, each field stays one field: control
 * characters are taken out before anything is written, and what is not ASCII is encoded.
 */
final class MailWriter {

    private static final String END = "\r\n";

    /** RFC 5322 section 2.1.1: lines should have no more characters. */
    private static final int LINE = 78;

    /** 12 characters around 52 of Base64, which are 39 bytes: a line with an encoded word has at most 76 (RFC 2047 section 2). */
    private static final int WORD_BYTES = 39;

    /** Longer words are encoded, since an encoded word can be folded. */
    private static final int LONGEST_WORD = 60;

    private static final int LONGEST_TEXT = 2_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A field that is for people. */
    MailWriter text(String name, String body) {
        return field(name, phrase(body, false));
    }

    /** A field with one mailbox. @param address is valid, see {@link MailAddress} */
    MailWriter mailbox(String name, String person, String address) {
        String shown = phrase(person, true);
        return field(name, shown.isEmpty() ? address : shown + " <" + address + ">");
    }

    /** A field with message ids, given without brackets; what is no id is left out. */
    MailWriter ids(String name, List<String> ids) {
        List<String> bracketed =
                ids.stream().filter(MailWriter::isId).map(id -> "<" + id + ">").toList();
        return bracketed.isEmpty() ? this : field(name, String.join(" ", bracketed));
    }

    /** A field whose body is ASCII of our own. */
    MailWriter field(String name, String body) {
        var line = new StringBuilder(name).append(':');
        for (String word : body.split(" ")) {
            if (line.length() > name.length() + 1 && line.length() + 1 + word.length() > LINE) {
                raw(line + END);
                line.setLength(0);
            }
            line.append(' ').append(word);
        }
        return raw(line + END);
    }

    /** The text, and the end of the message: quoted-printable, so that no line is too long and nothing on the way changes it. */
    byte[] body(String text) {
        field("MIME-Version", "1.0");
        field("Content-Type", "text/plain; charset=utf-8");
        field("Content-Transfer-Encoding", "quoted-printable");
        raw(END);
        for (String line : Text.lines(text).stripTrailing().split("\n", -1)) {
            quotedPrintable(line.getBytes(StandardCharsets.UTF_8));
            raw(END);
        }
        return out.toByteArray();
    }

    private MailWriter raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** @param quotable whether ASCII with special characters is put in quotes: a display name */
    private static String phrase(String text, boolean quotable) {
        String line = Text.oneLine(text, LONGEST_TEXT);
        if (line.isEmpty()) {
            return "";
        }
        if (!isPlain(line)) {
            return encoded(line);
        }
        return quotable && !line.chars().allMatch(MailWriter::isNameCharacter)
                ? '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : line;
    }

    private static boolean isPlain(String line) {
        int word = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            word = c == ' ' ? 0 : word + 1;
            if (c < ' ' || c > '~' || word > LONGEST_WORD) {
                return false;
            }
        }
        return !line.contains("=?"); // else a reader would decode what was never encoded
    }

    private static boolean isNameCharacter(int c) {
        return c == ' ' || MailAddress.isAtom(c);
    }

    /** As many encoded words as it takes, each of whole characters. */
    private static String encoded(String line) {
        var words = new StringBuilder();
        var word = new ByteArrayOutputStream();
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            byte[] bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8);
            if (word.size() + bytes.length > WORD_BYTES) {
                words.append(encodedWord(word)).append(' ');
                word.reset();
            }
            word.writeBytes(bytes);
            i += Character.charCount(c);
        }
        return words.append(encodedWord(word)).toString();
    }

    private static String encodedWord(ByteArrayOutputStream bytes) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "?=";
    }

    private static boolean isId(String id) {
        return !id.isEmpty()
                && id.length() <= 900
                && id.chars().allMatch(c -> c > ' ' && c <= '~' && c != '<' && c != '>');
    }

    /** RFC 2045 section 6.7; a dot at the beginning and "From " are encoded too, for those on the way that would change them. */
    private void quotedPrintable(byte[] line) {
        var written = new StringBuilder();
        for (int i = 0; i < line.length; i++) {
            int b = line[i] & 0xFF;
            boolean last = i == line.length - 1;
            boolean literal = b >= '!' && b <= '~' && b != '=' || (b == ' ' || b == '\t') && !last;
            boolean risky = i == 0 && (b == '.' || b == 'F');
            String piece = literal && !risky ? String.valueOf((char) b) : String.format("=%02X", b);
            if (written.length() + piece.length() > 75) {
                raw(written + "=" + END);
                written.setLength(0);
            }
            written.append(piece);
        }
        raw(written.toString());
    }
}
