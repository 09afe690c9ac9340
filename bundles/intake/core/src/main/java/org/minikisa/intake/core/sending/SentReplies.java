package org.minikisa.intake.core.sending;

import java.util.Optional;

import org.minikisa.intake.core.trust.Judgement;
import org.minikisa.intake.core.trust.OwnReplies;
import org.minikisa.store.api.Transaction;

/** What the house has sent, for whoever reads what comes back; for the time of one transaction. */
public final class SentReplies implements OwnReplies {

    private final Transaction tx;

    public SentReplies(Transaction tx) {
        this.tx = tx;
    }

    @Override
    public Optional<OwnReply> of(String messageId) {
        return Optional.empty();
    }

    /** Attaches a contact to the reply that it reports on, where it does; call it for every contact that is disposed. */
    public void note(String contact, Judgement judgement) {
        judgement.bounce().ifPresent(bounce -> tx.now());
    }
}
