package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Counts where two things meet, in six separate classes of colour, the number in every cell. On a narrow page every row
 * becomes a group of tiles with what it has.
 *
 * @param columns at least one
 * @param rows at least one, each with as many values as there are columns
 */
public record HeatMap(String id, String title, List<Column> columns, List<Row> rows) implements Chart {

    private static final int CLASSES = 5;

    /** The longest slanted head. Slanted by 50 degrees it is 0.77 of this high and leans 0.65 of it to the right. */
    private static final double SLANTED = 176;

    /** @param code short, at most four letters: what a tile shows; @param label in full */
    public record Column(String code, String label) {

        public Column {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(label, "label");
        }
    }

    /** @param values whole numbers from 0 */
    public record Row(String label, List<Long> values) {

        public Row {
            Objects.requireNonNull(label, "label");
            values = List.copyOf(values);
            if (values.stream().anyMatch(v -> v < 0)) {
                throw new IllegalArgumentException(label + " has a count below 0");
            }
        }
    }

    public HeatMap {
        Svg.requireId(id);
        Objects.requireNonNull(title, "title");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (columns.isEmpty() || rows.isEmpty()) {
            throw new IllegalArgumentException("the chart " + title + " has nothing to show");
        }
        for (Row row : rows) {
            if (row.values().size() != columns.size()) {
                throw new IllegalArgumentException("the chart " + title + " has " + columns.size() + " columns and "
                        + row.values().size() + " values for " + row.label());
            }
        }
    }

