package org.minikisa.competition.api.opendata;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Tender;

/**
 * A competition as others published it.
 *
 * @param draft what was announced; its key is the same for every publication of the same competition
 * @param stage how far it had come
 * @param published when it was announced
 * @param closes the end of its tender period
 * @param decided when the first award was made
 * @param tenders in the order they stand there
 * @param awards in the order they stand there
 * @param origin where it comes from
 */
public record ImportedCompetition(
        CompetitionDraft draft,
        Stage stage,
        Optional<Instant> published,
        Optional<Instant> closes,
        Optional<Instant> decided,
        List<ImportedTender> tenders,
        List<ImportedAward> awards,
        Origin origin) {

    /** How far a competition elsewhere had come. */
    public enum Stage {
        /** Planned or announced: here it is a draft. */
        ANNOUNCED,
        /** Its tenders are known, its award is not. */
        COMPARED,
        AWARDED,
        /** It ended without an award. */
        CANCELLED
    }

    /**
     * A tender as others published it.
     *
     * @param status as it was published: {@code valid}, {@code disqualified}, …; {@code ""} for none
     * @param left why it takes no part in the comparison; empty when it does
     * @param rank as it was published
     * @param sellers the tenderers of a joint tender, the leading one first
     */
    public record ImportedTender(
            Tender tender, String status, Optional<String> left, Optional<Integer> rank, List<Party> sellers) {
        public ImportedTender {
            Objects.requireNonNull(tender, "tender");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(rank, "rank");
            sellers = List.copyOf(sellers);
        }
    }

    /**
     * An organisation.
     *
     * @param id where it comes from; {@code ""} for none
     */
    public record Party(String id, String name) {
        public Party {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * An award as others published it.
     *
     * @param id where it comes from
     * @param lot {@code ""} for a competition in one piece
     * @param tender id of the winning tender
     * @param amount its value, in the currency of the origin
     */
    public record ImportedAward(
            String id, String lot, String tender, Optional<BigDecimal> amount, Optional<Instant> at) {
        public ImportedAward {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(lot, "lot");
            Objects.requireNonNull(tender, "tender");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * Where a competition comes from.
     *
     * @param process id of the whole process: ocid, procedure identifier
     * @param publication id of the release or notice
     * @param at when that was published
     * @param kind of publication: the release's tags, the notice type
     * @param status of the tender as it was published; {@code ""} for none
     * @param currency of all amounts, ISO 4217; {@code ""} where there are none
     * @param language of its texts, ISO 639-1; {@code ""} where it is not said
     */
    public record Origin(
            Source source,
            String process,
            String publication,
            Instant at,
            String kind,
            String status,
            Party buyer,
            String currency,
            String language) {
        public Origin {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(process, "process");
            Objects.requireNonNull(publication, "publication");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(buyer, "buyer");
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(language, "language");
        }
    }

    public ImportedCompetition {
        Objects.requireNonNull(draft, "draft");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(closes, "closes");
        Objects.requireNonNull(decided, "decided");
        Objects.requireNonNull(origin, "origin");
        tenders = List.copyOf(tenders);
        awards = List.copyOf(awards);
    }
}
