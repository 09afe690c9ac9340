package org.minikisa.bench.classification;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What happens to texts on their way: written in haste, pasted, exported, hidden in. All copies are always the same. */
final class Copies {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzäö";

    /** Latin letters and those of Cyrillic that look the same. */
    private static final String LATIN = "aceiopxy";

    private static final String LOOKALIKE = "асеіорху";

    private Copies() {}

    static Map<String, UnaryOperator<String>> all() {
        var copies = new LinkedHashMap<String, UnaryOperator<String>>();
        copies.put("as they are", text -> text);
        copies.put("upper case", text -> text.toUpperCase(Locale.ROOT));
        copies.put("ä as a", text -> Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", ""));
        copies.put("ä as ae", text -> text.replace("ä", "ae").replace("ö", "oe").replace("å", "aa"));
        copies.put("2 % typos", text -> typos(text, 0.02));
        copies.put("5 % typos", text -> typos(text, 0.05));
        copies.put("a fifth of the blanks missing", text -> each(text, 0.2, c -> c == ' ' ? "" : "" + c));
        copies.put("doubled punctuation", text -> text.replace(" ", ",, ") + "!!??");
        copies.put("without punctuation", text -> text.replaceAll("\\p{Punct}", ""));
        copies.put("decomposed", text -> Normalizer.normalize(text, Normalizer.Form.NFD));
        copies.put("non-breaking blanks", text -> text.replace(' ', '\u00A0'));
        copies.put("zero-width blanks", text -> each(text, 0.2, c -> c + "\u200B"));
        copies.put("soft hyphens", text -> each(text, 0.2, c -> c + "\u00AD"));
        copies.put("look-alike letters", text -> each(text, 0.3, Copies::lookalike));
        copies.put("wide letters", text -> each(text, 1, c -> "" + (c > ' ' && c < 0x7f ? (char) (c + 0xFEE0) : c)));
        copies.put("bold letters", text -> each(text, 1, Copies::bold));
        copies.put("emoji", text -> text.replace(" ", " 🙂 ") + " 👍🏽");
        copies.put("entities left over", Copies::entities);
        copies.put(
                "numbers of entities left over", text -> each(text, 1, c -> c < 0x80 ? "" + c : "&#" + (int) c + ";"));
        copies.put("UTF-8 read as Latin-1", Copies::mistaken);
        copies.put("words broken by hyphens", Copies::broken);
        copies.put("quoted-printable left over", text -> each(text, 1, Copies::printable));
        return copies;
    }

    /** Letters left out, doubled, changed or swapped with the next. */
    private static String typos(String text, double share) {
        var random = new Random(text.hashCode());
        var copy = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (random.nextDouble() >= share) {
                copy.append(c);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> copy.append(c).append(c);
                case 2 -> copy.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
                default -> copy.append(i + 1 < text.length() ? "" + text.charAt(++i) + c : c);
            }
        }
        return copy.toString();
    }

    private static String each(String text, double share, Function<Character, String> change) {
        var random = new Random(text.hashCode());
        return text.chars()
                .mapToObj(c -> random.nextDouble() < share ? change.apply((char) c) : "" + (char) c)
                .collect(Collectors.joining());
    }

    private static String lookalike(char c) {
        int at = LATIN.indexOf(c);
        return "" + (at < 0 ? c : LOOKALIKE.charAt(at));
    }

    private static String bold(char c) {
        return c >= 'a' && c <= 'z' ? Character.toString(0x1D41A + c - 'a') : "" + c;
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;")
                .replace("ä", "&auml;")
                .replace("ö", "&ouml;")
                .replace("å", "&aring;")
                .replace("'", "&#39;")
                .replace(" ", "&nbsp;");
    }

    private static String mistaken(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Between every third and fourth letter, as if there were the end of a line. */
    private static String broken(String text) {
        return text.replaceAll("(\\p{L}{3})(?=\\p{L})", "$1-\n");
    }

    private static String printable(char c) {
        return c < 0x80 ? "" + c : String.format(Locale.ROOT, "=C3=%02X", 0x80 | c & 0x3f);
    }
}
