package org.minikisa.classification.api;

import java.time.Instant;
import java.util.Objects;

import org.minikisa.intake.api.ContactId;

/**
 * The judgement on one contact.
 *
 * @param kind its value is the name of a {@link Kind}
 * @param topic its value is the name of a {@link Topic}
 * @param jointProcurement its value is the id of a joint procurement or empty
 * @param language its value is {@code fi}, {@code sv}, {@code en} or empty
 * @param model what judged: {@link ContactClassifier#model()}
 * @param at when
 */
public record Classification(
        ContactId contact, Label kind, Label topic, Label jointProcurement, Label language, String model, Instant at) {

    public Classification {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(at, "at");
        Kind.valueOf(kind.value());
        Topic.valueOf(topic.value());
    }

    public Label of(Axis axis) {
        return switch (axis) {
            case KIND -> kind;
            case TOPIC -> topic;
            case JOINT_PROCUREMENT -> jointProcurement;
            case LANGUAGE -> language;
        };
    }

    /** The same judgement with another label on one axis. */
    public Classification with(Axis axis, Label label) {
        return new Classification(
                contact,
                axis == Axis.KIND ? label : kind,
                axis == Axis.TOPIC ? label : topic,
                axis == Axis.JOINT_PROCUREMENT ? label : jointProcurement,
                axis == Axis.LANGUAGE ? label : language,
                model,
                at);
    }
}
