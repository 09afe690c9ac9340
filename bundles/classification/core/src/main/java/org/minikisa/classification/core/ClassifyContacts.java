package org.minikisa.classification.core;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.ContactClassified;
import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Classifies every contact that opens or continues a conversation, once, in the order they came. This reaction is there only
 * while a classifier is: without one, contacts wait. A contact for which the classifier throws is parked by the store, where
 * {@code kisa:journal} shows it, and the next ones go on.
 */
@Component(service = Reaction.class)
public final class ClassifyContacts implements Reaction {

    private static final Set<Disposition> CLASSIFIED = Set.of(Disposition.NEW_CONVERSATION, Disposition.FOLLOW_UP);

    private final Contacts contacts;
    private volatile ContactClassifier classifier;

    @Activate
    public ClassifyContacts(@Reference Store store, @Reference Contacts contacts) {
        this.contacts = contacts;
        store.migrate("classification", ClassifyContacts.class);
    }

    /** The best-ranked one: a better one replaces it while this runs. */
    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindClassifier(ContactClassifier better) {
        classifier = better;
    }

    void unbindClassifier(ContactClassifier gone) {
        if (classifier == gone) {
            classifier = null;
        }
    }

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
        ContactReceived received = (ContactReceived) fact;
        if (!CLASSIFIED.contains(Disposition.valueOf(received.disposition()))) {
            return;
        }
        var id = new ContactId(received.contact());
        Contact contact =
                contacts.find(id).orElseThrow(() -> new IllegalStateException("contact " + id + " is not kept"));
        var tables = new ClassificationTables(tx);
        Classification own = judge(contact, tx.now());
        Classification now = tables.ofConversation(received.conversation()).stream()
                .filter(before -> !before.equals(id))
                .findFirst()
                .flatMap(tables::find)
                .map(before -> Corrected.of(before, tables.corrections(before.contact())))
                .map(before -> FollowUp.after(before, own))
                .orElse(own);
        tables.save(now, received.conversation());
        tx.append(fact(now, received.conversation()));
    }

    private Classification judge(Contact contact, Instant at) {
        ContactClassifier current = classifier;
        if (current == null) {
            throw new IllegalStateException("the classifier has just gone; the contact is tried again");
        }
        var text = new ContactText(contact.subject(), contact.text());
        return new Classification(contact.id(), Combination.of(List.of(current), text), at);
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
                c.kind().sure() && c.topic().sure(),
                c.model());
    }
}
