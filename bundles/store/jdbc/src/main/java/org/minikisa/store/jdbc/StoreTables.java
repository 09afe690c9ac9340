package org.minikisa.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.Transaction;

/** All SQL on the store's own tables, {@code store_…}. */
final class StoreTables {

    private static final String ENTRY = "SELECT number, at, type, version, json, previous, digest FROM store_journal ";

    private StoreTables() {}

    // Sequences

    static long nextNumber(Transaction tx, String sequence) {
        return tx.first(
                        "INSERT INTO store_sequence (name, last) VALUES (?, 1)"
                                + " ON CONFLICT (name) DO UPDATE SET last = store_sequence.last + 1 RETURNING last",
                        row -> row.number("last"),
                        sequence)
                .orElseThrow();
    }

    // Journal

    static Chain.Head head(Transaction tx) {
        return findHead(tx)
                .orElseThrow(() -> new StoreException("the row with the journal's head is gone: someone has"
                        + " changed the database; run kisa:journal verify"));
    }

    static Optional<Chain.Head> findHead(Transaction tx) {
        return tx.first(
                "SELECT number, digest FROM store_head WHERE id = 1",
                row -> new Chain.Head(row.number("number"), row.text("digest")));
    }

    /** Adds an entry behind {@code head}. @return the new head, which {@link #moveHead} keeps */
    static Chain.Head append(Transaction tx, Chain.Head head, String at, FactFormat.Written fact) {
        long number = head.number() + 1;
        String type = fact.name().type();
        int version = fact.name().version();
        String digest = Chain.digest(head.digest(), number, at, type, version, fact.json());
        tx.update(
                "INSERT INTO store_journal (number, at, type, version, json, previous, digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
                number,
                at,
                type,
                version,
                fact.json(),
                head.digest(),
                digest);
        return new Chain.Head(number, digest);
    }

    static void moveHead(Transaction tx, Chain.Head head) {
        if (tx.update("UPDATE store_head SET number = ?, digest = ? WHERE id = 1", head.number(), head.digest()) != 1) {
            throw new StoreException("the row with the journal's head is gone");
        }
    }

    /** The number of the last entry, also where the head is gone: a broken journal can still be looked at. */
    static long last(Transaction tx) {
        return findHead(tx).map(Chain.Head::number).orElseGet(() -> tx.first(
                        "SELECT coalesce(max(number), 0) AS last FROM store_journal", row -> row.number("last"))
                .orElseThrow());
    }

    static List<Entry> entries(Transaction tx, long after, String type, int limit) {
        if (type.isEmpty()) {
            return tx.query(ENTRY + "WHERE number > ? ORDER BY number LIMIT ?", StoreTables::entry, after, limit);
        }
        if (type.endsWith(".")) {
            // From "intake." to just before "intake/": the next character after the dot. No LIKE, so that the index
            // serves.
            String end = type.substring(0, type.length() - 1) + (char) ('.' + 1);
            return tx.query(
                    ENTRY + "WHERE number > ? AND type >= ? AND type < ? ORDER BY number LIMIT ?",
                    StoreTables::entry,
                    after,
                    type,
                    end,
                    limit);
        }
        return tx.query(
                ENTRY + "WHERE number > ? AND type = ? ORDER BY number LIMIT ?",
                StoreTables::entry,
                after,
                type,
                limit);
    }

    /** The next entries of any of the types, at most {@code limit}. */
    static List<Entry> entries(Transaction tx, long after, Collection<String> types, int limit) {
        if (types.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(types);
        arguments.add(0, after);
        arguments.add(limit);
        String marks = String.join(", ", Collections.nCopies(types.size(), "?"));
        return tx.query(
                ENTRY + "WHERE number > ? AND type IN (" + marks + ") ORDER BY number LIMIT ?",
                StoreTables::entry,
                arguments.toArray());
    }

    static Optional<Entry> entry(Transaction tx, long number) {
        return tx.first(ENTRY + "WHERE number = ?", StoreTables::entry, number);
    }

    static List<Chain.Link> links(Transaction tx, long after, int limit) {
        return tx.query(
                ENTRY + "WHERE number > ? ORDER BY number LIMIT ?",
                row -> new Chain.Link(
                        row.number("number"),
                        row.text("at"),
                        row.text("type"),
                        row.number("version"),
                        row.text("json"),
                        row.text("previous"),
                        row.text("digest")),
                after,
                limit);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.number("number"),
                row.instant("at"),
                row.text("type"),
                (int) row.number("version"),
                row.text("json"),
                row.text("digest"));
    }

    // Cursors

    /** Where a cursor stands; a new one stands before the first entry. */
    static long position(Transaction tx, String cursor) {
        return tx.first("SELECT position FROM store_cursor WHERE name = ?", row -> row.number("position"), cursor)
                .orElse(0L);
    }

    /** @return false when it stands there or further already */
    static boolean advance(Transaction tx, String cursor, long position) {
        return tx.update(
                        "INSERT INTO store_cursor (name, position) VALUES (?, ?)"
                                + " ON CONFLICT (name) DO UPDATE SET position = excluded.position"
                                + " WHERE store_cursor.position < excluded.position",
                        cursor,
                        position)
                == 1;
    }

    /** Name to position. */
    static Map<String, Long> cursors(Transaction tx) {
        Map<String, Long> cursors = new HashMap<>();
        tx.query("SELECT name, position FROM store_cursor", row -> Map.entry(row.text("name"), row.number("position")))
                .forEach(cursor -> cursors.put(cursor.getKey(), cursor.getValue()));
        return cursors;
    }

    // Parked facts

    static void park(Transaction tx, String reaction, Entry entry, int attempts, String error) {
        tx.update(
                "INSERT INTO store_parked (reaction, number, type, attempts, error, at) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (reaction, number) DO UPDATE SET attempts = store_parked.attempts + excluded.attempts,"
                        + " error = excluded.error, at = excluded.at",
                reaction,
                entry.number(),
                entry.type(),
                attempts,
                error,
                tx.now());
    }

    /** @return false when it is not parked any more */
    static boolean unpark(Transaction tx, String reaction, long number) {
        return tx.update("DELETE FROM store_parked WHERE reaction = ? AND number = ?", reaction, number) == 1;
    }

    static List<Journal.Parked> parked(Transaction tx) {
        return tx.query(
                "SELECT reaction, number, type, attempts, error FROM store_parked ORDER BY reaction, number",
                row -> new Journal.Parked(
                        row.text("reaction"),
                        row.number("number"),
                        row.text("type"),
                        (int) row.number("attempts"),
                        row.text("error")));
    }

    // Migrations

    record Applied(int number, String name, String sha256) {}

    static List<Applied> migrations(Transaction tx, String wing) {
        return tx.query(
                "SELECT number, name, sha256 FROM store_migration WHERE wing = ? ORDER BY number",
                row -> new Applied((int) row.number("number"), row.text("name"), row.text("sha256")),
                wing);
    }

    static void applied(Transaction tx, String wing, Applied migration) {
        tx.update(
                "INSERT INTO store_migration (wing, number, name, sha256, applied_at) VALUES (?, ?, ?, ?, ?)",
                wing,
                migration.number(),
                migration.name(),
                migration.sha256(),
                tx.now());
    }
}
