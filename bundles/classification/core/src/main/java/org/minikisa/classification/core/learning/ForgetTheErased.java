package org.minikisa.classification.core.learning;

import java.util.Set;
import java.util.function.Consumer;

import org.minikisa.store.api.Entry;
import org.minikisa.store.api.PersonErased;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is in memory of texts goes when a person is erased from them; it is read anew from what is left. */
@Component(service = Reaction.class)
public final class ForgetTheErased implements Reaction {

    private final ServingModels serving;

    @Activate
    public ForgetTheErased(@Reference ServingModels serving) {
        this.serving = serving;
    }

    @Override
    public String name() {
        return "classification.erased";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(PersonErased.class);
    }

    @Override
    public Consumer<Transaction> prepare(Entry entry, Record fact) {
        serving.forgetTexts();
        return tx -> {};
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        // all is done before the unit of work
    }
}
