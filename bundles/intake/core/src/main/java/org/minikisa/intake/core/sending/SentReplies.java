package org.minikisa.intake.core.sending;

import java.util.Optional;

import org.minikisa.intake.api.ReplyFailed;
import org.minikisa.intake.core.trust.Judgement;
import org.minikisa.intake.core.trust.OwnReplies;
import org.minikisa.intake.core.trust.ReplyTokens;
import org.minikisa.store.api.Transaction;

/** What the house has sent, for whoever reads what comes back; for the time of one transaction. */
public final class SentReplies implements OwnReplies {

    private final Transaction tx;
    private final ReplyTables tables;

    public SentReplies(Transaction tx) {
        this.tx = tx;
        this.tables = new ReplyTables(tx);
    }

    @Override
    public Optional<OwnReply> of(String messageId) {
        Optional<Long> number = ReplyTokens.claimed(messageId);
        Optional<byte[]> key = number.flatMap(n -> tables.key());
        return key.flatMap(k -> tables.own(number.get())
                .filter(own -> ReplyTokens.verifies(messageId, number.get(), own.conversation(), k)));
    }

    /** Attaches a contact to the reply that it reports on, where it does; to be called once for every contact that is disposed. */
    public void note(String contact, Judgement judgement) {
        judgement.bounce().ifPresent(bounce -> {
            if (tables.bounced(bounce.reply(), contact, "came back " + bounce.status())) {
                tx.append(new ReplyFailed(bounce.reply(), contact, bounce.status()));
            }
        });
    }
}
