package org.minikisa.intake.core.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.core.mime.Utf7;

/** Bytes to characters, and characters to what may be stored and shown. Nothing here can fail. */
public final class Text {

    private static final Charset LATIN_9 = Charset.forName("ISO-8859-15");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Names that are met in mail and that the JDK does not know, or where a superset reads more of what is sent. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-6-i", "ISO-8859-6"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("ansi", "windows-1252"));

    private static final Set<String> UTF_7 =
            Set.of("utf-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7");

    private Text() {}

    /**
     * Reads text as its sender most likely meant it: in the declared charset if that exists and fits, otherwise as UTF-8 if
     * it is, otherwise as ISO-8859-15 or, where bytes 0x80–0x9F stand (printable in Windows only), windows-1252.
     *
     * @param declared the charset parameter, empty for none
     */
    public static String decode(byte[] bytes, String declared) {
        if (startsWithUtf8Mark(bytes)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (UTF_7.contains(tidy(declared))) {
            return Utf7.decode(bytes);
        }
        Optional<Charset> charset = charset(declared);
        if (charset.isEmpty() || isAsciiOrUtf8(charset.get())) {
            return strictUtf8(bytes).orElseGet(() -> notQuiteUtf8(bytes, charset));
        }
        if (charset.get().equals(StandardCharsets.ISO_8859_1)) {
            return new String(bytes, hasC1(bytes) ? WINDOWS : StandardCharsets.ISO_8859_1);
        }
        return new String(bytes, charset.get());
    }

    /** The charset of a name as it stands in mail; empty for none or an unknown one. */
    public static Optional<Charset> charset(String declared) {
        String name = tidy(declared);
        try {
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Charset.forName(OTHER_NAMES.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** Without quotes and language (RFC 2231 section 5: "utf-8*fi"). */
    private static String tidy(String declared) {
        String name = declared.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        int language = name.indexOf('*');
        return language < 0 ? name : name.substring(0, language);
    }

    private static boolean isAsciiOrUtf8(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }

    /** Declared as UTF-8 and mostly so (a character was cut in two): keep the good ones. Otherwise a single-byte charset. */
    private static String notQuiteUtf8(byte[] bytes, Optional<Charset> declared) {
        if (declared.isPresent() && declared.get().equals(StandardCharsets.UTF_8) && hasUtf8Sequence(bytes)) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return new String(bytes, hasC1(bytes) ? WINDOWS : LATIN_9);
    }

    private static Optional<String> strictUtf8(byte[] bytes) {
        try {
            CharBuffer characters = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(characters.toString());
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }

    private static boolean startsWithUtf8Mark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static boolean hasC1(byte[] bytes) {
        for (byte b : bytes) {
            if ((b & 0xE0) == 0x80) {
                return true;
            }
        }
        return false;
    }

    /** Whether a lead byte is followed by its continuation anywhere: in Latin-1 text that hardly happens. */
    private static boolean hasUtf8Sequence(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if ((bytes[i] & 0xE0) == 0xC0 && (bytes[i + 1] & 0xC0) == 0x80
                    || i + 2 < bytes.length
                            && (bytes[i] & 0xF0) == 0xE0
                            && (bytes[i + 1] & 0xC0) == 0x80
                            && (bytes[i + 2] & 0xC0) == 0x80) {
                return true;
            }
        }
        return false;
    }

    /** Text of several lines as it may be stored: LF only, no NUL or other control characters, no broken surrogates. */
    public static String lines(String text) {
        return clean(text, true);
    }

    /** Text in one line: every run of white space is one space; cut after so many characters. */
    public static String oneLine(String text, int longest) {
        String line = clean(text.length() > 4 * longest ? text.substring(0, 4 * longest) : text, false)
                .strip();
        return line.length() <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, countUpTo(line, longest))) + "…";
    }

    private static int countUpTo(String text, int characters) {
        boolean splits = Character.isHighSurrogate(text.charAt(characters - 1));
        return text.codePointCount(0, splits ? characters - 1 : characters);
    }

    private static String clean(String text, boolean keepLines) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (keepLines && (c == '\n' || c == '\r')) {
                if (c == '\n' || i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
            } else if (keepLines && c == '\t') {
                out.append(c);
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    out.append(c).append(text.charAt(++i));
                } else {
                    out.append('\uFFFD');
                }
            } else if (!keepLines && (Character.isWhitespace(c) || Character.isSpaceChar(c))) {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (!Character.isISOControl(c) && !isDirection(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Embeddings, overrides and isolates turn text around on screen: "fdp.exe" can be made to read "exe.pdf". */
    private static boolean isDirection(char c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    /** The form that two texts share when they differ only in case or in how their accents are encoded. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
