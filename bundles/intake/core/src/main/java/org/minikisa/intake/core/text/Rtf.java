package org.minikisa.intake.core.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The text of Outlook's rich text: RTF, compressed as [MS-OXRTFCP] says, and HTML that was wrapped in it ([MS-OXRTFEX]). Linear; groups
 * that say how something looks are passed over. Nothing is ever followed or run.
 */
public final class Rtf {

    private static final int COMPRESSED = 0x75465A4C;
    private static final int UNCOMPRESSED = 0x414C454D;
    private static final int WINDOW = 4096;
    private static final int DEEPEST = 1_000;
    private static final int LONGEST = 8 * 1024 * 1024;

    private static final byte[] PRELOADED =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern"
                            + " \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
                            + "\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(StandardCharsets.US_ASCII);

    /** Groups whose words are no text. */
    private static final Set<String> PASSED_OVER = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "footer",
            "listtable",
            "listoverridetable",
            "generator",
            "themedata",
            "datastore",
            "xmlnstbl",
            "fldinst",
            "mhtmltag");

    private final String rtf;
    private final StringBuilder out = new StringBuilder();
    private final Deque<State> groups = new ArrayDeque<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private State state = new State(false, 1);
    private Charset charset = Charset.forName("windows-1252");
    private boolean isHtml;
    private int at;
    private int pass;

    /**
     * What holds in a group.
     *
     * @param isPassedOver how something looks
     * @param unicodeBytes how many characters stand behind a Unicode one for old readers
     */
    private record State(boolean isPassedOver, int unicodeBytes) {}

    private Rtf(String rtf) {
        this.rtf = rtf;
    }

    /** The text of compressed RTF; empty for what is none. */
    public static String textOfCompressed(byte[] compressed) {
        return textOf(new String(decompressed(compressed), StandardCharsets.ISO_8859_1));
    }

    static String textOf(String rtf) {
        return rtf.startsWith("{\\rtf") ? new Rtf(rtf).text() : "";
    }

    private static int u32(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    static byte[] decompressed(byte[] in) {
        if (in.length < 16) {
            return new byte[0];
        }
        var out = new ByteArrayOutputStream();
        if (u32(in, 8) == UNCOMPRESSED) {
            out.write(in, 16, in.length - 16);
        } else if (u32(in, 8) == COMPRESSED) {
            decompress(in, out);
        }
        return out.toByteArray();
    }

    /** LZ77 over a window of 4,096 bytes that is filled beforehand; a flag byte tells of the next eight what they are. */
    private static void decompress(byte[] in, ByteArrayOutputStream out) {
        var window = new byte[WINDOW];
        System.arraycopy(PRELOADED, 0, window, 0, PRELOADED.length);
        int write = PRELOADED.length;
        int at = 16;
        while (at < in.length && out.size() < LONGEST) {
            int flags = in[at++];
            for (int bit = 0; bit < 8 && at < in.length; bit++, flags >>= 1) {
                if ((flags & 1) == 0) {
                    window[write] = in[at];
                    out.write(in[at++]);
                    write = (write + 1) % WINDOW;
                    continue;
                }
                if (at + 1 >= in.length) {
                    return;
                }
                int reference = (in[at] & 0xFF) << 8 | in[at + 1] & 0xFF;
                at += 2;
                int read = reference >> 4;
                if (read == write) {
                    return; // the mark of the end
                }
                for (int i = (reference & 0xF) + 2; i > 0; i--) {
                    window[write] = window[read];
                    out.write(window[read]);
                    write = (write + 1) % WINDOW;
                    read = (read + 1) % WINDOW;
                }
            }
        }
    }

    private String text() {
        while (at < rtf.length() && groups.size() < DEEPEST) {
            char c = rtf.charAt(at++);
            switch (c) {
                case '{' -> {
                    flush();
                    groups.push(state);
                }
                case '}' -> {
                    flush();
                    state = groups.isEmpty() ? state : groups.pop();
                }
                case '\\' -> control();
                case '\r', '\n' -> {
                    // line ends of the file, not of the text
                }
                default -> character(c);
            }
        }
        flush();
        return isHtml ? HtmlText.of(out.toString()) : out.toString();
    }

    private void control() {
        if (at >= rtf.length()) {
            return;
        }
        char c = rtf.charAt(at);
        if (!isLetter(c)) {
            at++;
            symbol(c);
            return;
        }
        int begin = at;
        while (at < rtf.length() && isLetter(rtf.charAt(at))) {
            at++;
        }
        String word = rtf.substring(begin, at);
        int number = number();
        if (at < rtf.length() && rtf.charAt(at) == ' ') {
            at++;
        }
        word(word, number);
    }

    /** The number behind a control word; 1 for none. */
    private int number() {
        int begin = at;
        if (at < rtf.length() && rtf.charAt(at) == '-') {
            at++;
        }
        while (at < rtf.length() && Character.digit(rtf.charAt(at), 10) >= 0 && at - begin < 9) {
            at++;
        }
        String digits = rtf.substring(begin, at);
        return digits.isEmpty() || digits.equals("-") ? 1 : Integer.parseInt(digits);
    }

    private void symbol(char c) {
        switch (c) {
            case '\'' -> {
                int high = at + 1 < rtf.length() ? Character.digit(rtf.charAt(at), 16) : -1;
                int low = at + 1 < rtf.length() ? Character.digit(rtf.charAt(at + 1), 16) : -1;
                at = Math.min(at + 2, rtf.length());
                if (high >= 0 && low >= 0 && isShown() && !isPassed()) {
                    bytes.write(high << 4 | low);
                }
            }
            case '~' -> character(' ');
            case '*' -> state = new State(true, state.unicodeBytes());
            case '{', '}', '\\' -> character(c);
            case '\n', '\r' -> character('\n');
            default -> {
                // optional hyphens and the like
            }
        }
    }

    private void word(String word, int number) {
        switch (word) {
            case "par", "line", "row", "sect", "page" -> text("\n");
            case "tab", "cell" -> text("\t");
            case "emdash" -> text("—");
            case "endash" -> text("–");
            case "lquote" -> text("‘");
            case "rquote" -> text("’");
            case "ldblquote" -> text("“");
            case "rdblquote" -> text("”");
            case "bullet" -> text("•");
            case "u" -> {
                text(String.valueOf((char) number));
                pass = state.unicodeBytes();
            }
            case "uc" -> state = new State(state.isPassedOver(), Math.max(0, Math.min(number, 10)));
            case "ansicpg" -> charset = Charsets.of("windows-" + number).orElse(charset);
            case "fromhtml" -> isHtml = number == 1;
            // a piece of the HTML it was made of
            case "htmltag" -> state = new State(false, state.unicodeBytes());
            case "htmlrtf" -> state = new State(number == 1, state.unicodeBytes());
            case "bin" -> at = (int) Math.min(rtf.length(), (long) at + Math.max(0, number));
            default -> {
                if (PASSED_OVER.contains(word)) {
                    state = new State(true, state.unicodeBytes());
                }
            }
        }
    }

    private void text(String words) {
        flush();
        if (isShown()) {
            out.append(words);
        }
    }

    private void character(char c) {
        if (!isPassed() && isShown()) {
            bytes.write(c);
        }
    }

    /** Whether this character only stands for a Unicode one that was read already. */
    private boolean isPassed() {
        if (pass > 0) {
            pass--;
            return true;
        }
        return false;
    }

    private boolean isShown() {
        return !state.isPassedOver() && out.length() < LONGEST;
    }

    private void flush() {
        if (bytes.size() > 0) {
            out.append(new String(bytes.toByteArray(), charset));
            bytes.reset();
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
