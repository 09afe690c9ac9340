package org.minikisa.classification.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.core.Heard.Remembered;
import org.minikisa.intake.api.ContactId;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/**
 * All SQL of judging, within one transaction. Where the tables say {@code axis}, that is the name of an {@link Axis}, {@code FURTHER.1}
 * and so on for further joint procurements, or the id of a taxonomy of the unit's own.
 */
final class ClassificationTables {

    private static final String FURTHER = "FURTHER.";

    private static final String STATEMENT =
            "SELECT act, contact, axis, value, confirmed, corrected_by, at, undone FROM classification_correction";

    /** Contacts that one query names; databases take some thousands. */
    private static final int AT_ONCE = 500;

    private final Transaction tx;

    ClassificationTables(Transaction tx) {
        this.tx = tx;
    }

    // ---------------------------------------------------------------- judgements

    /** Keeps a judgement in place of the one before, if there is one. */
    void save(Classification classification, String conversation) {
        String contact = classification.contact().value();
        tx.update("DELETE FROM classification_contact WHERE contact = ?", contact);
        tx.update(
                "INSERT INTO classification_contact (contact, number, conversation, model, at) VALUES (?, ?, ?, ?, ?)",
                contact,
                tx.nextNumber("classification.contact"),
                conversation,
                classification.model(),
                classification.at());
        for (Axis axis : Axis.values()) {
            save(contact, axis.name(), classification.of(axis));
        }
        List<Label> further = classification.judgement().further();
        for (int i = 0; i < further.size(); i++) {
            save(contact, FURTHER + (i + 1), further.get(i));
        }
        classification.judgement().own().forEach((taxonomy, label) -> save(contact, taxonomy, label));
    }

    private void save(String contact, String axis, Label label) {
        tx.update(
                "INSERT INTO classification_label (contact, axis, value, probability, sure) VALUES (?, ?, ?, ?, ?)",
                contact,
                axis,
                label.value(),
                label.probability(),
                label.sure());
        for (int i = 0; i < label.evidence().size(); i++) {
            Evidence evidence = label.evidence().get(i);
            tx.update(
                    "INSERT INTO classification_evidence (contact, axis, position, text, weight, source)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    contact,
                    axis,
                    i,
                    evidence.text(),
                    evidence.weight(),
                    evidence.source());
        }
        for (int i = 0; i < label.alternatives().size(); i++) {
            Alternative alternative = label.alternatives().get(i);
            tx.update(
                    "INSERT INTO classification_alternative (contact, axis, position, value, probability)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    contact,
                    axis,
                    i,
                    alternative.value(),
                    alternative.probability());
        }
    }

    Optional<Classification> find(ContactId contact) {
        Map<String, List<Evidence>> evidence = byAxis(
                contact,
                "classification_evidence",
                row -> new Evidence(row.text("text"), row.real("weight"), row.text("source")));
        Map<String, List<Alternative>> alternatives = byAxis(
                contact,
                "classification_alternative",
                row -> new Alternative(row.text("value"), row.real("probability")));
        Function<Row, Label> label = row -> label(
                row,
                evidence.getOrDefault(row.text("axis"), List.of()),
                alternatives.getOrDefault(row.text("axis"), List.of()));
        return read("c.contact = ?", label, contact.value()).stream().findFirst();
    }

    /** @param last the number of the last one */
    record Page(List<Classification> classifications, long last) {}

    /** The next ones behind a number, in the order they were classified, with their labels alone. */
    Page labelsAfter(long number, int most) {
        List<Long> numbers = tx.query(
                "SELECT number FROM classification_contact WHERE number > ? ORDER BY number LIMIT ?",
                row -> row.number("number"),
                number,
                most);
        if (numbers.isEmpty()) {
            return new Page(List.of(), number);
        }
        long last = numbers.get(numbers.size() - 1);
        return new Page(labels("c.number > ? AND c.number <= ?", number, last), last);
    }

    int count() {
        return tx.first("SELECT COUNT(*) AS n FROM classification_contact", row -> (int) row.number("n"))
                .orElse(0);
    }

    Optional<Instant> latest() {
        return tx.first("SELECT MAX(at) AS at FROM classification_contact", row -> row.optionalInstant("at"))
                .flatMap(Function.identity());
    }

    /** The conversation that a classified contact belongs to. */
    Optional<String> conversation(ContactId contact) {
        return tx.first(
                "SELECT conversation FROM classification_contact WHERE contact = ?",
                row -> row.text("conversation"),
                contact.value());
    }

