package org.minikisa.store.persons;

import java.util.List;

import org.minikisa.store.api.Persons.Frozen;
import org.minikisa.store.api.Persons.Past;
import org.minikisa.store.api.Transaction;

/** All SQL of the room. */
final class PersonTables {

    private PersonTables() {}

    /** Wings that have tables, but for this one, which keeps nobody in them. */
    static List<String> wings(Transaction tx) {
        return tx.query(
                "SELECT DISTINCT wing FROM store_migration WHERE wing <> 'store' ORDER BY wing",
                row -> row.text("wing"));
    }

    static void remember(Transaction tx, String pseudonym, String by, String reason, long erased, List<Frozen> frozen) {
        tx.update(
                "INSERT INTO store_erasure (pseudonym, at, done_by, reason, erased) VALUES (?, ?, ?, ?, ?)",
                pseudonym,
                tx.now(),
                by,
                reason,
                erased);
        for (int i = 0; i < frozen.size(); i++) {
            Frozen each = frozen.get(i);
            tx.update(
                    "INSERT INTO store_frozen (pseudonym, position, wing, place, kind, reason, until)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    pseudonym,
                    i,
                    each.wing(),
                    each.place(),
                    each.kind(),
                    each.reason(),
                    each.until());
        }
    }

    static List<Past> past(Transaction tx) {
        return tx.query(
                "SELECT pseudonym, at, done_by, reason, erased FROM store_erasure ORDER BY at DESC, pseudonym DESC",
                row -> new Past(
                        row.text("pseudonym"),
                        row.instant("at"),
                        row.text("done_by"),
                        row.text("reason"),
                        row.number("erased")));
    }

    static List<Frozen> frozen(Transaction tx) {
        return tx.query(
                "SELECT f.pseudonym, f.wing, f.place, f.kind, f.reason, f.until FROM store_frozen f"
                        + " JOIN store_erasure e ON e.pseudonym = f.pseudonym ORDER BY e.at DESC, f.position",
                row -> new Frozen(
                        row.text("pseudonym"),
                        row.text("wing"),
                        row.text("place"),
                        row.text("kind"),
                        row.text("reason"),
                        row.optionalDate("until")));
    }
}
