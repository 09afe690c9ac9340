package org.minikisa.support.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;

/**
 * A case as it stands now.
 *
 * @param contacts what the customer wrote, in the order it joined; the first one opened the case. Empty for a case that
 *     was opened without one
 * @param kind of the contact that opened it, or as a person corrected it; likewise {@code topic} and {@code language}
 * @param jointProcurement what it is about; where the first contact did not tell, the first later one that did
 * @param language Finnish where it could not be told
 * @param channel the way the first contact came in; {@code FORM} for a case without one
 * @param opened when the first contact was received: the customer waits from then on
 * @param firstAnswered when the unit first answered; stays when the case opens again
 * @param closed empty while it is not {@link CaseState#CLOSED}
 * @param owner who answered or closed first; personal data
 * @param competition the mini-competition that came of it
 * @param answerDue until when the unit wants to answer what is open, or wanted to answer what was
 * @param constructed whether its first contact was made up for trying things out
 * @param urgency of what the customer waits for: of the contact that opened it or opened it again, of a later one that is more
 *     urgent, or as a person corrected it
 */
public record SupportCase(
        CaseId id,
        ConversationId conversation,
        List<ContactId> contacts,
        Kind kind,
        Topic topic,
        Optional<JointProcurementId> jointProcurement,
        Language language,
        Optional<CustomerId> customer,
        Channel channel,
        CaseState state,
        Instant opened,
        Optional<Instant> firstAnswered,
        Optional<Instant> closed,
        Optional<String> owner,
        Optional<String> competition,
        Instant answerDue,
        boolean constructed,
        Urgency urgency) {

    public SupportCase {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversation, "conversation");
        contacts = List.copyOf(contacts);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(firstAnswered, "firstAnswered");
        Objects.requireNonNull(closed, "closed");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(answerDue, "answerDue");
        Objects.requireNonNull(urgency, "urgency");
    }

    /** One that can wait. */
    public SupportCase(
            CaseId id,
            ConversationId conversation,
            List<ContactId> contacts,
            Kind kind,
            Topic topic,
            Optional<JointProcurementId> jointProcurement,
            Language language,
            Optional<CustomerId> customer,
            Channel channel,
            CaseState state,
            Instant opened,
            Optional<Instant> firstAnswered,
            Optional<Instant> closed,
            Optional<String> owner,
            Optional<String> competition,
            Instant answerDue,
            boolean constructed) {
        this(
                id,
                conversation,
                contacts,
                kind,
                topic,
                jointProcurement,
                language,
                customer,
                channel,
                state,
                opened,
                firstAnswered,
                closed,
                owner,
                competition,
                answerDue,
                constructed,
                Urgency.NORMAL);
    }

    /** Whether somebody waits and the time to answer has passed. */
    public boolean lateAt(Instant moment) {
        return state == CaseState.OPEN && moment.isAfter(answerDue);
    }

    /** Names the case, not its people: records end up in logs. */
    @Override
    public String toString() {
        return "SupportCase[" + id + ", " + kind + ", " + state + "]";
    }
}
