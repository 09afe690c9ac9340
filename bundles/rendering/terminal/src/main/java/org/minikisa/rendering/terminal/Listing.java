package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The columns of a table and of its JSON. Immutable: each step gives a new one.
 *
 * <pre>{@code
 * Listing.of(Column.text("id", "Id", Contact::id), Column.number("bytes", "Bytes", Contact::bytes));
 * Listing.rows(Contact.class).text("id", "Id", c -> c.id().value()).number("bytes", "Bytes", c -> c.bytes());
 * }</pre>
 *
 * @param <T> what a row is made of
 */
public final class Listing<T> {

    private final List<Column<T>> columns;
    private final String whenEmpty;

    private Listing(List<Column<T>> columns, String whenEmpty) {
        this.columns = List.copyOf(columns);
        this.whenEmpty = whenEmpty;
    }

    @SafeVarargs
    public static <T> Listing<T> of(Column<T>... columns) {
        var all = new ArrayList<Column<T>>();
        for (Column<T> column : columns) {
            all.add(column);
        }
        return of(all);
    }

    public static <T> Listing<T> of(List<Column<T>> columns) {
        return new Listing<>(columns, "none");
    }

    /** No columns yet; for rows of this type, so that lambdas know what they get. */
    public static <T> Listing<T> rows(Class<T> type) {
        return new Listing<>(List.of(), "none");
    }

    /** Adds a column of words, see {@link Column#text}. */
    public Listing<T> text(String key, String title, Function<? super T, ?> value) {
        return with(Column.text(key, title, value));
    }

    /** Adds a column of numbers, see {@link Column#number(String, String, Function)}. */
    public Listing<T> number(String key, String title, Function<? super T, ?> value) {
        return with(Column.number(key, title, value));
    }

    /** Adds a column of numbers with fixed decimals, see {@link Column#number(String, String, int, Function)}. */
    public Listing<T> number(String key, String title, int digits, Function<? super T, ?> value) {
        return with(Column.number(key, title, digits, value));
    }

    public Listing<T> with(Column<T> column) {
        var more = new ArrayList<>(columns);
        more.add(column);
        return new Listing<>(more, whenEmpty);
    }

    /** What people read instead of a table without rows: {@code no contacts yet; try kisa:demo}. */
    public Listing<T> whenEmpty(String text) {
        return new Listing<>(columns, text);
    }

    public List<Column<T>> columns() {
        return columns;
    }

    /** The text for people when there is no row. */
    public String whenEmpty() {
        return whenEmpty;
    }

    /** A row as the object that {@code --json} prints. */
    Map<String, Object> object(T row) {
        var object = new LinkedHashMap<String, Object>();
        for (Column<T> column : columns) {
            object.put(column.key(), column.value().apply(row));
        }
        return object;
    }
}
