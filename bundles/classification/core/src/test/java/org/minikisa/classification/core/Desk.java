package org.minikisa.classification.core;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.store.jdbc.SqliteStore;

/**
 * A real store, contacts that a test makes up, a model that knows no word but "hei", of which any topic is as probable, and a
 * classifier that does what the subject says: {@code G1 sure}.
 */
final class Desk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    final SqliteStore store;
    final ServingInMemory serving = new ServingInMemory();
    final LabelledInMemory labelled = new LabelledInMemory(serving);
    final Judging judging;
    final StoredClassifications classifications;
    final ClassifyContacts reaction;
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private Instant clock = NOW;

    Desk(Path folder) {
        store = SqliteStore.open(folder, new Clock() {
            @Override
            public Instant instant() {
                return clock;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        judging = new Judging(
                serving,
                labelled,
                procurements(),
                store,
                0.9,
                new Patience(Duration.ofSeconds(5), Duration.ofMinutes(1)));
        classifications =
                new StoredClassifications(store, procurements(), madeUpContacts(), judging, serving, labelled);
        reaction = new ClassifyContacts(judging, madeUpContacts());
        learnNothing();
    }

    void learnNothing() {
        serving.with(
                Serving.TOPIC,
                Arrays.stream(Topic.values())
                        .map(topic -> new Example(topic.name(), "hei"))
                        .toArray(Example[]::new));
    }

    void wait(Duration time) {
        clock = clock.plus(time);
    }

    /** As the framework does when a classifier is there. */
    void start(ContactClassifier... classifiers) {
        for (ContactClassifier classifier : classifiers) {
            judging.bindClassifier(classifier);
        }
        store.register(reaction);
    }

    void stop() {
        store.unregister(reaction);
    }

    void receive(String contact, String conversation, Disposition disposition, String subject) {
        receive(contact, conversation, disposition, subject, "Hei");
    }

    void receive(String contact, String conversation, Disposition disposition, String subject, String text) {
        contacts.put(new ContactId(contact), contact(contact, conversation, disposition, subject, text));
        store.transact(tx -> tx.append(new ContactReceived(
                contact, conversation, disposition.name(), Channel.MAIL.name(), NOW.toString(), "", true)));
    }

    void awaitCaughtUp() throws InterruptedException {
        if (!store.awaitCaughtUp(Duration.ofSeconds(20))) {
            throw new AssertionError("not caught up in time");
        }
    }

    /** All that was classified, with labels alone. */
    List<Classification> classified() {
        var all = new ArrayList<Classification>();
        classifications.forEach(all::add);
        return all;
    }

    List<String> facts(String type) {
        return store.entries(0, type, 1000).stream().map(e -> e.json()).toList();
    }

    @Override
    public void close() {
        store.close();
    }

    private static Contact contact(
            String contact, String conversation, Disposition disposition, String subject, String text) {
        return new Contact(
                new ContactId(contact),
                Channel.MAIL,
                "test#" + contact,
                NOW,
                disposition,
                "test",
                conversation.isEmpty() ? Optional.empty() : Optional.of(new ConversationId(conversation)),
                Optional.empty(),
                "Maija Mallikas",
                "maija@example.org",
                subject,
                text,
                text,
                List.of(),
                Optional.empty(),
                true,
                Optional.empty());
    }

    /**
     * Rules for subjects like {@code TOPIC [sure|unsure] [joint procurement]}; {@code boom} throws. What is sure has 6 nats, what is
     * not has 0.5.
     */
    static final class Scripted implements ContactClassifier {

        final List<String> asked = new ArrayList<>();

        @Override
        public String id() {
            return "scripted";
        }

        @Override
        public String model() {
            return "scripted-1";
        }

        @Override
        public List<Opinion> judge(ContactText contact) {
            asked.add(contact.subject());
            if (contact.subject().equals("boom")) {
                throw new IllegalStateException("broken on purpose by " + contact.text());
            }
            String[] script = contact.subject().split(" ");
            if (Arrays.stream(Topic.values()).noneMatch(t -> t.name().equals(script[0]))) {
                return List.of();
            }
            boolean sure = script.length < 2 || !script[1].equals("unsure");
            double weight = sure ? 6 : 0.5;
            var opinions = new ArrayList<Opinion>();
            opinions.add(new Said(Axis.TOPIC, Map.of(script[0], weight)));
            if (script.length > 2) {
                opinions.add(new Said(Axis.JOINT_PROCUREMENT, Map.of(script[2], weight)));
            }
            opinions.add(new Said(Axis.LANGUAGE, Map.of(sure ? "sv" : "", weight)));
            return opinions;
        }
    }

    /** A rule that saw one word. */
    record Said(Axis axis, Map<String, Double> weights) implements Opinion {
        @Override
        public List<Evidence> evidence(String value, String rival, int most) {
            return weights.containsKey(value) ? List.of(new Evidence("salasana", weights.get(value))) : List.of();
        }
    }

    /** Knows the contacts that a test has made up, and nothing else of intake. */
    private Contacts madeUpContacts() {
        return (Contacts) Proxy.newProxyInstance(
                Desk.class.getClassLoader(), new Class<?>[] {Contacts.class}, (proxy, method, args) -> {
                    if (method.getName().equals("find")) {
                        return Optional.ofNullable(contacts.get((ContactId) args[0]));
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Procurements procurements() {
        List<JointProcurement> known =
                List.of(joint("cleaning", "Siivous"), joint("electricity", "Sähkö"), joint("paper", "Paperi"));
        return (Procurements) Proxy.newProxyInstance(
                Desk.class.getClassLoader(), new Class<?>[] {Procurements.class}, (proxy, method, args) -> {
                    if (method.getName().equals("jointProcurements")) {
                        return known;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static JointProcurement joint(String id, String name) {
        return new JointProcurement(
                new JointProcurementId(id),
                LocalizedText.same(name),
                ProcurementType.DYNAMIC_PURCHASING_SYSTEM,
                "test",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Provenance.constructed("test"));
    }
}
