package org.minikisa.competition.documents;

import java.util.Set;

import org.minikisa.competition.api.documents.DocumentOrder.Secret;

/**
 * What a paper does not say.
 *
 * @param unitPrices whether the prices of single lines are left out, as the trade secrets they mostly are
 */
record Secrets(Set<Secret> declared, boolean unitPrices) {

    /** Everything is said. */
    static final Secrets NONE = new Secrets(Set.of(), false);

    Secrets {
        declared = Set.copyOf(declared);
    }

    boolean hides(String tender, String criterion) {
        return declared.contains(new Secret(tender, criterion));
    }

    /** Whether calculations of a criterion are left out: those of others may show the value that is hidden. */
    boolean touches(String criterion) {
        return declared.stream().anyMatch(secret -> secret.criterion().equals(criterion));
    }
}