    /** The classified contacts of a conversation, the last one first. */
    List<ContactId> ofConversation(String conversation) {
        return tx.query(
                "SELECT contact FROM classification_contact WHERE conversation = ? ORDER BY number DESC",
                row -> new ContactId(row.text("contact")),
                conversation);
    }

    /**
     * The newest contact of each conversation, where the machine does not stand by its kind, topic or joint procurement and nobody said
     * anything of that; in the order they were classified, with their labels alone. Where nobody spoke of a joint procurement there is nothing to ask.
     */
    List<Classification> unsure() {
        List<String> contacts =
                tx.query("""
                SELECT c.contact FROM classification_contact c
                WHERE NOT EXISTS (SELECT 1 FROM classification_contact later
                    WHERE later.conversation = c.conversation AND later.number > c.number)
                AND EXISTS (SELECT 1 FROM classification_label l
                    WHERE l.contact = c.contact AND l.sure = 0
                    AND (l.axis IN (?, ?) OR l.axis = ? AND l.probability > 0)
                    AND NOT EXISTS (SELECT 1 FROM classification_correction said
                        WHERE said.contact = l.contact AND said.axis = l.axis AND said.undone IS NULL))
                ORDER BY c.number
                """, row -> row.text("contact"), Axis.KIND, Axis.TOPIC, Axis.JOINT_PROCUREMENT);
        var unsure = new ArrayList<Classification>();
        for (int from = 0; from < contacts.size(); from += AT_ONCE) {
            List<String> some = contacts.subList(from, Math.min(contacts.size(), from + AT_ONCE));
            unsure.addAll(labels("c.contact IN (" + marks(some) + ")", some.toArray()));
        }
        return unsure;
    }

    private static String marks(List<String> arguments) {
        return String.join(", ", Collections.nCopies(arguments.size(), "?"));
    }

    /** Forgets the labels of a taxonomy of the unit's own, the machine's and people's. */
    void forget(String taxonomy) {
        tx.update("DELETE FROM classification_label WHERE axis = ?", taxonomy);
        tx.update("DELETE FROM classification_correction WHERE axis = ?", taxonomy);
    }

    // ---------------------------------------------------------------- what people said

    /** @return the number of an act, which the statements of one command have in common */
    long nextAct() {
        return tx.nextNumber("classification.act");
    }

    /** @param digest of the contact's text */
    void save(Statement statement, String digest) {
        tx.update(
                "INSERT INTO classification_correction"
                        + " (number, act, contact, axis, value, confirmed, digest, corrected_by, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tx.nextNumber("classification.correction"),
                statement.act(),
                statement.contact().value(),
                statement.question(),
                statement.value(),
                statement.confirmed(),
                digest,
                statement.by(),
                statement.at());
    }

    /** Oldest first, without what was taken back. */
    List<Statement> statements(ContactId contact) {
        return queryStatements(" WHERE contact = ? AND undone IS NULL", contact.value());
    }

    /** Takes back what was said by a command; it is kept, but holds no longer. */
    void undo(ContactId contact, long act, String by) {
        tx.update(
                "UPDATE classification_correction SET undone = ?, undone_by = ? WHERE contact = ? AND act = ?",
                tx.now(),
                by,
                contact.value(),
                act);
    }

    /** What people said of contacts with the same text, by question; of several the last one. */
    Map<String, Remembered> remembered(String digest) {
        List<Statement> statements = queryStatements(" WHERE digest = ? AND undone IS NULL", digest);
        Map<String, String> contacts = new HashMap<>();
        statements.forEach(s -> contacts.put(s.question(), s.contact().value()));
        Map<String, Remembered> remembered = new HashMap<>();
        Statement.holding(statements)
                .forEach((question, value) -> remembered.put(question, new Remembered(value, contacts.get(question))));
        return remembered;
    }

    /** What people said of contacts on any of these questions, by contact; contacts in the order of what was said last of them. */
    Map<ContactId, List<Statement>> said(List<String> questions) {
        Map<ContactId, List<Statement>> said = new LinkedHashMap<>();
        queryStatements(" WHERE undone IS NULL AND axis IN (" + marks(questions) + ")", questions.toArray())
                .forEach(statement -> {
                    List<Statement> before = said.remove(statement.contact());
                    List<Statement> now = before == null ? new ArrayList<>() : before;
                    now.add(statement);
                    said.put(statement.contact(), now);
                });
        return said;
    }

