package org.minikisa.reporting.api;

import java.util.List;
import java.util.Objects;

/**
 * One figure that stands by itself.
 *
 * @param key stable within the section: {@code contacts-received}
 * @param name what it is, in the report's language
 * @param unit as printed after it ({@code h}, {@code %}, {@code €}); empty for a plain count or an index
 * @param ids what is behind the figure, one id each; empty where nothing can be opened
 */
public record Figure(String key, String name, Value value, String unit, Source source, List<String> ids) {

    public Figure {
        Names.requireKey(key);
        Names.requireText(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(source, "source");
        ids = List.copyOf(ids);
    }

    /** A figure that does not open. */
    public static Figure of(String key, String name, Value value, String unit, Source source) {
        return new Figure(key, name, value, unit, source, List.of());
    }

    public Figure withIds(List<String> behind) {
        return new Figure(key, name, value, unit, source, behind);
    }
}
