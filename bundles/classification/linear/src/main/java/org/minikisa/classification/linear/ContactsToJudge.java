package org.minikisa.classification.linear;

import java.util.Set;

import org.minikisa.intake.api.RawContactStored;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Wakes the {@link Learning} when a contact comes in, so that a start without contacts loads no model. */
@Component
public final class ContactsToJudge implements Reaction {

    private final Learning learning;

    @Activate
    public ContactsToJudge(@Reference Learning learning) {
        this.learning = learning;
    }

    @Override
    public String name() {
        return "classification.learning";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(RawContactStored.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        learning.contactCame();
    }
}
