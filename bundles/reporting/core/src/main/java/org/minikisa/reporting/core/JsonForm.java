package org.minikisa.reporting.core;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.minikisa.reporting.api.Block;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * The report as JSON. Keys are the same in every language; numbers keep their digits ({@code 54.0} is not {@code 54}).
 *
 * <pre>{@code
 * {"format": "minikisa-report/1", "language": "fi", "body": "…", "moment": "…Z",
 *  "journalEntry": 1234, "journalDigest": "…",
 *  "files": ["figures.csv", …],
 *  "sections": [{"id": "contacts", "title": "…", "texts": […], "notices": […],
 *    "figures": [{"key": …, "name": …, "value": 12, "unit": "",
 *                 "source": {"kind": "MEASURED", "detail": …}, "ids": […]}],
 *    "tables": [{"key": …, "title": …, "file": …, "source": {…},
 *                "columns": [{"key": …, "title": …}], "rows": [{…}]}]}]}
 * }</pre>
 */
final class JsonForm {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private JsonForm() {}

    /** @param files the names of the CSV files */
    static byte[] of(Report report, Set<String> files, Texts texts) {
        var root = new JsonObject();
        root.addProperty("format", "minikisa-report/1");
        root.addProperty("language", texts.language().code());
        root.addProperty("body", report.body());
        root.addProperty("moment", report.asOf().moment().toString());
        root.addProperty("journalEntry", report.asOf().entry());
        root.addProperty("journalDigest", report.asOf().digest());
        root.add("files", strings(List.copyOf(files)));
        var sections = new JsonArray();
        report.parts().forEach(part -> sections.add(section(part)));
        root.add("sections", sections);
        return (GSON.toJson(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject section(Report.Part part) {
        var section = new JsonObject();
        section.addProperty("id", part.id());
        section.addProperty("title", Texts.plain(part.section().title()));
        var said = new JsonArray();
        var notices = new JsonArray();
        for (Block block : part.section().blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                said.add(paragraph.text());
            } else if (block instanceof Block.Heading heading) {
                said.add(heading.text());
            } else if (block instanceof Block.Notice notice) {
                notices.add(notice.text());
            }
        }
        section.add("texts", said);
        section.add("notices", notices);
        var figures = new JsonArray();
        part.figures().forEach(figure -> figures.add(figure(figure)));
        section.add("figures", figures);
        var tables = new JsonArray();
        part.tables().forEach(table -> tables.add(table(part, table)));
        section.add("tables", tables);
        return section;
    }

    private static JsonObject figure(Figure figure) {
        var json = new JsonObject();
        json.addProperty("key", figure.key());
        json.addProperty("name", Texts.plain(figure.name()));
        json.add("value", value(figure.value()));
        json.addProperty("unit", figure.unit());
        json.add("source", source(figure.source()));
        json.add("ids", strings(figure.ids()));
        return json;
    }

    private static JsonObject table(Report.Part part, Table table) {
        var json = new JsonObject();
        json.addProperty("key", table.key());
        json.addProperty("title", table.title());
        json.addProperty("file", part.fileOf(table));
        json.add("source", source(table.source()));
        var columns = new JsonArray();
        for (Table.Column column : table.columns()) {
            var head = new JsonObject();
            head.addProperty("key", column.key());
            head.addProperty("title", Texts.plain(column.title()));
            columns.add(head);
        }
        json.add("columns", columns);
        var rows = new JsonArray();
        for (List<Value> values : table.rows()) {
            var row = new JsonObject();
            for (int i = 0; i < values.size(); i++) {
                row.add(table.columns().get(i).key(), value(values.get(i)));
            }
            rows.add(row);
        }
        json.add("rows", rows);
        return json;
    }

    private static JsonObject source(Source source) {
        var json = new JsonObject();
        json.addProperty("kind", source.kind().name());
        json.addProperty("detail", source.detail());
        return json;
    }

    private static JsonElement value(Value value) {
        if (value instanceof Value.Number number) {
            return new JsonPrimitive(number.number());
        } else if (value instanceof Value.Text text) {
            return new JsonPrimitive(text.text());
        } else if (value instanceof Value.Day day) {
            return new JsonPrimitive(day.day().toString());
        } else if (value instanceof Value.At at) {
            return new JsonPrimitive(at.at().toString());
        } else if (value instanceof Value.Ids ids) {
            return strings(ids.ids());
        }
        return JsonNull.INSTANCE;
    }

    private static JsonArray strings(List<String> all) {
        var array = new JsonArray();
        all.forEach(array::add);
        return array;
    }
}
