package org.minikisa.reporting.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.minikisa.reporting.core.Reading.ContactLine;

/**
 * The one way in which contacts are counted, in reports and in need maps: which of them have which values. A contact with several values of
 * a dimension stands under each of them, and once in every total. Counts keep the contacts they count, in the order of their arrival.
 */
final class Tabulation {

    private static final String ALL = "";

    private final Map<String, Map<String, List<ContactLine>>> cells = new LinkedHashMap<>();
    private final Map<String, List<ContactLine>> rows = new LinkedHashMap<>();
    private final Map<String, List<ContactLine>> columns = new LinkedHashMap<>();
    private final List<ContactLine> all;

    private Tabulation(Collection<ContactLine> all) {
        this.all = List.copyOf(all);
    }

    /** @param rows the values a contact has; one without any is in no row, but in the total */
    static Tabulation of(
            Collection<ContactLine> contacts,
            Function<ContactLine, ? extends Collection<String>> rows,
            Function<ContactLine, ? extends Collection<String>> columns) {
        var table = new Tabulation(contacts);
        for (ContactLine contact : table.all) {
            Set<String> across = new LinkedHashSet<>(columns.apply(contact));
            for (String row : new LinkedHashSet<>(rows.apply(contact))) {
                add(table.rows, row, contact);
                for (String column : across) {
                    add(table.cells.computeIfAbsent(row, r -> new LinkedHashMap<>()), column, contact);
                }
            }
            across.forEach(column -> add(table.columns, column, contact));
        }
        return table;
    }

    /** By one dimension. */
    static Tabulation of(Collection<ContactLine> contacts, Function<ContactLine, ? extends Collection<String>> rows) {
        return of(contacts, rows, contact -> List.of(ALL));
    }

    private static void add(Map<String, List<ContactLine>> groups, String key, ContactLine contact) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(contact);
    }

    List<ContactLine> at(String row, String column) {
        return cells.getOrDefault(row, Map.of()).getOrDefault(column, List.of());
    }

    List<ContactLine> row(String row) {
        return rows.getOrDefault(row, List.of());
    }

    List<ContactLine> column(String column) {
        return columns.getOrDefault(column, List.of());
    }

    List<ContactLine> all() {
        return all;
    }

    /** Rows with contacts, in the order they first appear. */
    Set<String> rows() {
        return rows.keySet();
    }

    /** Columns with contacts, likewise. */
    Set<String> columns() {
        return columns.keySet();
    }
}
