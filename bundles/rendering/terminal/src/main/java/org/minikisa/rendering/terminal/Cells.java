package org.minikisa.rendering.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws rows as an aligned table. */
final class Cells {

    private static final String GAP = "  ";
    /** Columns of words are not cut below this as long as another one can give. */
    private static final int KEEP = 10;

    private static final int LEAST = 3;
    /** People read local time; JSON keeps the instant. */
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Helsinki"));

    private Cells() {}

    /**
     * The lines of a table, with its heading.
     *
     * @param width fit into so many columns; 0 to cut nothing
     */
    static <T> List<String> table(List<? extends T> rows, Listing<T> listing, int width, boolean colours) {
        List<Column<T>> columns = listing.columns();
        var texts = new ArrayList<String[]>(rows.size());
        int[] widths = columns.stream().mapToInt(c -> Text.width(c.title())).toArray();
        for (T row : rows) {
            var cells = new String[widths.length];
            for (int i = 0; i < widths.length; i++) {
                Column<T> column = columns.get(i);
                cells[i] = text(column.value().apply(row), column.digits());
                widths[i] = Math.max(widths[i], Text.width(cells[i]));
            }
            texts.add(cells);
        }
        if (width > 0) {
            shrink(columns, widths, width);
        }
        var lines = new ArrayList<String>(rows.size() + 1);
        String[] titles = columns.stream().map(Column::title).toArray(String[]::new);
        var tones = new Tone[widths.length];
        Arrays.fill(tones, Tone.STRONG);
        lines.add(line(columns, titles, widths, colours ? tones : null));
        for (int r = 0; r < texts.size(); r++) {
            for (int i = 0; i < tones.length; i++) {
                tones[i] = columns.get(i).tone().apply(rows.get(r));
            }
            lines.add(line(columns, texts.get(r), widths, colours ? tones : null));
        }
        return lines;
    }

    /** What a value looks like to people; empty for nothing. */
    static String text(Object value, int digits) {
        Object plain = Json.unwrap(value);
        if (plain == null) {
            return "";
        }
        if (digits >= 0 && plain instanceof Number number) {
            return rounded(number, digits);
        }
        if (plain instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (plain instanceof Boolean is) {
            return is ? "yes" : "no";
        }
        if (plain instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> e.getKey() + "=" + text(e.getValue(), digits))
                    .collect(Collectors.joining(", "));
        }
        if (plain instanceof Collection<?> elements) {
            return elements.stream().map(e -> text(e, digits)).collect(Collectors.joining(", "));
        }
        if (plain instanceof Instant instant) {
            return LOCAL.format(instant);
        }
        return Text.clean(plain.toString());
    }

    private static String rounded(Number number, int digits) {
        if (number instanceof BigDecimal decimal) {
            return decimal.setScale(digits, RoundingMode.HALF_UP).toPlainString();
        }
        double value = number.doubleValue();
        return Double.isFinite(value)
                ? new BigDecimal(number.toString())
                        .setScale(digits, RoundingMode.HALF_UP)
                        .toPlainString()
                : number.toString();
    }

    /** Takes from the widest column of words, one by one, until the table fits or nothing is left to take. */
    private static <T> void shrink(List<Column<T>> columns, int[] widths, int width) {
        for (int least : new int[] {KEEP, LEAST}) {
            int total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
            while (total > width) {
                int widest = -1;
                for (int i = 0; i < widths.length; i++) {
                    if (columns.get(i).alignment() == Column.Alignment.LEFT
                            && widths[i] > least
                            && (widest < 0 || widths[i] > widths[widest])) {
                        widest = i;
                    }
                }
                if (widest < 0) {
                    break;
                }
                widths[widest]--;
                total--;
            }
        }
    }

    private static <T> String line(List<Column<T>> columns, String[] cells, int[] widths, Tone[] tones) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean right = columns.get(i).alignment() == Column.Alignment.RIGHT;
            String cell = right ? cells[i] : Text.cut(cells[i], widths[i]);
            String coloured = tones == null ? cell : tones[i].ansi(cell);
            String fill = " ".repeat(Math.max(0, widths[i] - Text.width(cell)));
            line.append(i == 0 ? "" : GAP);
            if (right) {
                line.append(fill).append(coloured);
            } else {
                line.append(coloured).append(i == widths.length - 1 ? "" : fill);
            }
        }
        return line.toString().stripTrailing();
    }
}
