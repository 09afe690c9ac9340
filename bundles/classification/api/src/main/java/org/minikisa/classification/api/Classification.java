package org.minikisa.classification.api;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.minikisa.intake.api.ContactId;

/**
 * The judgement on one contact.
 *
 * @param at when it was judged
 */
public record Classification(ContactId contact, Judgement judgement, Instant at) {

    public Classification {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(judgement, "judgement");
        Objects.requireNonNull(at, "at");
    }

    /** One of normal urgency, without further joint procurements and own taxonomies. */
    public Classification(
            ContactId contact,
            Label kind,
            Label topic,
            Label jointProcurement,
            Label language,
            String model,
            Instant at) {
        this(
                contact,
                new Judgement(
                        new EnumMap<>(Map.of(
                                Axis.KIND, kind,
                                Axis.TOPIC, topic,
                                Axis.JOINT_PROCUREMENT, jointProcurement,
                                Axis.LANGUAGE, language,
                                Axis.URGENCY, Label.unknown(Urgency.NORMAL.name()))),
                        List.of(),
                        Map.of(),
                        model),
                at);
    }

    public Label of(Axis axis) {
        return judgement.labels().get(axis);
    }

    /** Its value is the name of a {@link Kind}. */
    public Label kind() {
        return of(Axis.KIND);
    }

    /** Its value is the name of a {@link Topic}. */
    public Label topic() {
        return of(Axis.TOPIC);
    }

    /** Its value is the id of a joint procurement or empty. */
    public Label jointProcurement() {
        return of(Axis.JOINT_PROCUREMENT);
    }

    /** Its value is an ISO 639-1 code or empty. */
    public Label language() {
        return of(Axis.LANGUAGE);
    }

    /** Its value is the name of an {@link Urgency}. */
    public Label urgency() {
        return of(Axis.URGENCY);
    }

    /** {@link Judgement#model}. */
    public String model() {
        return judgement.model();
    }

    /** The same with another label on one axis. */
    public Classification with(Axis axis, Label label) {
        return new Classification(contact, judgement.with(axis, label), at);
    }
}
