package org.minikisa.reporting.shell;

import java.util.ArrayList;
import java.util.List;

import org.minikisa.problem.api.Language;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;

/** A map for a terminal: block characters say how much, so that it reads without colours; columns that do not fit go on below. */
final class HeatLines {

    private static final int LABEL = 34;
    private static final String SHADES = " ░▒▓█";

    private final NeedMap map;
    private final Language language;
    private final String total;
    private final int width;

    /** @param total the word for all */
    HeatLines(NeedMap map, Language language, String total, int width) {
        this.map = map;
        this.language = language;
        this.total = total;
        this.width = width;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        List<String> heads = heads();
        int cell = Math.max(5, heads.stream().mapToInt(String::length).max().orElse(0) + 2);
        int label = Math.min(
                LABEL,
                map.rows().stream().mapToInt(row -> label(row).length()).max().orElse(0));
        label = Math.max(label, total.length());
        int fitting = Math.max(1, (width - label - 8) / cell);
        for (int from = 0; from < Math.max(1, heads.size()); from += fitting) {
            int to = Math.min(heads.size(), from + fitting);
            if (from > 0) {
                lines.add("");
            }
            part(lines, heads.subList(from, to), from, label, cell);
        }
        return lines;
    }

    private void part(List<String> lines, List<String> heads, int from, int label, int cell) {
        var head = new StringBuilder(" ".repeat(label));
        heads.forEach(each -> head.append(right(each, cell)));
        lines.add(head.append(right(total, 8)).toString());
        int most = most();
        for (int i = 0; i < map.rows().size(); i++) {
            var line = new StringBuilder(left(label(map.rows().get(i)), label));
            for (int j = from; j < from + heads.size(); j++) {
                line.append(cell(map.cells().get(i).get(j), most, cell));
            }
            lines.add(line.append(cell(map.rowTotals().get(i), map.columns().isEmpty() ? most : 0, 8))
                    .toString());
        }
        var totals = new StringBuilder(left(total, label));
        for (int j = from; j < from + heads.size(); j++) {
            totals.append(cell(map.columnTotals().get(j), 0, cell));
        }
        lines.add(totals.append(cell(map.total(), 0, 8)).toString());
    }

    private List<String> heads() {
        boolean short_ = map.query()
                        .columns()
                        .filter(NeedDimension.THEME::equals)
                        .isPresent()
                || map.query().columns().filter(NeedDimension.MONTH::equals).isPresent()
                || map.query().columns().filter(NeedDimension.LANGUAGE::equals).isPresent();
        return map.columns().stream()
                .map(head -> short_ ? head.code() : head.label().in(language))
                .map(text -> text.length() > 18 ? text.substring(0, 17) + "…" : text)
                .toList();
    }

    private String label(NeedHead head) {
        String label = head.label().in(language);
        return map.query().rows() == NeedDimension.THEME && !head.code().equals(label)
                ? head.code() + " " + label
                : label;
    }

    /** Cells by fifths of the greatest, as in the drawing; totals, for which {@code most} is 0, without. */
    private String cell(NeedCount count, int most, int width) {
        int number = count.count().orElse(0);
        String text = count.count().isPresent() && number == 0
                ? "·"
                : count.text(map.query().leastCount());
        int shade = most == 0 || number == 0 ? 0 : 1 + Math.min(3, 4 * (number - 1) / most);
        String block = shade == 0 ? "" : SHADES.charAt(shade) + "";
        return right(block + text, width);
    }

    private int most() {
        return (map.columns().isEmpty()
                        ? map.rowTotals().stream()
                        : map.cells().stream().flatMap(List::stream))
                .mapToInt(count -> count.count().orElse(0))
                .max()
                .orElse(0);
    }

    private static String left(String text, int width) {
        String fitting = text.length() > width ? text.substring(0, width - 1) + "…" : text;
        return fitting + " ".repeat(width - fitting.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
