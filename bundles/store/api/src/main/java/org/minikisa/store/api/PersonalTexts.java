package org.minikisa.store.api;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Columns of one of a wing's tables in which people may be told of, declared so that they are looked through and erased from in the
 * wing's name. A column that holds JSON is taken apart: only its strings are looked at.
 *
 * @param kind what a row is, in a few English words: {@code comment on a document}
 * @param table begins with the wing's prefix
 * @param key columns that name a row together, in the order a place is written in: {@code CO-2/3}
 * @param columns texts; a key may be among them
 * @param nearness how little is enough to find somebody in them
 */
public record PersonalTexts(
        String kind, String table, List<String> key, List<String> columns, Disguise.Nearness nearness) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public PersonalTexts {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(nearness, "nearness");
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        requireName(table);
        key.forEach(PersonalTexts::requireName);
        columns.forEach(PersonalTexts::requireName);
        if (key.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException(table + ": neither key nor columns may be empty");
        }
    }

    /** Texts of anybody. @param key divided by commas */
    public static PersonalTexts of(String kind, String table, String key, String... columns) {
        return new PersonalTexts(kind, table, List.of(key.split(", *")), List.of(columns), Disguise.Nearness.FAR);
    }

    /** The same texts, where a part of a name is enough. */
    public PersonalTexts close() {
        return new PersonalTexts(kind, table, key, columns, Disguise.Nearness.CLOSE);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a table or column: " + name);
        }
    }
}
