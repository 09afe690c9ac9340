package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Horizontal bars, one below the other, each stacked of the same series; with one series plain bars.
 *
 * @param series at least one; the legend is left out when there is one
 * @param bars at least one, each with as many values as there are series
 */
public record StackedBars(String id, String title, List<Series> series, List<Stack> bars) implements Chart {

    private static final double SIZE = 13.5;

    public StackedBars {
        Svg.requireId(id);
        Objects.requireNonNull(title, "title");
        series = List.copyOf(series);
        bars = List.copyOf(bars);
        Stacks.check(title, series, bars);
    }

    /** Plain bars of one colour. */
    public static StackedBars plain(String id, String title, String what, List<Stack> bars) {
        return new StackedBars(id, title, List.of(new Series(what, Palette.NAVY)), bars);
    }

    @Override
    public String description(Locale locale) {
        return Stacks.description(series, bars, Numerals.of(locale));
    }

    @Override
    public String svg(Locale locale, Width width) {
        var numerals = Numerals.of(locale);
        var svg = new Svg(id, width);
        double longest = bars.stream()
                .mapToDouble(b -> TextWidth.of(b.label(), SIZE, false))
                .max()
                .orElse(0);
        double most = Stacks.most(bars).max(BigDecimal.ONE).doubleValue();
        double forTotal = bars.stream()
                        .mapToDouble(b -> TextWidth.of(numerals.text(b.total()), SIZE, true))
                        .max()
                        .orElse(0)
                + 10;
        // A narrow page has no room for a column of long labels: they stand above their bars.
        boolean above = width == Width.NARROW && longest > 84;
        double column = above ? 0 : Math.min(longest, width == Width.NARROW ? 84 : 300) + 12;
        double plot = width.pixels() - column - forTotal;
        double row = above ? 44 : width == Width.NARROW ? 28 : 32;
        double y = series.size() == 1 ? 2 : svg.legend(series) + 6;
        for (Stack bar : bars) {
            double top = y + (above ? 18 : 4);
            double height = row - (above ? 24 : 8);
            double middle = top + height / 2;
            if (above) {
                svg.text(
                        0,
                        y + 13,
                        TextWidth.shorten(bar.label(), 13, false, width.pixels()),
                        Svg.Anchor.START,
                        13,
                        false,
                        Palette.INK);
            } else {
                svg.lines(
                        column - 12,
                        middle,
                        TextWidth.wrap(bar.label(), SIZE, false, column - 10, 2),
                        Svg.Anchor.END,
                        SIZE,
                        false,
                        Palette.INK);
            }
            double x = column;
            for (int i = 0; i < series.size(); i++) {
                BigDecimal value = bar.values().get(i);
                double w = value.doubleValue() / most * plot;
                if (value.signum() > 0) {
                    Palette colour = series.get(i).colour();
                    svg.rect(x, top, Math.max(1, w - 1.2), height, colour.fill());
                    String number = numerals.text(value);
                    // With one series the number stands at the end of the bar anyway.
                    if (series.size() > 1 && TextWidth.of(number, 12, true) + 6 < w) {
                        svg.text(x + w / 2, middle + 4.3, number, Svg.Anchor.MIDDLE, 12, true, colour.ink());
                    }
                }
                x += w;
            }
            svg.text(x + 7, middle + 4.8, numerals.text(bar.total()), Svg.Anchor.START, SIZE, true, Palette.INK);
            y += row;
        }
        return svg.finish(y + 2, title, description(locale));
    }
}
