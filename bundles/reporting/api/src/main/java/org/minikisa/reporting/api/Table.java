package org.minikisa.reporting.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A table of a section. It becomes a table of the page, one CSV file and one entry of the JSON file.
 *
 * @param key stable within the section; {@code <section>-<key>.csv} is its file
 * @param title its caption
 * @param rows each as long as {@code columns}
 */
public record Table(String key, String title, List<Column> columns, List<List<Value>> rows, Source source) {

    public Table {
        Names.requireKey(key);
        Names.requireText(title, "title");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        Objects.requireNonNull(source, "source");
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("table " + key + " has no columns");
        }
        if (columns.stream().map(Column::key).collect(Collectors.toSet()).size() != columns.size()) {
            throw new IllegalArgumentException("table " + key + " has two columns with the same key");
        }
        for (List<Value> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table " + key + " has " + columns.size() + " columns and a row of " + row.size());
            }
        }
    }

    /**
     * @param key the same in every language: the name in the JSON file
     * @param title the head of the column, in the report's language
     * @param inPage whether the page shows it; the data files always do
     */
    public record Column(String key, String title, boolean inPage) {

        public Column {
            Names.requireKey(key);
            Names.requireText(title, "title");
        }

        public static Column of(String key, String title) {
            return new Column(key, title, true);
        }

        /** A column for the data files only: long lists of ids, digits that would not fit a page. */
        public static Column dataOnly(String key, String title) {
            return new Column(key, title, false);
        }
    }

    public static Builder titled(String key, String title, Source source) {
        return new Builder(key, title, source);
    }

    /** Builds a table: columns first, then rows. Not thread-safe. */
    public static final class Builder {

        private final String key;
        private final String title;
        private final Source source;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Value>> rows = new ArrayList<>();

        private Builder(String key, String title, Source source) {
            this.key = key;
            this.title = title;
            this.source = source;
        }

        public Builder column(String columnKey, String head) {
            columns.add(Column.of(columnKey, head));
            return this;
        }

        public Builder dataColumn(String columnKey, String head) {
            columns.add(Column.dataOnly(columnKey, head));
            return this;
        }

        public Builder row(Value... values) {
            rows.add(List.of(values));
            return this;
        }

        public Builder row(List<Value> values) {
            rows.add(values);
            return this;
        }

        public Table build() {
            return new Table(key, title, columns, rows, source);
        }
    }
}
