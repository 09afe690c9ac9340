package org.minikisa.classification.core;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Opinion;
import org.minikisa.classification.api.Topic;
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

/** A real store, contacts that a test makes up, and a classifier that does what the subject says: {@code G1 sure}. */
final class Desk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    final SqliteStore store;
    final StoredClassifications classifications;
    final ClassifyContacts reaction;
    private final Map<ContactId, Contact> contacts = new HashMap<>();

    Desk(Path folder) {
        store = SqliteStore.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        classifications = new StoredClassifications(store, procurements());
        reaction = new ClassifyContacts(store, madeUpContacts());
    }

    /** As the framework does when a classifier is there. */
    void start(ContactClassifier classifier) {
        classifications.bindClassifier(classifier);
        reaction.bindClassifier(classifier);
        store.register(reaction);
    }

    void stop(ContactClassifier classifier) {
        store.unregister(reaction);
        reaction.unbindClassifier(classifier);
        classifications.unbindClassifier(classifier);
    }

    void receive(String contact, String conversation, Disposition disposition, String subject) {
        contacts.put(new ContactId(contact), contact(contact, conversation, disposition, subject));
        store.transact(tx -> tx.append(new ContactReceived(
                contact, conversation, disposition.name(), Channel.MAIL.name(), NOW.toString(), "", true)));
    }

    void awaitCaughtUp() throws InterruptedException {
        if (!store.awaitCaughtUp(Duration.ofSeconds(20))) {
            throw new AssertionError("not caught up in time");
        }
    }

    List<String> facts(String type) {
        return store.entries(0, type, 1000).stream().map(e -> e.json()).toList();
    }

    @Override
    public void close() {
        store.close();
    }

    private static Contact contact(String contact, String conversation, Disposition disposition, String subject) {
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
                "Hei",
                "Hei",
                List.of(),
                Optional.empty(),
                true,
                Optional.empty());
    }

    /**
     * The subject is {@code TOPIC [sure|unsure] [joint procurement]}; {@code boom} throws, {@code half} forgets an axis.
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
            return classify(contact).entrySet().stream()
                    .<Opinion>map(e -> new Said(e.getKey(), e.getValue()))
                    .toList();
        }

        private record Said(Axis axis, Label label) implements Opinion {

            @Override
            public Map<String, Double> weights() {
                return Map.of(label.value(), Math.log(label.probability()), "other", Math.log(1 - label.probability()));
            }

            @Override
            public double familiarity() {
                return label.sure() ? 1 : -1;
            }

            @Override
            public List<Evidence> evidence(String value, String rival, int most) {
                return label.evidence();
            }
        }

        private Map<Axis, Label> classify(ContactText contact) {
            asked.add(contact.subject());
            if (contact.subject().equals("boom")) {
                throw new IllegalStateException("broken on purpose");
            }
            String[] script = contact.subject().split(" ");
            var topic = Topic.valueOf(script[0]);
            boolean sure = script.length < 2 || script[1].equals("sure");
            var labels = new EnumMap<Axis, Label>(Axis.class);
            labels.put(Axis.KIND, label(topic.kind().name(), sure));
            labels.put(Axis.TOPIC, label(topic.name(), sure));
            labels.put(Axis.JOINT_PROCUREMENT, label(script.length > 2 ? script[2] : "", sure));
            if (!contact.subject().contains("half")) {
                labels.put(Axis.LANGUAGE, label(sure ? "sv" : "", sure));
            }
            return labels;
        }

        private static Label label(String value, boolean sure) {
            return new Label(
                    value,
                    sure ? 0.9 : 0.3,
                    sure,
                    List.of(new Evidence("salasana", 1.5), new Evidence("ei", 0.25)),
                    List.of(new Alternative("other", 0.05)));
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
                Desk.class.getClassLoader(), new Class<?>[] {Procurements.class}, (proxy, method, args) -> {
                    if (method.getName().equals("jointProcurements")) {
                        return List.of(cleaning);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