    @Override
    public String description(Locale locale) {
        var numerals = Numerals.of(locale);
        var out = new StringBuilder();
        for (Row row : rows) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < columns.size(); i++) {
                if (row.values().get(i) > 0) {
                    cells.add(columns.get(i).code() + " "
                            + numerals.text(BigDecimal.valueOf(row.values().get(i))));
                }
            }
            out.append(row.label())
                    .append(": ")
                    .append(cells.isEmpty() ? "0" : String.join(", ", cells))
                    .append(". ");
        }
        return out.toString().strip();
    }

    @Override
    public String svg(Locale locale, Width width) {
        return width == Width.WIDE ? grid(locale) : tiles(locale);
    }

    /** The class of a count: 0 for none, 1 to 5 by fifths of the greatest. */
    static int heat(long value, long most) {
        for (int heat = 0; heat < CLASSES; heat++) {
            if (value <= bound(heat, most)) {
                return heat;
            }
        }
        return CLASSES;
    }

    private long most() {
        return rows.stream()
                .flatMap(row -> row.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private String grid(Locale locale) {
        var numerals = Numerals.of(locale);
        var svg = new Svg(id, Width.WIDE);
        long most = most();
        double longest = rows.stream()
                .mapToDouble(r -> TextWidth.of(r.label(), 13, false))
                .max()
                .orElse(0);
        double left = Math.min(longest, 200) + 12;
        boolean slanted = (Width.WIDE.pixels() - left) / columns.size() < 84;
        // Slanted heads lean out to the right of the last column.
        double lean = slanted ? SLANTED * 0.65 + 8 : 0;
        double cell = Math.min(96, (Width.WIDE.pixels() - left - lean) / columns.size());
        double top = slanted ? slantedHeads(svg, left, cell) : straightHeads(svg, left, cell);
        double height = 30;
        double y = top;
        for (Row row : rows) {
            svg.lines(
                    left - 10,
                    y + height / 2,
                    TextWidth.wrap(row.label(), 13, false, left - 12, 2),
                    Svg.Anchor.END,
                    13,
                    false,
                    Palette.INK);
            for (int i = 0; i < columns.size(); i++) {
                long value = row.values().get(i);
                cell(
                        svg,
                        left + i * cell,
                        y,
                        cell,
                        height,
                        value,
                        most,
                        value == 0 ? "–" : numerals.text(BigDecimal.valueOf(value)));
            }
            y += height;
        }
        y = key(svg, left, y + 10, most, numerals);
        return svg.finish(y, title, description(locale));
    }

    private static void cell(Svg svg, double x, double y, double w, double h, long value, long most, String text) {
        int heat = heat(value, most);
        svg.rect(x + 1, y + 1, w - 2, h - 2, Palette.HEAT.get(heat), "rx=\"2\"");
        double size = TextWidth.of(text, 13, true) < w - 3 ? 13 : 10;
        svg.text(x + w / 2, y + h / 2 + size * 0.35, text, Svg.Anchor.MIDDLE, size, heat > 2, Palette.heatInk(heat));
    }

    private double straightHeads(Svg svg, double left, double cell) {
        int lines = columns.stream()
                .mapToInt(c -> TextWidth.wrap(c.label(), 12, false, cell - 6, 4).size())
                .max()
                .orElse(1);
        double top = lines * 14 + 8;
        for (int i = 0; i < columns.size(); i++) {
            List<String> label = TextWidth.wrap(columns.get(i).label(), 12, false, cell - 6, 4);
            for (int k = 0; k < label.size(); k++) {
                svg.text(
                        left + i * cell + cell / 2,
                        top - 7 - (label.size() - 1 - k) * 14,
                        label.get(k),
                        Svg.Anchor.MIDDLE,
                        12,
                        false,
                        Palette.MUTED);
            }
        }
        return top;
    }

    private double slantedHeads(Svg svg, double left, double cell) {
        double top = SLANTED * 0.77 + 18;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double x = left + i * cell + cell / 2 + 2;
            String text = TextWidth.shortenAtClause(column.code() + " " + column.label(), 12, false, SLANTED);
            svg.text(
                    x,
                    top - 6,
                    text,
                    Svg.Anchor.START,
                    12,
                    false,
                    Palette.MUTED,
                    "transform=\"rotate(-50 " + Svg.n(x) + " " + Svg.n(top - 6) + ")\"");
        }
        return top;
    }

    /** What the colours mean, in numbers. */
    private static double key(Svg svg, double left, double y, long most, Numerals numerals) {
        double x = left + 1;
        double end = svg.width();
        for (int heat = 0; heat <= CLASSES; heat++) {
            long from = heat == 0 ? 0 : bound(heat - 1, most) + 1;
            long to = heat == 0 ? 0 : bound(heat, most);
            if (from > to) {
                continue;
            }
            String text = numerals.text(BigDecimal.valueOf(from))
                    + (to > from ? "–" + numerals.text(BigDecimal.valueOf(to)) : "");
            double needed = 19 + TextWidth.of(text, 12, false);
            if (x > left + 1 && x + needed > end) {
                x = left + 1;
                y += 20;
            }
            svg.rect(x, y, 14, 14, Palette.HEAT.get(heat), "rx=\"2\" stroke=\"#c3ccd4\"");
            svg.text(x + 19, y + 11.5, text, Svg.Anchor.START, 12, false, Palette.MUTED);
            x += needed + 16;
        }
        return y + 20;
    }

    /** The greatest count of a class. */
    private static long bound(int heat, long most) {
        return BigDecimal.valueOf(most)
                .multiply(BigDecimal.valueOf(heat))
                .divide(BigDecimal.valueOf(CLASSES), 0, RoundingMode.DOWN)
                .longValueExact();
    }

    private String tiles(Locale locale) {
        var numerals = Numerals.of(locale);
        var svg = new Svg(id, Width.NARROW);
        long most = most();
        int perLine = 4;
        double tile = (double) Width.NARROW.pixels() / perLine;
        double height = 28;
        double y = 0;
        for (Row row : rows) {
            svg.text(
                    0,
                    y + 14,
                    TextWidth.shorten(row.label(), 13, true, Width.NARROW.pixels()),
                    Svg.Anchor.START,
                    13,
                    true,
                    Palette.INK);
            y += 20;
            int at = 0;
            for (int i = 0; i < columns.size(); i++) {
                long value = row.values().get(i);
                if (value > 0) {
                    if (at == perLine) {
                        at = 0;
                        y += height;
                    }
                    String code = TextWidth.shorten(columns.get(i).code(), 13, false, tile / 2);
                    cell(
                            svg,
                            at * tile,
                            y,
                            tile,
                            height,
                            value,
                            most,
                            code + ": " + numerals.text(BigDecimal.valueOf(value)));
                    at++;
                }
            }
            if (at == 0) {
                svg.text(2, y + 18, "–", Svg.Anchor.START, 13, false, Palette.MUTED);
            }
            y += height + 8;
        }
        y = key(svg, 0, y + 2, most, numerals);
        return svg.finish(y, title, description(locale));
    }
}
