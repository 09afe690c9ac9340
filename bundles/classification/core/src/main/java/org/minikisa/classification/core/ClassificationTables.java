package org.minikisa.classification.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.api.ContactId;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** All SQL of the wing, within one transaction. */
final class ClassificationTables {

    private static final String EVERY_CONTACT = "";

    private final Transaction tx;

    ClassificationTables(Transaction tx) {
        this.tx = tx;
    }

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
            save(contact, axis, classification.of(axis));
        }
    }

    private void save(String contact, Axis axis, Label label) {
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
                    "INSERT INTO classification_evidence (contact, axis, position, text, weight) VALUES (?, ?, ?, ?, ?)",
                    contact,
                    axis,
                    i,
                    evidence.text(),
                    evidence.weight());
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
        return read(contact.value()).stream().findFirst();
    }

    /** In the order they were classified. */
    List<Classification> all() {
        return read(EVERY_CONTACT);
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

    void save(Correction correction) {
        tx.update(
                "INSERT INTO classification_correction (number, contact, axis, value, corrected_by, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                tx.nextNumber("classification.correction"),
                correction.contact().value(),
                correction.axis(),
                correction.value(),
                correction.by(),
                correction.at());
    }

    /** Oldest first. */
    List<Correction> corrections(ContactId contact) {
        return tx.query(
                "SELECT axis, value, corrected_by, at FROM classification_correction WHERE contact = ? ORDER BY number",
                row -> new Correction(
                        contact,
                        row.constant("axis", Axis.class),
                        row.text("value"),
                        row.text("corrected_by"),
                        row.instant("at")),
                contact.value());
    }

    /** See {@link PeoplesLabels#of}. */
    List<PeoplesLabels.Said> said(String taxonomy) {
        Map<String, PeoplesLabels.Said> last = new LinkedHashMap<>();
        for (PeoplesLabels.Said said : tx.query(
                "SELECT contact, value, at FROM classification_correction WHERE axis = ? ORDER BY number",
                row -> new PeoplesLabels.Said(
                        new ContactId(row.text("contact")), Set.of(row.text("value")), row.instant("at")),
                taxonomy.equals(Serving.TOPIC) ? Axis.TOPIC : Axis.JOINT_PROCUREMENT)) {
            last.remove(said.contact().value());
            last.put(said.contact().value(), said);
        }
        return List.copyOf(last.values());
    }

    /** See {@link PeoplesLabels#forget}. Contacts have labels of the house's own taxonomies only, so far. */
    void forget(String taxonomy) {}

    /** Four queries, however many contacts. @param contact one id, or {@link #EVERY_CONTACT} */
    private List<Classification> read(String contact) {
        Map<String, Map<Axis, List<Evidence>>> evidence = new HashMap<>();
        query(
                "SELECT contact, axis, text, weight FROM classification_evidence",
                "contact, axis, position",
                contact,
                row -> list(evidence, row).add(new Evidence(row.text("text"), row.real("weight"))));
        Map<String, Map<Axis, List<Alternative>>> alternatives = new HashMap<>();
        query(
                "SELECT contact, axis, value, probability FROM classification_alternative",
                "contact, axis, position",
                contact,
                row -> list(alternatives, row).add(new Alternative(row.text("value"), row.real("probability"))));
        Map<String, Map<Axis, Label>> labels = new HashMap<>();
        query(
                "SELECT contact, axis, value, probability, sure FROM classification_label",
                "contact, axis",
                contact,
                row -> labels.computeIfAbsent(row.text("contact"), c -> new EnumMap<>(Axis.class))
                        .put(
                                row.constant("axis", Axis.class),
                                new Label(
                                        row.text("value"),
                                        row.real("probability"),
                                        row.flag("sure"),
                                        list(evidence, row),
                                        list(alternatives, row))));
        var classifications = new LinkedHashMap<String, Classification>();
        query("SELECT contact, model, at FROM classification_contact", "number", contact, row -> {
            Map<Axis, Label> its = labels.get(row.text("contact"));
            its.putIfAbsent(Axis.URGENCY, Label.unknown(Urgency.NORMAL.name()));
            return classifications.put(
                    row.text("contact"),
                    new Classification(
                            new ContactId(row.text("contact")),
                            new Judgement(its, List.of(), Map.of(), row.text("model")),
                            row.instant("at")));
        });
        return List.copyOf(classifications.values());
    }

    private void query(String select, String order, String contact, Function<Row, ?> mapper) {
        if (contact.equals(EVERY_CONTACT)) {
            tx.query(select + " ORDER BY " + order, row -> Optional.ofNullable(mapper.apply(row)));
        } else {
            tx.query(
                    select + " WHERE contact = ? ORDER BY " + order,
                    row -> Optional.ofNullable(mapper.apply(row)),
                    contact);
        }
    }

    private static <T> List<T> list(Map<String, Map<Axis, List<T>>> lists, Row row) {
        return lists.computeIfAbsent(row.text("contact"), c -> new EnumMap<>(Axis.class))
                .computeIfAbsent(row.constant("axis", Axis.class), a -> new ArrayList<>());
    }
}
