package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts where two things meet, in six separate classes of colour, the number in every cell. On a narrow page every row
 * becomes a group of tiles with what it has.
 *
 * @param columns at least one
 * @param rows at least one, each with as many values as there are columns
 * @param sheet what stands around a map that is a file of its own; empty for one that stands in a page
 */
public record HeatMap(String id, String title, List<Column> columns, List<Row> rows, Optional<Sheet> sheet)
        implements Chart {

    private static final int CLASSES = 5;

    /** The longest slanted head. Slanted by 50 degrees it is 0.77 of this high and leans 0.65 of it to the right. */
    private static final double SLANTED = 176;
    /** A sheet by itself has room, and no table beside it that tells the whole. */
    private static final double SLANTED_ON_SHEET = 232;

    private static final double ROW = 30;

    /** Width of the totals' column. */
    private static final double TOTALS = 64;

    private static final double MARGIN = 28;

    /** @param code short, at most four letters: what a tile shows; @param label in full */
    public record Column(String code, String label) {

        public Column {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(label, "label");
        }
    }

    /**
     * @param values whole numbers from 0
     * @param instead what stands in a cell whose number is not told, {@code <3}, and is hatched then; empty for its number. As many as there
     *     are values, or none
     */
    public record Row(String label, List<Long> values, List<String> instead) {

        /** One that tells all numbers. */
        public Row(String label, List<Long> values) {
            this(label, values, List.of());
        }

        public Row {
            Objects.requireNonNull(label, "label");
            values = List.copyOf(values);
            instead = List.copyOf(instead);
            if (!instead.isEmpty() && instead.size() != values.size()) {
                throw new IllegalArgumentException(
                        label + " has " + values.size() + " values and " + instead.size() + " words instead");
            }
            if (values.stream().anyMatch(v -> v < 0)) {
                throw new IllegalArgumentException(label + " has a count below 0");
            }
        }

        private boolean told(int column) {
            return instead.isEmpty() || instead.get(column).isEmpty();
        }

        private String text(int column, Numerals numerals) {
            return told(column)
                    ? values.get(column) == 0 ? "–" : numerals.text(BigDecimal.valueOf(values.get(column)))
                    : instead.get(column);
        }
    }

    /**
     * A map as a file of its own, on white, under its title.
     *
     * @param lead under the title
     * @param totals as they are printed
     * @param notes under the map, a line or more each
     */
    public record Sheet(String lead, Totals totals, List<String> notes) {

        public Sheet {
            Objects.requireNonNull(lead, "lead");
            Objects.requireNonNull(totals, "totals");
            notes = List.copyOf(notes);
        }
    }

    /** @param head of their column and row; @param ofRows one for each row; @param ofColumns one for each column */
    public record Totals(String head, List<String> ofRows, List<String> ofColumns, String all) {

        public Totals {
            Objects.requireNonNull(head, "head");
            ofRows = List.copyOf(ofRows);
            ofColumns = List.copyOf(ofColumns);
            Objects.requireNonNull(all, "all");
        }
    }

    /** One in a page. */
    public HeatMap(String id, String title, List<Column> columns, List<Row> rows) {
        this(id, title, columns, rows, Optional.empty());
    }

    public HeatMap {
        Svg.requireId(id);
        Objects.requireNonNull(title, "title");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        Objects.requireNonNull(sheet, "sheet");
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
                if (row.values().get(i) > 0 || !row.told(i)) {
                    cells.add(columns.get(i).code() + " " + row.text(i, numerals));
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
        double left = Math.min(longest, sheet.isPresent() ? 240 : 200) + 12;
        double right = sheet.isPresent() ? TOTALS : 0;
        double room = Width.WIDE.pixels() - left - right;
        boolean slanted = room / columns.size() < 84 || longestWord() > Math.min(96, room / columns.size()) - 6;
        // Slanted heads lean out to the right of the last column.
        double lean = slanted ? Math.max(0, leaning(room / columns.size()) - right) : 0;
        double cell = Math.min(96, (room - lean) / columns.size());
        double head = sheet.map(s -> head(svg, s)).orElse(0.0);
        double top = slanted ? slantedHeads(svg, head, left, cell) : straightHeads(svg, head, left, cell);
        double y = top;
        for (Row row : rows) {
            label(svg, row.label(), left, y, false);
            for (int i = 0; i < columns.size(); i++) {
                cell(svg, left + i * cell, y, cell, ROW, row, i, most, row.text(i, numerals));
            }
            y += ROW;
        }
        double end = left + columns.size() * cell;
        y = sheet.map(Sheet::totals)
                .map(t -> totals(svg, t, left, top, cell, end))
                .orElse(y);
        y = key(svg, left, y + 10, most, numerals);
        y = sheet.isPresent() ? notes(svg, sheet.get(), y + 8) : y;
        return svg.finish(y, sheet.isPresent() ? MARGIN : 0, title, description(locale));
    }

    /** Of the heads; one that is broken somewhere does not read. */
    private double longestWord() {
        return columns.stream()
                .flatMap(column -> Arrays.stream(column.label().split("[ \u00ad-]")))
                .mapToDouble(word -> TextWidth.of(word, 12, false))
                .max()
                .orElse(0);
    }

    private static void label(Svg svg, String label, double left, double y, boolean bold) {
        svg.lines(
                left - 10,
                y + ROW / 2,
                TextWidth.wrap(label, 13, bold, left - 12, 2),
                Svg.Anchor.END,
                13,
                bold,
                Palette.INK);
    }

    /** Title and lead; gives the height they take. */
    private double head(Svg svg, Sheet sheet) {
        double y = 20;
        for (String line : TextWidth.wrap(title, 21, true, Width.WIDE.pixels(), 2)) {
            svg.text(0, y, line, Svg.Anchor.START, 21, true, Palette.INK);
            y += 26;
        }
        for (String line : TextWidth.wrap(sheet.lead(), 13, false, Width.WIDE.pixels(), 3)) {
            svg.text(0, y, line, Svg.Anchor.START, 13, false, Palette.MUTED);
            y += 18;
        }
        return y;
    }

    private double totals(Svg svg, Totals totals, double left, double top, double cell, double end) {
        double x = end + TOTALS / 2;
        double y = top;
        svg.text(x, top - 7, totals.head(), Svg.Anchor.MIDDLE, 12, true, Palette.INK);
        for (String total : totals.ofRows()) {
            svg.text(x, y + ROW / 2 + 4.5, total, Svg.Anchor.MIDDLE, 13, true, Palette.INK);
            y += ROW;
        }
        svg.line(left, y + 3, end + TOTALS, y + 3, Palette.AXIS);
        y += 5;
        label(svg, totals.head(), left, y, true);
        for (int i = 0; i < totals.ofColumns().size(); i++) {
            String total = totals.ofColumns().get(i);
            double size = TextWidth.of(total, 13, true) < cell - 3 ? 13 : 10;
            svg.text(left + (i + 0.5) * cell, y + ROW / 2 + 4.5, total, Svg.Anchor.MIDDLE, size, true, Palette.INK);
        }
        svg.text(x, y + ROW / 2 + 4.5, totals.all(), Svg.Anchor.MIDDLE, 13, true, Palette.INK);
        return y + ROW;
    }

    private static double notes(Svg svg, Sheet sheet, double top) {
        double y = top + 10;
        for (String note : sheet.notes()) {
            for (String line : TextWidth.wrap(note, 12, false, Width.WIDE.pixels(), 4)) {
                svg.text(0, y, line, Svg.Anchor.START, 12, false, Palette.MUTED);
                y += 16;
            }
            y += 3;
        }
        return y;
    }

    private static void cell(
            Svg svg, double x, double y, double w, double h, Row row, int column, long most, String text) {
        boolean told = row.told(column);
        int heat = told ? heat(row.values().get(column), most) : 0;
        double size = TextWidth.of(text, 13, true) < w - 3 ? 13 : 10;
        if (told) {
            svg.rect(x + 1, y + 1, w - 2, h - 2, Palette.HEAT.get(heat), "rx=\"2\"");
        } else {
            double paper = TextWidth.of(text, size, true) + 6;
            svg.hatched(x + 1.5, y + 1.5, w - 3, h - 3);
            svg.rect(x + w / 2 - paper / 2, y + h / 2 - 9, paper, 18, "#ffffff", "rx=\"3\"");
        }
        svg.text(x + w / 2, y + h / 2 + size * 0.35, text, Svg.Anchor.MIDDLE, size, heat > 2, Palette.heatInk(heat));
    }

    private double straightHeads(Svg svg, double head, double left, double cell) {
        int lines = columns.stream()
                .mapToInt(c -> TextWidth.wrap(c.label(), 12, false, cell - 6, 4).size())
                .max()
                .orElse(1);
        double top = head + lines * 14 + 8;
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

    private double slantedHeads(Svg svg, double head, double left, double cell) {
        double top = head + slantedHeight() + 18;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double x = left + i * cell + cell / 2 + 2;
            String text = slantedHead(column);
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

    /** A code that says nothing beside the name is left out. */
    private String slantedHead(Column column) {
        String full = column.label().equals(column.code())
                        || sheet.isPresent() && column.code().length() > 4
                ? column.label()
                : column.code() + " " + column.label();
        return TextWidth.shortenAtClause(full, 12, false, sheet.isPresent() ? SLANTED_ON_SHEET : SLANTED);
    }

    /** In a file of its own no higher than needed. */
    /** How far slanted heads reach beyond the last column. */
    private double leaning(double cell) {
        if (sheet.isEmpty()) {
            return SLANTED * 0.65 + 8;
        }
        double most = 0;
        for (int i = 0; i < columns.size(); i++) {
            double reach = TextWidth.of(slantedHead(columns.get(i)), 12, false) * 0.65 + 8;
            most = Math.max(most, reach - (columns.size() - 1 - i) * cell * 0.8);
        }
        return most;
    }

    private double slantedHeight() {
        return sheet.isEmpty()
                ? SLANTED * 0.77
                : columns.stream()
                                .mapToDouble(c -> TextWidth.of(slantedHead(c), 12, false))
                                .max()
                                .orElse(0)
                        * 0.77;
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
                if (value > 0 || !row.told(i)) {
                    if (at == perLine) {
                        at = 0;
                        y += height;
                    }
                    String code = TextWidth.shorten(columns.get(i).code(), 13, false, tile / 2);
                    cell(svg, at * tile, y, tile, height, row, i, most, code + ": " + row.text(i, numerals));
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
