package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Columns side by side, over time, each stacked of the same series. On a narrow page they lie down and become bars.
 *
 * @param series at least one; the legend is left out when there is one
 * @param columns at least one, each with as many values as there are series
 */
public record StackedColumns(String id, String title, List<Series> series, List<Stack> columns) implements Chart {

    private static final double PLOT = 236;

    public StackedColumns {
        Svg.requireId(id);
        Objects.requireNonNull(title, "title");
        series = List.copyOf(series);
        columns = List.copyOf(columns);
        Stacks.check(title, series, columns);
    }

    @Override
    public String description(Locale locale) {
        return Stacks.description(series, columns, Numerals.of(locale));
    }

    @Override
    public String svg(Locale locale, Width width) {
        return width == Width.NARROW ? new StackedBars(id, title, series, columns).svg(locale, width) : columns(locale);
    }

    private String columns(Locale locale) {
        var numerals = Numerals.of(locale);
        var svg = new Svg(id, Width.WIDE);
        var axis = Axis.reaching(Stacks.most(columns), 6);
        double top = (series.size() == 1 ? 0 : svg.legend(series)) + 24;
        double bottom = top + PLOT;
        double left = axis.ticks().stream()
                        .mapToDouble(t -> TextWidth.of(numerals.text(t), 12, false))
                        .max()
                        .orElse(0)
                + 8;
        double slot = (Width.WIDE.pixels() - left - 4) / columns.size();
        double column = Math.min(52, slot * 0.68);

        for (BigDecimal tick : axis.ticks()) {
            double y = bottom - tick.doubleValue() / axis.end() * PLOT;
            svg.line(left, y, Width.WIDE.pixels(), y, tick.signum() == 0 ? Palette.AXIS : Palette.GRID);
            svg.text(left - 6, y + 4, numerals.text(tick), Svg.Anchor.END, 12, false, Palette.MUTED);
        }
        int every = everyLabel(slot);
        // Either all labels break or none: a row of both looks like a mistake.
        boolean broken = columns.stream().anyMatch(c -> TextWidth.of(c.label(), 12.5, false) > slot * every - 4);
        for (int i = 0; i < columns.size(); i++) {
            Stack stack = columns.get(i);
            double x = left + i * slot + (slot - column) / 2;
            double y = bottom;
            for (int k = 0; k < series.size(); k++) {
                BigDecimal value = stack.values().get(k);
                double height = value.doubleValue() / axis.end() * PLOT;
                if (value.signum() > 0) {
                    y -= height;
                    Palette colour = series.get(k).colour();
                    svg.rect(x, y, column, Math.max(0.8, height - 1.2), colour.fill());
                    String number = numerals.text(value);
                    if (series.size() > 1 && height > 15 && TextWidth.of(number, 11.5, true) + 2 < column) {
                        svg.text(
                                x + column / 2,
                                y + height / 2 + 3.6,
                                number,
                                Svg.Anchor.MIDDLE,
                                11.5,
                                true,
                                colour.ink());
                    }
                }
            }
            String total = numerals.text(stack.total());
            if (TextWidth.of(total, 12.5, true) + 2 < slot) {
                svg.text(x + column / 2, y - 6, total, Svg.Anchor.MIDDLE, 12.5, true, Palette.INK);
            }
            if (i % every == 0) {
                List<String> label = broken && stack.label().indexOf(' ') > 0
                        ? List.of(stack.label().split(" ", 2))
                        : List.of(TextWidth.shorten(stack.label(), 12.5, false, slot * every - 4));
                for (int k = 0; k < label.size(); k++) {
                    svg.text(
                            x + column / 2,
                            bottom + 18 + k * 15,
                            label.get(k),
                            Svg.Anchor.MIDDLE,
                            12.5,
                            false,
                            Palette.MUTED);
                }
            }
        }
        return svg.finish(bottom + 40, title, description(locale));
    }

    /** With many columns only every n-th has a label, so that none is cut. */
    private int everyLabel(double slot) {
        double longestWord = columns.stream()
                        .flatMap(c -> List.of(c.label().split(" ")).stream())
                        .mapToDouble(word -> TextWidth.of(word, 12.5, false))
                        .max()
                        .orElse(0)
                + 6;
        return (int) Math.max(1, Math.ceil(longestWord / slot));
    }
}
