package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.List;

/** Draws details: a title, aligned properties, indented texts, tables and bars. */
final class Sheet {

    private static final String INDENT = "  ";

    private Sheet() {}

    /**
     * @param width for running text
     * @param columns for tables; 0 to cut nothing
     */
    static List<String> lines(Details details, int width, int columns, boolean colours) {
        var lines = new ArrayList<String>();
        String title = Text.clean(details.title());
        lines.add(colours ? Tone.STRONG.ansi(title) : title);
        int labels = details.parts().stream()
                .filter(Details.Property.class::isInstance)
                .mapToInt(p -> Text.width(p.label()))
                .max()
                .orElse(0);
        boolean section = false;
        for (Details.Part part : details.parts()) {
            int before = lines.size();
            if (part instanceof Details.Property property) {
                property(property, labels, width, colours, lines);
            } else {
                section(part, width, columns, colours, lines);
            }
            boolean drawn = lines.size() > before;
            if (drawn && section && part instanceof Details.Property) {
                lines.add(before, ""); // properties after a section stand apart from it
            }
            section = drawn ? !(part instanceof Details.Property) : section;
        }
        return lines;
    }

    private static void property(
            Details.Property property, int labels, int width, boolean colours, List<String> lines) {
        String value = Cells.text(property.printed(), -1);
        if (value.isEmpty()) {
            return;
        }
        String label = INDENT + Text.left(property.label(), labels) + INDENT;
        for (String line : wrapped(value, width - Text.width(label))) {
            lines.add(label + (colours ? property.tone().ansi(line) : line));
            label = " ".repeat(Text.width(label));
        }
    }

    private static void section(Details.Part part, int width, int columns, boolean colours, List<String> lines) {
        if (part instanceof Details.Complaints complaints
                && complaints.problems().isEmpty()) {
            return;
        }
        List<String> inner = new ArrayList<>();
        if (part instanceof Details.Paragraph paragraph) {
            for (String line : paragraph.text().strip().split("\\R", -1)) {
                inner.addAll(wrapped(Text.cleanLine(line), width - INDENT.length()));
            }
        } else if (part instanceof Details.Table<?> table) {
            inner.addAll(table(table, columns, colours));
        } else if (part instanceof Details.Complaints complaints) {
            ProblemText.lines(complaints.problems()).forEach(line -> inner.add(line.substring(INDENT.length())));
        } else if (part instanceof Details.Sketch sketch) {
            inner.addAll(sketch.drawing().lines(width - INDENT.length(), colours));
        } else if (part instanceof Details.Bars bars) {
            inner.addAll(Bars.lines(bars.waterfall(), width - INDENT.length(), colours));
        }
        lines.add("");
        lines.add(colours ? Tone.STRONG.ansi(part.label()) : part.label());
        inner.forEach(line -> lines.add((INDENT + line).stripTrailing()));
    }

    private static <T> List<String> table(Details.Table<T> table, int columns, boolean colours) {
        return table.rows().isEmpty()
                ? List.of(table.listing().whenEmpty())
                : Cells.table(table.rows(), table.listing(), columns == 0 ? 0 : columns - INDENT.length(), colours);
    }

    /** Breaks at spaces; a word that is longer than the line stays whole, so that a path can be copied. */
    static List<String> wrapped(String text, int width) {
        if (Text.width(text) <= width) {
            return List.of(text);
        }
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ")) {
            int wide = Text.width(word);
            if (used > 0 && used + 1 + wide > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += wide;
        }
        lines.add(line.toString());
        return lines;
    }
}
