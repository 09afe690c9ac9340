package org.minikisa.rendering.terminal;

import java.util.Objects;
import java.util.function.Function;

/**
 * One column of a {@link Listing}.
 *
 * <p>A value may be anything: an {@code Optional} or null that holds nothing becomes an empty cell and JSON null; numbers
 * and booleans stay what they are in JSON; collections are joined by commas and become arrays; instants are shown in
 * Finnish local time and stay UTC in JSON; everything else is shown as its {@code toString}, so identifiers, enums and
 * dates need no conversion.
 *
 * @param <T> what a row is made of
 * @param key the name in JSON, lower camel case: {@code firstAnswer}
 * @param title the heading of the column
 * @param value what a row shows there
 * @param alignment numbers stand right
 * @param digits decimals shown of a number in a table, never in JSON; negative for as many as the number has
 * @param tone how a row's cell is to be read
 */
public record Column<T>(
        String key,
        String title,
        Function<? super T, ?> value,
        Alignment alignment,
        int digits,
        Function<? super T, Tone> tone) {

    public enum Alignment {
        LEFT,
        RIGHT
    }

    public Column {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(tone, "tone");
        Objects.requireNonNull(title, "title");
        if (key.isBlank()) {
            throw new IllegalArgumentException("a column needs a key");
        }
    }

    /** A column of words. When the table is too wide for the terminal, the widest of these are cut, with an ellipsis. */
    public static <T> Column<T> text(String key, String title, Function<? super T, ?> value) {
        return new Column<>(key, title, value, Alignment.LEFT, -1, row -> Tone.PLAIN);
    }

    /** A column of numbers, as they are; never cut. */
    public static <T> Column<T> number(String key, String title, Function<? super T, ?> value) {
        return new Column<>(key, title, value, Alignment.RIGHT, -1, row -> Tone.PLAIN);
    }

    /** A column of numbers with a fixed count of decimals (half up) in the table, and as they are in JSON. */
    public static <T> Column<T> number(String key, String title, int digits, Function<? super T, ?> value) {
        return new Column<>(key, title, value, Alignment.RIGHT, digits, row -> Tone.PLAIN);
    }

    /** The same column with a tone per row: red for what is late, say. */
    public Column<T> tone(Function<? super T, Tone> ofRow) {
        return new Column<>(key, title, value, alignment, digits, ofRow);
    }
}
