package org.minikisa.reporting.core;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.store.api.Journal;

/** Contacts as intake and classification would have them, without either. */
final class NeedContacts {

    private static final Instant START = Instant.parse("2026-06-01T09:00:00Z");

    final List<Contact> contacts = new ArrayList<>();
    final List<Classification> judged = new ArrayList<>();
    private final Map<ContactId, List<Correction>> corrections = new HashMap<>();

    /** Of the contacts that are added from now on. */
    String language = "fi";

    /** Labels of the unit's own taxonomies, likewise. */
    Map<String, Label> own = Map.of();

    void add(String day, String topic, boolean sure, List<String> joint) {
        add(day, topic, sure, joint, "teksti", contacts.size());
    }

    void add(String day, String topic, boolean sure, List<String> joint, String text, int sender) {
        Contact contact = receive(day, Disposition.NEW_CONVERSATION, text, "s" + sender + "@example.fi");
        var labels = new EnumMap<Axis, Label>(Axis.class);
        labels.put(Axis.TOPIC, label(topic, sure));
        labels.put(
                Axis.KIND,
                label(
                        org.minikisa.classification.api.Topic.valueOf(topic)
                                .kind()
                                .name(),
                        sure));
        labels.put(Axis.JOINT_PROCUREMENT, label(joint.isEmpty() ? "" : joint.get(0), true));
        labels.put(Axis.URGENCY, label("NORMAL", true));
        labels.put(Axis.LANGUAGE, label(language, true));
        List<Label> further = joint.stream().skip(1).map(id -> label(id, true)).toList();
        judged.add(new Classification(
                contact.id(),
                new Judgement(labels, further, Map.copyOf(own), "topic-2, rules-1"),
                contact.received().plusSeconds(5)));
    }

    static Label label(String value, boolean sure) {
        return new Label(value, sure ? 0.9 : 0.4, sure, List.of(), List.of());
    }

    void correct(ContactId contact, Axis axis, String value, Instant at) {
        corrections.computeIfAbsent(contact, c -> new ArrayList<>()).add(new Correction(contact, axis, value, "x", at));
    }

    private UnaryOperator<Classification> corrected(Instant moment) {
        return said -> {
            Classification now = said;
            for (Correction each : corrections.getOrDefault(said.contact(), List.of())) {
                now = each.at().isAfter(moment) ? now : now.with(each.axis(), certain(each.value()));
            }
            return now;
        };
    }

    private static Label certain(String value) {
        return new Label(value, 1, true, List.of(), List.of());
    }

    Contact receive(String day, Disposition disposition, String text, String from) {
        var contact = new Contact(
                new ContactId("CT-" + (contacts.size() + 1)),
                Channel.MAIL,
                "test#" + contacts.size(),
                Instant.parse(day + "T09:00:00Z"),
                disposition,
                "",
                Optional.of(new ConversationId("CV-1")),
                Optional.empty(),
                "Maija Meikäläinen",
                from,
                "Subject",
                text,
                text,
                List.of(),
                Optional.empty(),
                true,
                Optional.empty());
        contacts.add(contact);
        return contact;
    }

    Wings wings() {
        Contacts intake = fake(
                Contacts.class,
                Map.of(
                        "arrivals", a -> Wanted.arrivals(contacts),
                        "find", a -> Wanted.found(contacts, a[0]),
                        "ledger", a -> new Ledger(contacts.size(), 0, Map.of())));
        Classifications classifications = fake(
                Classifications.class,
                Map.of(
                        "forEach", a -> Wanted.read(judged, a[0]),
                        "latest", a -> judged.stream().map(Classification::at).max(Instant::compareTo),
                        "corrected", a -> corrected((Instant) a[0]),
                        "text", a -> Optional.of(new ContactText("", "x"))));
        Models models = fake(
                Models.class,
                Map.of(
                        "versions", a -> List.of(version(a[0] + "-3")),
                        "predict", a -> label(a[0].equals("topic") ? "G12" : "garden", true)));
        return Wings.of(
                fake(Journal.class, Map.of("last", a -> 0L)),
                intake,
                classifications,
                fake(LabelledTexts.class, Map.of("taxonomies", a -> List.of("topic", "tasks"))),
                models);
    }

    private static ModelVersion version(String id) {
        return new ModelVersion(
                id,
                "topic",
                ModelVersion.State.SERVING,
                "linear-2",
                "d",
                START,
                "x",
                1,
                2,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                1);
    }

    /** A service that answers the named methods and no other. */
    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var answer = methods.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer.apply(arguments);
                }));
    }
}
