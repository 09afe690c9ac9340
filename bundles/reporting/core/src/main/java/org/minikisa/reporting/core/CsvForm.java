package org.minikisa.reporting.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.minikisa.rendering.documents.Csv;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;

/** The report as CSV: one file for all figures, one for each table, all columns. */
final class CsvForm {

    static final String FIGURES = "figures.csv";

    /** Spreadsheets cut a cell at 32,767 characters without a word; ids beyond this are counted instead. */
    static final int LONGEST_IDS = 32_000;

    private CsvForm() {}

    /** File name to content, in the order of the report. */
    static Map<String, byte[]> of(Report report, Texts texts) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(FIGURES, figures(report, texts));
        for (Report.Part part : report.parts()) {
            for (Table table : part.tables()) {
                files.put(part.fileOf(table), table(table));
            }
        }
        return files;
    }

    private static byte[] figures(Report report, Texts texts) {
        var csv = new Csv();
        for (String head : List.of("section", "key", "name", "value", "unit", "origin", "source", "ids")) {
            csv.text(texts.say("figures." + head));
        }
        csv.endRow();
        for (Report.Part part : report.parts()) {
            for (Figure figure : part.figures()) {
                csv.text(part.id()).text(figure.key()).text(Texts.plain(figure.name()));
                cell(csv, figure.value());
                csv.text(figure.unit())
                        .text(texts.say("origin." + figure.source().kind()))
                        .text(figure.source().detail());
                cell(csv, Value.ids(figure.ids()));
                csv.endRow();
            }
        }
        return csv.bytes();
    }

    private static byte[] table(Table table) {
        var csv = new Csv();
        table.columns().forEach(column -> csv.text(Texts.plain(column.title())));
        csv.endRow();
        for (List<Value> row : table.rows()) {
            row.forEach(value -> cell(csv, value));
            csv.endRow();
        }
        return csv.bytes();
    }

    /** The JSON file always has all ids. */
    private static String joined(List<String> ids) {
        var joined = new StringBuilder();
        for (int i = 0; i < ids.size(); i++) {
            if (joined.length() + ids.get(i).length() > LONGEST_IDS) {
                return joined.append(" … +").append(ids.size() - i).toString();
            }
            joined.append(i == 0 ? "" : " ").append(ids.get(i));
        }
        return joined.toString();
    }

    private static void cell(Csv csv, Value value) {
        if (value instanceof Value.Number number) {
            csv.number(number.number());
        } else if (value instanceof Value.Text text) {
            csv.text(text.text());
        } else if (value instanceof Value.Day day) {
            csv.text(day.day().toString());
        } else if (value instanceof Value.At at) {
            csv.text(at.at().toString());
        } else if (value instanceof Value.Ids ids) {
            csv.text(joined(ids.ids()));
        } else {
            csv.empty();
        }
    }
}
