package org.minikisa.classification.core;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.minikisa.intake.api.ContactId;
import org.minikisa.store.api.Transaction;

/** What people said of contacts as far as it can be learnt, for one taxonomy: corrections and confirmations, not those taken back. */
public final class PeoplesLabels {

    private PeoplesLabels() {}

    /**
     * @param right the acceptable labels: one, or all topics of a kind where only the kind was said
     * @param at when it was said
     */
    public record Said(ContactId contact, Set<String> right, Instant at) {
        public Said {
            right = Set.copyOf(right);
        }
    }

    /** In the order they were said; of several of one contact only the last, unless that says less. */
    public static List<Said> of(String taxonomy, Transaction tx) {
        return new ClassificationTables(tx).said(taxonomy);
    }

    /** Forgets all labels of a taxonomy of the unit's own, the machine's too. */
    public static void forget(String taxonomy, Transaction tx) {
        new ClassificationTables(tx).forget(taxonomy);
    }
}
