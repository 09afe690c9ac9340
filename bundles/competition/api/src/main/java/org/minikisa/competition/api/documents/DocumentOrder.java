package org.minikisa.competition.api.documents;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.Language;

/**
 * Which document is wanted.
 *
 * @param tenderer whom a {@link DocumentKind#LETTER} is for, as in {@code Tender.tenderer()}; empty for other kinds
 * @param secrets what tenderers declared to be their trade secret; only {@link DocumentKind#COMPARISON_PUBLIC},
 *     {@link DocumentKind#DECISION} and {@link DocumentKind#LETTER} look at it
 */
public record DocumentOrder(
        CompetitionId competition,
        DocumentKind kind,
        Language language,
        DocumentFormat format,
        Optional<String> tenderer,
        Set<Secret> secrets) {

    public DocumentOrder {
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(tenderer, "tenderer");
        secrets = Set.copyOf(secrets);
    }

    public static DocumentOrder of(
            CompetitionId competition, DocumentKind kind, Language language, DocumentFormat format) {
        return new DocumentOrder(competition, kind, language, format, Optional.empty(), Set.of());
    }

    /** The letter to this tenderer. */
    public DocumentOrder to(String addressee) {
        return new DocumentOrder(competition, kind, language, format, Optional.of(addressee), secrets);
    }

    public DocumentOrder withholding(Set<Secret> declared) {
        return new DocumentOrder(competition, kind, language, format, tenderer, declared);
    }

    /**
     * A tendered value that its tenderer declared to be a trade secret (621/1999 s. 24). The points it got are never
     * secret: a decision has to show its comparison (s. 123), and from points and formula a value may be worked out. A
     * price that was compared cannot be kept from the other tenderers either (621/1999 s. 11).
     *
     * @param tender id of the tender
     * @param criterion id of the criterion
     */
    public record Secret(String tender, String criterion) {
        public Secret {
            Objects.requireNonNull(tender, "tender");
            Objects.requireNonNull(criterion, "criterion");
        }
    }
}
