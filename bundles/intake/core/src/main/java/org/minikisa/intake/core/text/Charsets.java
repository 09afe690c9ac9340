package org.minikisa.intake.core.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bytes to characters, as their sender most likely meant them. Nothing here can fail. */
public final class Charsets {

    private static final Charset LATIN_9 = Charset.forName("ISO-8859-15");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int HEAD_OF_HTML = 4096;
    private static final int LONGEST_NAME = 40;

    /** Names that are met in mail and that the JDK does not know, or where a superset reads more of what is sent. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("korean", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("cp950", "x-windows-950"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-8-e", "ISO-8859-8"),
            Map.entry("iso-8859-6-i", "ISO-8859-6"),
            Map.entry("iso-8859-10", "ISO-8859-4"), // the Nordic letters stand at the same places
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("utf-8-sig", "UTF-8"),
            Map.entry("cp65001", "UTF-8"),
            Map.entry("unicode", "UTF-16"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("koi8", "KOI8-R"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("latin-1", "ISO-8859-1"),
            Map.entry("8859_1", "ISO-8859-1"),
            Map.entry("iso", "ISO-8859-1"));

    /** How the beginnings of names are written, without anything between letters and digits, and how they should be. */
    private static final String[][] SPELLINGS = {
        {"windows", "windows-"},
        {"win", "windows-"},
        {"cp125", "windows-125"},
        {"cp", "cp"},
        {"dos", "ibm"},
        {"iso8859", "iso-8859-"},
        {"utf", "utf-"},
        {"koi8", "koi8-"},
        {"usascii", "us-ascii"},
        {"mac", "x-mac"}
    };

