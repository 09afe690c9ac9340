package org.minikisa.competition.api.documents;

import java.util.List;
import java.util.Set;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes the documents of competitions. Nothing is changed by it, and the same competition gives the same bytes. An
 * unknown competition is refused with {@link InvalidInputException}.
 */
@ProviderType
public interface CompetitionDocuments {

    /** Every kind, with whether it can be written now and if not, why. */
    List<DocumentOffer> offers(CompetitionId id);

    /**
     * Writes one document.
     *
     * @throws InvalidInputException where the state does not allow it yet ({@code competition.document.early}), where
     *     there is nothing to write ({@code competition.document.nothing}), and where a letter is to nobody who tendered
     *     ({@code competition.document.tenderer})
     */
    RenderedDocument render(DocumentOrder order);

    /**
     * All documents that can be written now, letters to every tenderer included, as a ZIP archive with a folder for each
     * language.
     *
     * @param secrets as in {@link DocumentOrder}
     */
    RenderedDocument bundle(
            CompetitionId id, Set<Language> languages, Set<DocumentFormat> formats, Set<DocumentOrder.Secret> secrets);
}