    /** What held at a moment of what people had said of contacts, by contact, oldest first. */
    Map<ContactId, List<Statement>> said(Instant moment) {
        Map<ContactId, List<Statement>> said = new HashMap<>();
        tx
                .query(
                        STATEMENT + " ORDER BY number",
                        row -> row.optionalInstant("undone")
                                        .filter(undone -> !undone.isAfter(moment))
                                        .isEmpty()
                                ? statement(row)
                                : Optional.<Statement>empty())
                .stream()
                .flatMap(Optional::stream)
                .filter(statement -> !statement.at().isAfter(moment))
                .forEach(statement -> said.computeIfAbsent(statement.contact(), c -> new ArrayList<>())
                        .add(statement));
        return said;
    }

    /** Empty where it is damaged: what cannot be read does not hold. */
    private static Optional<Statement> statement(Row row) {
        return Mending.readable(
                "something that was said of a contact",
                () -> Mending.whole(new Statement(
                        row.number("act"),
                        new ContactId(row.text("contact")),
                        row.text("axis"),
                        row.text("value"),
                        row.flag("confirmed"),
                        row.text("corrected_by"),
                        row.instant("at"))));
    }

    private List<Statement> queryStatements(String where, Object... arguments) {
        return tx.query(STATEMENT + where + " ORDER BY number", ClassificationTables::statement, arguments).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    // ---------------------------------------------------------------- reading

    private List<Classification> labels(String where, Object... arguments) {
        return read(where, row -> label(row, List.of(), List.of()), arguments);
    }

    private static Label label(Row row, List<Evidence> evidence, List<Alternative> alternatives) {
        return new Label(row.text("value"), row.real("probability"), row.flag("sure"), evidence, alternatives);
    }

    /**
     * In the order they were classified.
     *
     * @param where says which ones, by their {@code c}
     * @param label reads one
     */
    private List<Classification> read(String where, Function<Row, Label> label, Object... arguments) {
        var contacts = new LinkedHashMap<String, Read>();
        tx.query(
                "SELECT c.contact, c.model, c.at, l.axis, l.value, l.probability, l.sure FROM classification_contact c"
                        + " LEFT JOIN classification_label l ON l.contact = c.contact WHERE " + where
                        + " ORDER BY c.number, l.axis",
                row -> contacts.computeIfAbsent(row.text("contact"), contact -> Read.of(row))
                        .with(row, label),
                arguments);
        return contacts.entrySet().stream()
                .flatMap(each -> each.getValue().classification(each.getKey()).stream())
                .toList();
    }

    /**
     * What was read of a contact so far.
     *
     * @param at empty where it is damaged
     * @param labels by axis in the order of names; damaged ones are missing
     */
    private record Read(String model, Optional<Instant> at, Map<String, Label> labels) {

        static Read of(Row row) {
            return new Read(
                    row.text("model"), Mending.readable("a judgement", () -> row.instant("at")), new TreeMap<>());
        }

        Read with(Row row, Function<Row, Label> label) {
            row.optionalText("axis").ifPresent(axis -> Mending.readable("a label", () -> label.apply(row))
                    .ifPresent(readable -> labels.put(axis, readable)));
            return this;
        }

        Optional<Classification> classification(String contact) {
            return at.map(
                    moment -> new Classification(new ContactId(contact), judgement(contact, labels, model), moment));
        }
    }

    /** What speaks for the labels of a contact, or against them, by axis. */
    private <T> Map<String, List<T>> byAxis(ContactId contact, String table, Function<Row, T> mapper) {
        var byAxis = new HashMap<String, List<T>>();
        tx.query(
                "SELECT * FROM " + table + " WHERE contact = ? ORDER BY position",
                row -> Mending.readable("something in " + table + " of " + contact, () -> mapper.apply(row))
                        .map(it -> byAxis.computeIfAbsent(row.text("axis"), axis -> new ArrayList<>())
                                .add(it)),
                contact.value());
        return byAxis;
    }

    /** @param labels of a contact, by axis in the order of names */
    private static Judgement judgement(String contact, Map<String, Label> labels, String model) {
        Map<Axis, Label> axes = Mending.whole(contact, labels);
        var further = new ArrayList<Label>();
        for (int i = 1; labels.containsKey(FURTHER + i); i++) {
            further.add(labels.remove(FURTHER + i));
        }
        return new Judgement(axes, further, labels, model);
    }
}