    /** Found without {@link All}, so that most who read mail never need it. */
    private static final Map<String, Charset> USUAL = byNames(
            List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1, LATIN_9, WINDOWS));

    /**
     * All that the JDK knows. Asking it for a name that it does not know takes a look at every provider of charsets, each time: too long
     * for a subject in which ten thousand of them are made up.
     */
    private static final class All {
        private static final Map<String, Charset> NAMED =
                byNames(Charset.availableCharsets().values());
    }

    private static final Set<String> UTF_7 =
            Set.of("utf-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7");

    /** Where bytes 0x80–0x9F stand, which are nothing in these, the superset of Windows is meant. */
    private static final Map<Charset, Charset> WITH_C1 = Map.of(
            StandardCharsets.ISO_8859_1,
            WINDOWS,
            LATIN_9,
            WINDOWS,
            Charset.forName("ISO-8859-9"),
            Charset.forName("windows-1254"));

    /**
     * Text, and whether its charset had to be guessed.
     *
     * @param isGuessed where the declared charset is missing (and there is more than ASCII), unknown or does not fit
     */
    public record Decoded(String text, boolean isGuessed) {}

    private Charsets() {}

    private static Map<String, Charset> byNames(Collection<Charset> charsets) {
        var named = new HashMap<String, Charset>();
        for (Charset charset : charsets) {
            charset.aliases().forEach(alias -> named.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset));
        }
        charsets.forEach(charset -> named.put(charset.name().toLowerCase(Locale.ROOT), charset));
        return Map.copyOf(named);
    }

    /** @see #read */
    public static String decode(byte[] bytes, String declared) {
        return read(bytes, declared).text();
    }

    /**
     * Reads text in the declared charset if that exists and fits; otherwise as UTF-8 if it is, otherwise as ISO-8859-15 or, where bytes
     * 0x80–0x9F stand (printable in Windows only), windows-1252.
     *
     * @param declared the charset parameter, empty for none
     */
    public static Decoded read(byte[] bytes, String declared) {
        Optional<Charset> mark = byteOrderMark(bytes);
        if (mark.isPresent()) {
            String text = new String(bytes, mark.get());
            return new Decoded(text.isEmpty() ? text : text.substring(text.charAt(0) == '\uFEFF' ? 1 : 0), false);
        }
        if (UTF_7.contains(tidy(declared))) {
            return new Decoded(Utf7.decode(bytes), false);
        }
        Optional<Charset> charset = of(declared);
        if (isAscii(bytes)) {
            return ascii(bytes, charset);
        }
        return charset.isEmpty() || charset.get().equals(StandardCharsets.US_ASCII)
                ? new Decoded(strict(bytes, StandardCharsets.UTF_8).orElseGet(() -> latin(bytes)), true)
                : declared(bytes, charset.get());
    }

    /** As {@link #read}; without a declared charset that is known, the one in the beginning of the HTML counts. */
    public static Decoded readHtml(byte[] bytes, String declared) {
        Optional<Charset> charset = of(declared);
        boolean isSaid = charset.isPresent() && !charset.get().equals(StandardCharsets.US_ASCII);
        return read(bytes, isSaid || UTF_7.contains(tidy(declared)) ? declared : inHtml(bytes));
    }

    /** The charset of a meta element or an XML declaration; empty for none. */
    private static String inHtml(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD_OF_HTML), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        for (String word : new String[] {"charset=", "encoding="}) {
            int at = head.indexOf(word);
            if (at >= 0) {
                int from = at + word.length();
                String charset = head.substring(from, Math.min(head.length(), from + LONGEST_NAME));
                // UTF-16 cannot be meant where its name could be read
                return charset.contains("utf-16") ? "utf-8" : charset;
            }
        }
        return "";
    }

    /** Bytes below 0x80 mean something else only where escapes or zeros stand among them. */
    private static Decoded ascii(byte[] bytes, Optional<Charset> declared) {
        boolean isWide = declared.isPresent() && declared.get().name().startsWith("UTF-") && hasZeros(bytes);
        boolean isEscaped = declared.isPresent()
                && declared.get().name().toLowerCase(Locale.ROOT).contains("2022");
        if (isWide || isEscaped) {
            return new Decoded(new String(bytes, wide(declared.get(), bytes)), false);
        }
        if (hasJapaneseEscape(bytes)) {
            return new Decoded(new String(bytes, of("iso-2022-jp").orElse(StandardCharsets.US_ASCII)), true);
        }
        return new Decoded(new String(bytes, StandardCharsets.US_ASCII), false);
    }

    private static Decoded declared(byte[] bytes, Charset charset) {
        Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
        boolean isUtf8 = charset.equals(StandardCharsets.UTF_8);
        if (utf8.isPresent() && (isUtf8 || isLatin(charset))) {
            // letters with accents of Latin-1 do not make up good UTF-8 by chance
            return new Decoded(utf8.get(), !isUtf8);
        }
        if (isUtf8) {
            // mostly so: a character was cut in two, keep the good ones
            return hasUtf8Sequence(bytes)
                    ? new Decoded(new String(bytes, StandardCharsets.UTF_8), false)
                    : new Decoded(latin(bytes), true);
        }
        Optional<String> asDeclared = strict(bytes, wide(superset(charset, bytes), bytes));
        return asDeclared.isEmpty() && utf8.isPresent()
                ? new Decoded(utf8.get(), true)
                : new Decoded(asDeclared.orElseGet(() -> new String(bytes, superset(charset, bytes))), false);
    }

    /** The charset of a name as it stands in mail; empty for none or an unknown one. */
    public static Optional<Charset> of(String declared) {
        String name = tidy(declared);
        Optional<Charset> charset = named(name).or(() -> misspelled(name));
        if (charset.isPresent() || name.isEmpty()) {
            return charset;
        }
        for (String known : new String[] {"utf-8", "utf8", "us-ascii", "windows-125", "iso-8859-1", "iso-8859-"}) {
            if (name.startsWith(known)) { // "windows-1252http-equivcontent-type": as much of it as is a name
                int digits = known.length();
                while (digits < name.length() && Character.digit(name.charAt(digits), 10) >= 0) {
                    digits++;
                }
                return named(name.substring(0, digits)).or(() -> named(known));
            }
        }
        return Optional.empty();
    }

    /** "win1251", "x-cp-1251", "iso88591": what is meant, whatever stands between letters and digits. */
    private static Optional<Charset> misspelled(String name) {
        var plain = new StringBuilder(name.length());
        for (int i = name.startsWith("x-") ? 2 : 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            }
        }
        for (String[] spelling : SPELLINGS) {
            if (plain.indexOf(spelling[0]) == 0) {
                return named(spelling[1] + plain.substring(spelling[0].length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String known = OTHER_NAMES.getOrDefault(name, name).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(USUAL.get(known)).or(() -> Optional.ofNullable(All.NAMED.get(known)));
    }

    /** The characters of a name alone, without quotes, comment and language (RFC 2231 section 5: "utf-8*fi"). */
    private static String tidy(String declared) {
        String name = declared.strip().toLowerCase(Locale.ROOT);
        int begin = 0;
        while (begin < name.length() && !isOfAName(name.charAt(begin))) {
            begin++;
        }
        int end = begin;
        while (end < name.length() && isOfAName(name.charAt(end))) {
            end++;
        }
        return name.substring(begin, end);
    }

    private static boolean isOfAName(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-_.:+".indexOf(c) >= 0;
    }

    private static boolean isLatin(Charset charset) {
        return WITH_C1.containsKey(charset) || charset.equals(WINDOWS);
    }

    private static Charset superset(Charset charset, byte[] bytes) {
        return hasC1(bytes) ? WITH_C1.getOrDefault(charset, charset) : charset;
    }

    /** UTF-16 and UTF-32 without a mark: little endian where the zeros of Latin letters stand second. */
    private static Charset wide(Charset charset, byte[] bytes) {
        boolean isLittle = bytes.length > 1 && bytes[0] != 0 && bytes[1] == 0;
        return isLittle && (charset.name().equals("UTF-16") || charset.name().equals("UTF-32"))
                ? Charset.forName(charset.name() + "LE")
                : charset;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, hasC1(bytes) ? WINDOWS : LATIN_9);
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            CharBuffer characters = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(characters.toString());
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> byteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        return startsWith(bytes, 0xFF, 0xFE)
                ? Optional.of(StandardCharsets.UTF_16LE)
                : startsWith(bytes, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasZeros(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** ESC $ B or ESC $ @ (RFC 1468). */
    private static boolean hasJapaneseEscape(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1B && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return true;
            }
        }
        return false;
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
}
