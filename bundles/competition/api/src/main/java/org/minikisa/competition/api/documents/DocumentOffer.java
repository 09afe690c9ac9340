package org.minikisa.competition.api.documents;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Problem;

/**
 * Whether a document can be written now.
 *
 * @param refusal why not; empty where it can
 * @param addressees whom it can be written to, for a {@link DocumentKind#LETTER}
 */
public record DocumentOffer(DocumentKind kind, Optional<Problem> refusal, List<String> addressees) {

    public DocumentOffer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(refusal, "refusal");
        addressees = List.copyOf(addressees);
    }

    public boolean possible() {
        return refusal.isEmpty();
    }
}
