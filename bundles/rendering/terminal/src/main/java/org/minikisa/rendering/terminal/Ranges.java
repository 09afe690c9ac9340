package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleToIntFunction;

/**
 * Ranges below each other on one scale, the widest first by custom: a tornado. What lies below the middle is lighter.
 *
 * @param middle the value that all ranges are about
 */
public record Ranges(double middle, List<Range> ranges) implements Drawing {

    /** @param printed both ends as people read them */
    public record Range(String label, double low, double high, String printed) {

        public Range {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(printed, "printed");
        }
    }

    public Ranges {
        ranges = List.copyOf(ranges);
    }

    @Override
    public List<String> lines(int width, boolean colours) {
        var spans = new ArrayList<Bars.Span>();
        ranges.forEach(range -> spans.add(new Bars.Span(
                range.label(),
                Math.min(range.low(), range.high()),
                Math.max(range.low(), range.high()),
                range.printed(),
                Tone.ACCENT,
                false)));
        return Bars.draw(spans, middle, width, colours, this::around);
    }

    private String around(Bars.Span span, DoubleToIntFunction column) {
        int low = column.applyAsInt(span.low()) / 2;
        int high = column.applyAsInt(span.high()) / 2;
        int mark = column.applyAsInt(middle) / 2;
        var bar = new StringBuilder();
        for (int i = 0; i <= Math.max(high, mark); i++) {
            bar.append(i == mark ? '┃' : i < low || i > high ? ' ' : i < mark ? '▒' : '█');
        }
        return bar.toString();
    }
}
