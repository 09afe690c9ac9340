package org.minikisa.classification.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        return read("WHERE contact = ?", contact.value()).stream().findFirst();
    }

    /** In the order they were classified. */
    List<Classification> all() {
        return read("");
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
     * anything of that; in the order they were classified. Where nobody spoke of a joint procurement there is nothing to ask.
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
            unsure.addAll(read("WHERE contact IN (" + marks(some) + ")", some.toArray()));
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

    /** Four queries, however many contacts. @param where says which contacts, alike in all tables; empty for all */
    private List<Classification> read(String where, Object... arguments) {
        List<Of<Label>> bare = query(
                "SELECT contact, axis, value, probability, sure FROM classification_label",
                where,
                "contact, axis",
                row -> new Label(row.text("value"), row.real("probability"), row.flag("sure"), List.of(), List.of()),
                arguments);
        Set<LabelKey> keys = bare.stream().map(Of::key).collect(Collectors.toSet());
        var evidence = new Runs<>(
                query(
                        "SELECT contact, axis, text, weight, source FROM classification_evidence",
                        where,
                        "contact, axis, position",
                        row -> new Evidence(row.text("text"), row.real("weight"), row.text("source")),
                        arguments),
                keys);
        var alternatives = new Runs<>(
                query(
                        "SELECT contact, axis, value, probability FROM classification_alternative",
                        where,
                        "contact, axis, position",
                        row -> new Alternative(row.text("value"), row.real("probability")),
                        arguments),
                keys);
        Map<String, Map<String, Label>> labels = new HashMap<>();
        bare.forEach(of -> labels.computeIfAbsent(of.key().contact(), c -> new TreeMap<>())
                .put(
                        of.key().axis(),
                        new Label(
                                of.it().value(),
                                of.it().probability(),
                                of.it().sure(),
                                evidence.next(of.key()),
                                alternatives.next(of.key()))));
        return tx
                .query(
                        "SELECT contact, model, at FROM classification_contact " + where + " ORDER BY number",
                        row -> Mending.readable("a judgement", () -> classification(row, labels)),
                        arguments)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Classification classification(Row row, Map<String, Map<String, Label>> labels) {
        String contact = row.text("contact");
        return new Classification(
                new ContactId(contact),
                judgement(contact, labels.getOrDefault(contact, new TreeMap<>()), row.text("model")),
                row.instant("at"));
    }

    /** What a label is of. */
    private record LabelKey(String contact, String axis) {}

    /** Something of a label. */
    private record Of<T>(LabelKey key, T it) {}

    private <T> List<Of<T>> query(
            String select, String where, String order, Function<Row, T> mapper, Object... arguments) {
        return tx
                .query(
                        select + " " + where + " ORDER BY " + order,
                        row -> {
                            var key = new LabelKey(row.text("contact"), row.text("axis"));
                            return Mending.readable(
                                    "something of the " + key.axis() + " of " + key.contact(),
                                    () -> new Of<>(key, mapper.apply(row)));
                        },
                        arguments)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Rows in the order of their labels, which are asked for in that order. */
    private static final class Runs<T> {

        private final List<Of<T>> rows;
        private final Set<LabelKey> labels;
        private int at;

        /** @param labels all there are; rows of others are strays that damage has left behind */
        Runs(List<Of<T>> rows, Set<LabelKey> labels) {
            this.rows = rows;
            this.labels = labels;
        }

        List<T> next(LabelKey label) {
            var run = new ArrayList<T>();
            for (; at < rows.size() && !isOfAnother(rows.get(at), label); at++) {
                if (rows.get(at).key().equals(label)) {
                    run.add(rows.get(at).it());
                }
            }
            return run;
        }

        private boolean isOfAnother(Of<T> row, LabelKey label) {
            return !row.key().equals(label) && labels.contains(row.key());
        }
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
