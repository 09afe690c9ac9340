package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;

/** Draws bars with block characters, one below the other on one scale. */
final class Bars {

    private static final String BLOCK = "█";
    private static final String FALLING = "▒";
    private static final int LONGEST_LABEL = 32;
    private static final int WIDEST = 60;

    private Bars() {}

    /** A line per bar: its label, the bar where it hangs, the printed number. */
    static List<String> lines(Waterfall waterfall, int width, boolean colours) {
        var spans = new ArrayList<Span>();
        double at = 0;
        for (Waterfall.Bar bar : waterfall.bars()) {
            boolean hangs = bar.kind() == Waterfall.Kind.STEP || bar.kind() == Waterfall.Kind.PART;
            double from = hangs ? at : 0;
            at = from + bar.amount();
            spans.add(new Span(bar.label(), from, at, bar.printed(), bar.tone(), !hangs));
        }
        return draw(spans, 0, width, colours, Bars::hanging);
    }

    /**
     * A bar from one value to another; one that falls is drawn in a lighter shade, so that it shows without colours.
     *
     * @param strong whether its label stands out
     */
    record Span(String label, double from, double to, String printed, Tone tone, boolean strong) {

        double low() {
            return Math.min(from, to);
        }

        double high() {
            return Math.max(from, to);
        }
    }

    /** Draws a span, from the left edge on. */
    interface Brush {

        /** @param column of a value, in halves of a column */
        String draw(Span span, DoubleToIntFunction column);
    }

    /** @param anchor a value that the scale contains in any case */
    static List<String> draw(List<Span> spans, double anchor, int width, boolean colours, Brush brush) {
        int labels = spans.stream()
                .mapToInt(s -> Text.width(Text.clean(s.label)))
                .max()
                .orElse(0);
        labels = Math.min(labels, Math.min(LONGEST_LABEL, width / 2));
        int numbers = spans.stream().mapToInt(s -> Text.width(s.printed)).max().orElse(0);
        int room = Math.max(8, Math.min(WIDEST, width - labels - numbers - 3));
        double low =
                Math.min(anchor, spans.stream().mapToDouble(Span::low).min().orElse(anchor));
        double high =
                Math.max(anchor, spans.stream().mapToDouble(Span::high).max().orElse(anchor));
        double scale = high > low ? 2 * room / (high - low) : 0;
        var lines = new ArrayList<String>();
        for (Span span : spans) {
            String label = Text.left(Text.cut(Text.clean(span.label), labels), labels);
            String number = Text.clean(span.printed);
            String bar = brush.draw(span, value -> (int) Math.round((value - low) * scale));
            if (colours) {
                label = span.strong ? Tone.STRONG.ansi(label) : label;
                bar = span.tone.ansi(bar);
                number = Tone.STRONG.ansi(number);
            }
            lines.add((label + "  " + bar + " " + number).stripTrailing());
        }
        return lines;
    }

    private static String hanging(Span span, DoubleToIntFunction column) {
        int start = column.applyAsInt(span.low());
        return " ".repeat(start / 2) + blocks(start, column.applyAsInt(span.high()), span);
    }

    /** @param start in half columns; @param end likewise */
    private static String blocks(int start, int end, Span span) {
        if (span.from == span.to) {
            return "";
        }
        int least = start + 1; // what is there must be seen, however small
        if (span.to < span.from) {
            return FALLING.repeat(Math.max(1, (Math.max(end, least) + 1) / 2 - start / 2));
        }
        int until = Math.max(end, least);
        int whole = (start + 1) / 2;
        return (start % 2 == 1 ? "▐" : "")
                + BLOCK.repeat(until / 2 - Math.min(whole, until / 2))
                + (until % 2 == 1 ? "▌" : "");
    }
}
