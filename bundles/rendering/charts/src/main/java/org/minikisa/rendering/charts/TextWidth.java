package org.minikisa.rendering.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text will be, without a font: advance widths in thousandths of the size, measured on Noto Sans, one of the
 * wider fonts a browser may choose, so that labels rather have room than overlap.
 */
final class TextWidth {

    private static final int[] WIDTHS = new int[256];
    private static final int OTHER = 640;
    private static final double BOLD = 1.06;

    static {
        java.util.Arrays.fill(WIDTHS, OTHER);
        set(225, "'");
        set(268, "ijl .,:;!|\u00a0\u00b7");
        set(310, "()[]JI");
        set(322, "-");
        set(365, "ft/\\");
        set(420, "r\"?*");
        set(480, "zscxvy");
        set(530, "xvykFLS");
        set(565, "ETaåäeéYZ0123456789+€X=<>_");
        set(610, "VoöPbdgpqhnuKRß");
        set(645, "CAÅÄB");
        set(735, "GDUH&");
        set(782, "NOQÖw");
        set(831, "%@");
        set(935, "mMW");
        WIDTHS[0xad] = 0;
    }

    private TextWidth() {}

    private static void set(int width, String characters) {
        characters.chars().filter(c -> c < WIDTHS.length).forEach(c -> WIDTHS[c] = width);
    }

    static double of(String text, double size, boolean bold) {
        long thousandths = text.codePoints()
                .mapToLong(c ->
                        c < WIDTHS.length ? WIDTHS[c] : c == 0x2212 || c == 0x2013 ? 600 : c > 0x2e80 ? 1000 : OTHER)
                .sum();
        return thousandths * size / 1000 * (bold ? BOLD : 1);
    }

    /**
     * Breaks text into lines: at spaces, at soft hyphens (U+00AD, shown only where used), inside a word only when it
     * does not fit alone. What does not fit into the lines ends in an ellipsis; the whole text stands in the chart's
     * table.
     */
    static List<String> wrap(String text, double size, boolean bold, double width, int lines) {
        List<String> out = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            if (out.size() == lines - 1) {
                out.add(shorten(rest.replace("\u00ad", ""), size, bold, width));
                return out;
            }
            int end = fitting(rest, size, bold, width);
            if (end == rest.length()) {
                out.add(rest.replace("\u00ad", ""));
                return out;
            }
            String line = rest.substring(0, end);
            out.add(
                    line.endsWith("\u00ad")
                            ? line.replace("\u00ad", "") + "-"
                            : line.replace("\u00ad", "").strip());
            rest = rest.substring(end).strip();
        }
        return out.isEmpty() ? List.of("") : out;
    }

    private static int fitting(String text, double size, boolean bold, double width) {
        if (of(text, size, bold) <= width) {
            return text.length();
        }
        int best = 0;
        int hard = 1;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            if (of(text.substring(0, i), size, bold) <= width) {
                hard = Character.isHighSurrogate(before) ? hard : i;
                if (before == ' ' || before == '\u00ad' || before == '-' || text.charAt(i) == ' ') {
                    best = i;
                }
            }
        }
        return best > 0 ? best : hard;
    }

    /** Shortened before a comma, colon or bracket where that fits: half a list says more than half a word. */
    static String shortenAtClause(String text, double size, boolean bold, double width) {
        if (of(text, size, bold) <= width) {
            return text;
        }
        for (int end = text.length() - 1; end > 8; end--) {
            if (",:;(".indexOf(text.charAt(end)) >= 0
                    && of(text.substring(0, end).strip(), size, bold) <= width) {
                return text.substring(0, end).strip();
            }
        }
        return shorten(text, size, bold, width);
    }

    static String shorten(String text, double size, boolean bold, double width) {
        if (of(text, size, bold) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && of(text.substring(0, end) + "…", size, bold) > width) {
            end--;
        }
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).strip() + "…";
    }
}
