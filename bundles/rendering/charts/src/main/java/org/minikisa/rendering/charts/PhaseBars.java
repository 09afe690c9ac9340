package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Indices in two phases, one bar each on one scale: what the joint procurement gives (navy) and what the
 * customer's choices add to it (teal). An uplift below 0 is hatched out of the base.
 *
 * @param baseName what the first phase is called in the reader's language
 * @param upliftName the same of the second phase
 * @param scale the scale of all rows
 * @param rows at least one
 */
public record PhaseBars(String id, String title, String baseName, String upliftName, IndexScale scale, List<Row> rows)
        implements Chart {

    private static final double SIZE = 13.5;

    /**
     * One index.
     *
     * @param base as printed
     * @param uplift as printed
     * @param index exactly base + uplift: what is printed must add up
     */
    public record Row(String label, BigDecimal base, BigDecimal uplift, BigDecimal index) {

        public Row {
            Objects.requireNonNull(label, "label");
            if (base.add(uplift).compareTo(index) != 0) {
                throw new IllegalArgumentException(
                        label + ": " + base + " and " + uplift + " do not add up to " + index);
            }
        }
    }

    public PhaseBars {
        Svg.requireId(id);
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(baseName, "baseName");
        Objects.requireNonNull(upliftName, "upliftName");
        Objects.requireNonNull(scale, "scale");
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the chart " + title + " has nothing to show");
        }
    }

    @Override
    public String description(Locale locale) {
        var numerals = Numerals.of(locale);
        return rows.stream()
                .map(r -> r.label() + ": " + baseName + " " + numerals.text(r.base()) + ", " + upliftName + " "
                        + numerals.signed(r.uplift()) + ", " + numerals.text(r.index()))
                .collect(Collectors.joining(". ", "", "."));
    }

    @Override
    public String svg(Locale locale, Width width) {
        var numerals = Numerals.of(locale);
        var svg = new Svg(id, width);
        boolean narrow = width == Width.NARROW;
        double longest = rows.stream()
                .mapToDouble(r -> TextWidth.of(r.label(), SIZE, false))
                .max()
                .orElse(0);
        double column = narrow ? 0 : Math.min(longest, 280) + 12;
        double forUplift = rows.stream()
                        .mapToDouble(r -> TextWidth.of(numerals.signed(r.uplift()), SIZE, true))
                        .max()
                        .orElse(0)
                + 8;
        // The index stands behind its bar, also behind one of 100.
        double forIndex = rows.stream()
                        .mapToDouble(r -> TextWidth.of(numerals.text(r.index()), 14, true))
                        .max()
                        .orElse(0)
                + 12;
        double plot = width.pixels() - column - forUplift - forIndex;
        double row = narrow ? 44 : longest > 268 ? 44 : 34; // labels of two lines need air between them
        double top = svg.legend(List.of(new Series(baseName, Palette.NAVY), new Series(upliftName, Palette.TEAL))) + 8;
        double bottom = top + rows.size() * row;
        for (BigDecimal tick : scale.ticks(narrow ? 2 : 5)) {
            double x = column + scale.part(tick) * plot;
            svg.line(x, top - 2, x, bottom, Palette.GRID);
            svg.text(
                    x,
                    bottom + 16,
                    numerals.text(tick),
                    x < 6 ? Svg.Anchor.START : Svg.Anchor.MIDDLE,
                    12,
                    false,
                    Palette.MUTED);
        }
        double y = top;
        for (Row each : rows) {
            double barTop = y + (narrow ? 18 : (row - 20) / 2);
            double height = 20;
            double middle = barTop + height / 2;
            if (narrow) {
                svg.above(y + 13, each.label(), 13, false, Palette.INK);
            } else {
                svg.lines(
                        column - 12,
                        middle,
                        TextWidth.wrap(each.label(), SIZE, false, column - 10, 2),
                        Svg.Anchor.END,
                        SIZE,
                        false,
                        Palette.INK);
            }
            bar(svg, numerals, each, column, plot, barTop, height);
            svg.text(
                    width.pixels(),
                    middle + 4.8,
                    numerals.signed(each.uplift()),
                    Svg.Anchor.END,
                    13,
                    true,
                    Palette.TEAL_INK);
            y += row;
        }
        return svg.finish(bottom + 22, title, description(locale));
    }

    private void bar(Svg svg, Numerals numerals, Row row, double left, double plot, double top, double height) {
        double base = left + scale.part(row.base()) * plot;
        double index = left + scale.part(row.index()) * plot;
        double middle = top + height / 2;
        svg.rect(left, top, Math.min(base, index) - left, height, Palette.NAVY.fill());
        if (index > base) {
            svg.rect(base + 1, top, Math.max(0.8, index - base - 1), height, Palette.TEAL.fill());
        } else if (index < base) {
            svg.hatched(index, top, base - index, height);
        }
        String number = numerals.text(row.base());
        if (TextWidth.of(number, 12.5, true) + 12 < Math.min(base, index) - left) {
            svg.text(Math.min(base, index) - 7, middle + 4.4, number, Svg.Anchor.END, 12.5, true, Palette.NAVY.ink());
        }
        svg.text(
                Math.max(base, index) + 7,
                middle + 4.9,
                numerals.text(row.index()),
                Svg.Anchor.START,
                14,
                true,
                Palette.INK);
    }
}
