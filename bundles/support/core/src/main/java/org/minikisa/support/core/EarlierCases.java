package org.minikisa.support.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Circumstances;
import org.minikisa.classification.api.Clue;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.EvidenceSource;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.store.api.Store;
import org.minikisa.support.api.SupportCase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the customer's earlier cases were about. Only cases from before the contact count, so that judging it again is not moved by
 * the case that came of it. In nats: 1 for the joint procurement of the same conversation; 0.4 ln(1 + n), at most 1, for one that the
 * customer asked of n times within a year.
 */
@Component
public final class EarlierCases implements EvidenceSource {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final double SAME_CONVERSATION = 1;
    private static final double EARLIER = 0.4;
    private static final double MOST = 1;

    private final Store store;

    @Activate
    public EarlierCases(@Reference Store store) {
        this.store = store;
        SupportTables.migrate(store);
    }

    @Override
    public String name() {
        return "earlier-cases";
    }

    @Override
    public List<Clue> clues(ContactText contact) {
        Circumstances known = contact.circumstances();
        if (known.received().isEmpty()
                || known.conversation().isEmpty() && known.customer().isEmpty()) {
            return List.of();
        }
        Instant before = known.received().get();
        return store.read(tx -> {
            var tables = new SupportTables(tx);
            var clues = new ArrayList<Clue>();
            known.conversation()
                    .flatMap(id -> ofConversation(id, before, tables))
                    .ifPresent(clues::add);
            known.customer().ifPresent(id -> clues.addAll(ofCustomer(id, before, tables)));
            return List.copyOf(clues);
        });
    }

    private static Optional<Clue> ofConversation(ConversationId conversation, Instant before, SupportTables tables) {
        return tables.casesOf(conversation).stream()
                .map(CaseRow::shown)
                .filter(one -> one.opened().isBefore(before))
                .reduce((earlier, later) -> later)
                .flatMap(one -> one.jointProcurement().map(joint -> of(one, joint)));
    }

    private static Clue of(SupportCase one, JointProcurementId joint) {
        return new Clue(Axis.JOINT_PROCUREMENT, joint.value(), SAME_CONVERSATION, "(case " + one.id() + ")");
    }

    private static List<Clue> ofCustomer(CustomerId customer, Instant before, SupportTables tables) {
        return tables.byJointProcurement(customer, before.minus(YEAR), before).entrySet().stream()
                .map(e -> new Clue(
                        Axis.JOINT_PROCUREMENT,
                        e.getKey().value(),
                        Math.min(MOST, EARLIER * Math.log1p(e.getValue())),
                        "(earlier cases: " + e.getValue() + ")"))
                .toList();
    }
}
