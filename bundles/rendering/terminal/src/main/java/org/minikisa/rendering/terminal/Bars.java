package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.List;

/** Draws a waterfall with block characters. */
final class Bars {

    private static final String BLOCK = "█";
    private static final int LONGEST_LABEL = 32;
    private static final int WIDEST = 60;

    private Bars() {}

    /** A line per bar: its label, the bar where it hangs, the printed number. */
    static List<String> lines(Waterfall waterfall, int width, boolean colours) {
        List<Waterfall.Bar> bars = waterfall.bars();
        int labels = bars.stream()
                .mapToInt(b -> Text.width(Text.clean(b.label())))
                .max()
                .orElse(0);
        labels = Math.min(labels, Math.min(LONGEST_LABEL, width / 2));
        int numbers = bars.stream().mapToInt(b -> Text.width(b.printed())).max().orElse(0);
        int room = Math.max(8, Math.min(WIDEST, width - labels - numbers - 3));

        double low = 0;
        double high = 0;
        var spans = new ArrayList<double[]>();
        double at = 0;
        for (Waterfall.Bar bar : bars) {
            double from = bar.kind() == Waterfall.Kind.STEP ? at : 0;
            at = from + bar.amount();
            spans.add(new double[] {Math.min(from, at), Math.max(from, at)});
            low = Math.min(low, Math.min(from, at));
            high = Math.max(high, Math.max(from, at));
        }
        double scale = high > low ? room / (high - low) : 0;
        var lines = new ArrayList<String>();
        for (int i = 0; i < bars.size(); i++) {
            lines.add(line(bars.get(i), spans.get(i), low, scale, labels, colours));
        }
        return lines;
    }

    private static String line(
            Waterfall.Bar bar, double[] span, double low, double scale, int labels, boolean colours) {
        int start = (int) Math.round((span[0] - low) * scale);
        int end = (int) Math.round((span[1] - low) * scale);
        if (end == start && span[1] > span[0]) {
            // What is there must be seen, however small.
            end = start + 1;
        }
        String label = Text.left(Text.cut(Text.clean(bar.label()), labels), labels);
        String blocks = BLOCK.repeat(end - start);
        String number = Text.clean(bar.printed());
        if (colours) {
            blocks = tone(bar).ansi(blocks);
            number = Tone.STRONG.ansi(number);
            label = bar.kind() == Waterfall.Kind.RESULT ? Tone.STRONG.ansi(label) : label;
        }
        return (label + "  " + " ".repeat(start) + blocks + " " + number).stripTrailing();
    }

    private static Tone tone(Waterfall.Bar bar) {
        return switch (bar.kind()) {
            case BASE, RESULT -> Tone.ACCENT;
            case STEP -> bar.amount() < 0 ? Tone.BAD : Tone.GOOD;
        };
    }
}
