package org.minikisa.store.persons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.store.api.Disguise;
import org.minikisa.store.api.Erased;
import org.minikisa.store.api.Held;
import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** Looks through the columns that a wing has declared, and erases from them, in the wing's name. */
final class DeclaredTexts {

    private static final int MOST_EXCERPT = 4_000;

    private final PersonalData wing;
    private final PersonalTexts texts;
    private final Disguise who;
    private final Transaction tx;

    DeclaredTexts(PersonalData wing, PersonalTexts texts, Disguise who, Transaction tx) {
        this.wing = wing;
        this.texts = texts;
        this.who = who;
        this.tx = tx;
    }

    void held(Consumer<Held> sink) {
        for (Found row : found()) {
            var content = new LinkedHashMap<String, String>();
            row.changed.keySet().forEach(column -> content.put(column, excerpt(row.before.get(column))));
            sink.accept(new Held(String.join("/", row.key), texts.kind(), content, Map.of(), row.fate));
        }
    }

    Erased erase() {
        long kept = 0;
        List<Found> found = found();
        for (Found row : found) {
            if (row.fate.isKept()) {
                kept++;
            } else {
                update(row);
            }
        }
        return new Erased(texts.kind(), found.size() - kept, kept);
    }

    private record Found(List<String> key, Map<String, String> before, Map<String, String> changed, Held.Fate fate) {}

    private List<Found> found() {
        String columns = Stream.concat(texts.key().stream(), texts.columns().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return tx
                .query(
                        "SELECT " + columns + " FROM " + texts.table() + " ORDER BY " + String.join(", ", texts.key()),
                        this::found)
                .stream()
                .flatMap(Optional::stream)
                .map(row -> new Found(row.key, row.before, row.changed, wing.fate(texts, row.key, tx)))
                .toList();
    }

    private Optional<Found> found(Row row) {
        var before = new LinkedHashMap<String, String>();
        var changed = new LinkedHashMap<String, String>();
        for (String column : texts.columns()) {
            row.optionalText(column).ifPresent(text -> {
                String masked = JsonStrings.over(text, part -> who.over(part, texts.nearness()));
                if (!masked.equals(text)) {
                    before.put(column, text);
                    changed.put(column, masked);
                }
            });
        }
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        List<String> key = texts.key().stream()
                .map(column -> row.optionalText(column).orElse(""))
                .toList();
        return Optional.of(new Found(key, before, changed, Held.Fate.erased()));
    }

    private void update(Found row) {
        var arguments = new ArrayList<Object>(row.changed.values());
        arguments.addAll(row.key);
        tx.update(
                "UPDATE " + texts.table() + " SET "
                        + row.changed.keySet().stream()
                                .map(column -> column + " = ?")
                                .collect(Collectors.joining(", "))
                        + " WHERE "
                        + texts.key().stream()
                                .map(column -> "CAST(" + column + " AS TEXT) = ?")
                                .collect(Collectors.joining(" AND ")),
                arguments.toArray());
    }

    /** Other people's words are theirs: of a longer text only the lines that tell of the person. */
    private String excerpt(String text) {
        String told = text.lines()
                .filter(line -> !JsonStrings.over(line, part -> who.over(part, texts.nearness()))
                        .equals(line))
                .collect(Collectors.joining("\n"));
        String shown = told.isEmpty() ? text : told;
        return shown.length() > MOST_EXCERPT ? shown.substring(0, MOST_EXCERPT) + " …" : shown;
    }
}
