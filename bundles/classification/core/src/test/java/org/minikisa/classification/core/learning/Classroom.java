package org.minikisa.classification.core.learning;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.api.TrainingTexts;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsKept;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsRead;
import org.minikisa.classification.core.WordCounts;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.core.PassingMails;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.store.jdbc.SqliteStore;

/** Everything of learning on a real store, with a small learner and texts that a test makes up. */
final class Classroom implements AutoCloseable {

    final SqliteStore store;
    final Learners learners = new Learners();
    final WordCounts learner = new WordCounts();
    final StoredLabelledTexts labelled;
    final Training training;
    ServingModels serving;
    StoredModels models;
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));

    Classroom(Path folder) {
        this(folder, List.of());
    }

    Classroom(Path folder, List<TrainingText> seeds) {
        store = SqliteStore.open(folder, clock());
        learners.bindLearner(learner);
        labelled =
                new StoredLabelledTexts(store, contacts(), new PassingMails(), procurements(), texts("seeds", seeds));
        training = new Training(store, labelled, learners);
        restart(25);
    }

    /** What was in memory is not there any more. */
    void restart(int retrainAfter) {
        stop();
        serving = new ServingModels(store, labelled, learners, training, retrainAfter);
        models = new StoredModels(store, labelled, training, serving);
    }

    private void stop() {
        try {
            if (serving != null) {
                serving.deactivate();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static TrainingTexts texts(String name, List<TrainingText> texts) {
        return new TrainingTexts() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<TrainingText> texts() {
                return texts;
            }
        };
    }

    /** Two topics that a few words tell apart. */
    static List<TrainingText> seeds() {
        var seeds = new ArrayList<TrainingText>();
        for (int i = 0; i < 60; i++) {
            seeds.add(new TrainingText("en", "G1", "", "password login account number " + i));
            seeds.add(new TrainingText("en", "G7", "cleaning", "criteria weights price points number " + i));
        }
        return seeds;
    }

    LabelsKept keep(String taxonomy, Example... examples) {
        return labelled.keep(
                taxonomy, new LabelsRead(List.of(examples), examples.length, 0, Optional.empty()), "test.csv", "aino");
    }

    /** So many texts of a label, each with words of its own. */
    static Example[] fruits(int each, String red, String yellow) {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < each; i++) {
            examples.add(new Example(red, "red round sweet apple number " + i));
            examples.add(new Example(yellow, "yellow long bent banana number " + i));
        }
        return examples.toArray(Example[]::new);
    }

    /** A person says what a contact is about, as the desk keeps it. */
    void correct(String contact, String text, String topic) {
        now.updateAndGet(t -> t.plusSeconds(60));
        contacts.put(new ContactId(contact), contact(contact, text));
        store.transact(tx -> tx.update(
                "INSERT INTO classification_correction (number, contact, axis, value, corrected_by, at)"
                        + " VALUES (?, ?, 'TOPIC', ?, 'aino', ?)",
                tx.nextNumber("classification.correction"),
                contact,
                topic,
                tx.now()));
        serving.learn("topic", new ContactText("", text), java.util.Set.of(topic));
    }

    /** What is left of a contact's text when a person was erased from it. */
    void erase(String contact, String left) {
        contacts.put(new ContactId(contact), contact(contact, left));
    }

    String says(String taxonomy, String text) {
        var served = serving.await(taxonomy).orElseThrow();
        return served.model()
                .labels()
                .get(served.model().predict(new ContactText("", text)).best());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.updateAndGet(t -> t.plusMillis(10));
            }
        };
    }

    @Override
    public void close() {
        stop();
        store.close();
    }

    private static Contact contact(String contact, String text) {
        return new Contact(
                new ContactId(contact),
                Channel.MAIL,
                "test#" + contact,
                Instant.EPOCH,
                Disposition.NEW_CONVERSATION,
                "test",
                Optional.of(new ConversationId("CV-1")),
                Optional.empty(),
                "Maija Mallikas",
                "maija@example.org",
                "",
                text,
                text,
                List.of(),
                Optional.empty(),
                true,
                Optional.empty());
    }

    private Contacts contacts() {
        return (Contacts) Proxy.newProxyInstance(
                Classroom.class.getClassLoader(),
                new Class<?>[] {Contacts.class},
                (proxy, method, args) -> Optional.ofNullable(contacts.get((ContactId) args[0])));
    }

    private static Procurements procurements() {
        var cleaning = new JointProcurement(
                new JointProcurementId("cleaning"),
                LocalizedText.same("Siivous"),
                ProcurementType.DYNAMIC_PURCHASING_SYSTEM,
                "test",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Provenance.constructed("test"));
        return (Procurements) Proxy.newProxyInstance(
                Classroom.class.getClassLoader(),
                new Class<?>[] {Procurements.class},
                (proxy, method, args) -> List.of(cleaning));
    }
}
