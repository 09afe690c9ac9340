package org.minikisa.classification.core;

import java.util.Set;
import java.util.function.Consumer;

import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.ContactClassified;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.learning.Learner;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.NotNow;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Classifies every contact that opens or continues a conversation, once, in the order they came. Judging is done before the
 * transaction, for it takes its time. Contacts wait while no model serves, and this reaction is there only while something can be
 * learnt from: a {@link Learner}.
 */
@Component(service = Reaction.class)
public final class ClassifyContacts implements Reaction {

    private static final Set<Disposition> CLASSIFIED = Set.of(Disposition.NEW_CONVERSATION, Disposition.FOLLOW_UP);

    private final Judging judging;
    private final Contacts contacts;

    @Activate
    public ClassifyContacts(@Reference Judging judging, @Reference Contacts contacts) {
        this.judging = judging;
        this.contacts = contacts;
    }

    /** Without one no model is ever learnt or read; with one {@link Serving} does it. */
    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindLearner(Learner learner) {}

    void unbindLearner(Learner learner) {}

    @Override
    public String name() {
        return "classification.contacts";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(ContactReceived.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        prepare(entry, fact).accept(tx);
    }

    @Override
    public Consumer<Transaction> prepare(Entry entry, Record fact) {
        ContactReceived received = (ContactReceived) fact;
        if (!CLASSIFIED.contains(Disposition.valueOf(received.disposition()))) {
            return tx -> {};
        }
        var id = new ContactId(received.contact());
        Contact contact =
                contacts.find(id).orElseThrow(() -> new IllegalStateException("contact " + id + " is not kept"));
        Judgement own = judging.now(Legible.of(contact))
                .map(Combination::judgement)
                .orElseThrow(() -> new NotNow("contacts wait to be classified: no model serves yet", null));
        return tx -> keep(id, own, received.conversation(), tx);
    }

    private static void keep(ContactId id, Judgement judgement, String conversation, Transaction tx) {
        var tables = new ClassificationTables(tx);
        var own = new Classification(id, judgement, tx.now());
        Classification now = tables.ofConversation(conversation).stream()
                .filter(before -> !before.equals(id))
                .findFirst()
                .flatMap(tables::find)
                .map(before -> Corrected.of(before, tables.statements(before.contact())))
                .map(before -> FollowUp.after(before, own))
                .orElse(own);
        tables.save(now, conversation);
        tx.append(fact(now, conversation));
    }

    private static ContactClassified fact(Classification c, String conversation) {
        return new ContactClassified(
                c.contact().value(),
                conversation,
                c.kind().value(),
                c.topic().value(),
                c.jointProcurement().value(),
                c.language().value(),
                c.kind().probability(),
                c.topic().probability(),
                c.judgement().sure(),
                c.model(),
                c.urgency().value());
    }
}
