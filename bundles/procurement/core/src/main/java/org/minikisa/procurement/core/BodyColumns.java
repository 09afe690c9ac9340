package org.minikisa.procurement.core;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.procurement.api.BodyList;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** How a list of the body stands in a table: each row is an object of the body document, laid flat. */
final class BodyColumns {

    private static final String DIVIDER = "|";

    private BodyColumns() {}

    /** What a cell holds. */
    enum Kind {
        TEXT,
        FLAG,
        /** Texts divided by {@code |}, or a JSON array where one of them has a {@code |} itself. */
        LIST,
        /** A JSON object. */
        OBJECT
    }

    /** @param path of the value in the object: {@code name.fi} */
    record Column(String path, Kind kind) {

        static Column text(String path) {
            return new Column(path, Kind.TEXT);
        }

        static Column list(String path) {
            return new Column(path, Kind.LIST);
        }
    }

    private static final List<Column> PROVENANCE =
            List.of(Column.text("provenance.kind"), Column.text("provenance.source"));

    static List<Column> of(BodyList list) {
        return switch (list) {
            case SUPPLIERS ->
                withProvenance(
                        Column.text("id"),
                        Column.text("name"),
                        new Column("sme", Kind.FLAG),
                        Column.text("businessId"),
                        Column.text("mail"),
                        Column.list("languages"));
            case CUSTOMERS ->
                withProvenance(
                        Column.text("id"),
                        Column.text("name"),
                        Column.text("sector"),
                        Column.list("mailDomains"),
                        Column.text("businessId"));
            case JOINT_PROCUREMENTS ->
                withProvenance(
                        Column.text("id"),
                        Column.text("name.fi"),
                        Column.text("name.sv"),
                        Column.text("name.en"),
                        Column.text("type"),
                        Column.text("category"),
                        Column.list("cpv"),
                        Column.list("aliases"),
                        Column.text("begins"),
                        Column.text("ends"),
                        Column.list("suppliers"),
                        new Column("terms", Kind.OBJECT));
            case ADMISSIONS ->
                withProvenance(
                        Column.text("jointProcurement"),
                        Column.text("lot"),
                        Column.text("supplier"),
                        Column.text("from"),
                        Column.text("until"));
            case JOININGS ->
                withProvenance(
                        Column.text("jointProcurement"),
                        Column.text("customer"),
                        Column.text("from"),
                        Column.text("until"));
            case CALL_OFFS ->
                List.of(
                        Column.text("jointProcurement"),
                        Column.text("reference"),
                        Column.text("lot"),
                        Column.text("customer"),
                        Column.text("supplier"),
                        Column.text("madeOn"),
                        Column.text("amount"),
                        Column.text("unit"),
                        Column.text("way"));
        };
    }

    private static List<Column> withProvenance(Column... columns) {
        return Stream.concat(List.of(columns).stream(), PROVENANCE.stream()).toList();
    }

    /** The key of the list in a body document. */
    static String key(BodyList list) {
        return switch (list) {
            case SUPPLIERS -> "suppliers";
            case CUSTOMERS -> "customers";
            case JOINT_PROCUREMENTS -> "jointProcurements";
            case ADMISSIONS -> "admissions";
            case JOININGS -> "joinings";
            case CALL_OFFS -> "callOffs";
        };
    }

    /** What a cell says of an object; empty where the object does not have it. */
    static String cell(JsonObject object, Column column) {
        JsonElement value = object;
        for (String step : column.path().split("\\.")) {
            value = value.isJsonObject() && value.getAsJsonObject().has(step)
                    ? value.getAsJsonObject().get(step)
                    : new JsonPrimitive("");
        }
        if (value.isJsonArray()) {
            return joined(value.getAsJsonArray());
        }
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    private static String joined(JsonArray array) {
        List<String> texts =
                array.asList().stream().map(JsonElement::getAsString).toList();
        boolean plain = texts.stream()
                .allMatch(text -> !text.contains(DIVIDER) && !text.startsWith("[") && text.equals(text.strip()));
        return plain ? texts.stream().collect(Collectors.joining(" " + DIVIDER + " ")) : array.toString();
    }

    /** Puts what a cell says into an object; nothing for an empty cell. What cannot be read is put as text, to be told. */
    static void put(JsonObject object, Column column, String cell) {
        if (cell.isBlank()) {
            return;
        }
        String[] path = column.path().split("\\.");
        JsonObject at = object;
        for (int step = 0; step < path.length - 1; step++) {
            if (!at.has(path[step])) {
                at.add(path[step], new JsonObject());
            }
            at = at.getAsJsonObject(path[step]);
        }
        at.add(path[path.length - 1], value(column.kind(), cell));
    }

    private static JsonElement value(Kind kind, String cell) {
        return switch (kind) {
            case TEXT -> new JsonPrimitive(cell);
            case FLAG ->
                cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")
                        ? new JsonPrimitive(Boolean.valueOf(cell))
                        : new JsonPrimitive(cell);
            case LIST -> cell.startsWith("[") ? json(cell) : divided(cell);
            case OBJECT -> json(cell);
        };
    }

    private static JsonArray divided(String cell) {
        var array = new JsonArray();
        for (String text : cell.split("\\|", -1)) {
            array.add(text.strip());
        }
        return array;
    }

    private static JsonElement json(String cell) {
        return JsonDocument.find(cell).orElseGet(() -> new JsonPrimitive(cell));
    }
}
