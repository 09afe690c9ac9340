package org.minikisa.support.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;

/**
 * A case that no contact came with: a customer's draft was sent for comments in the house itself, say.
 *
 * @param answerDue until when it should be answered
 * @param constructed whether it was made up for trying things out
 */
public record NewCase(
        Kind kind,
        Topic topic,
        Optional<JointProcurementId> jointProcurement,
        Language language,
        Optional<CustomerId> customer,
        Instant answerDue,
        boolean constructed) {

    public NewCase {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(answerDue, "answerDue");
    }
}
