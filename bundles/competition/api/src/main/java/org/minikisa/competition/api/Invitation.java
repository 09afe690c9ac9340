package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * What an invitation to tender says beside the comparison (Procurement Act s. 67, 68); part of a
 * {@link CompetitionDraft}. Made with {@link #NONE} and the {@code with…} methods.
 *
 * @param category of what is bought; decides thresholds
 * @param subject what is bought, in words a tenderer can price
 * @param cpv codes of the Common Procurement Vocabulary, {@code 90910000}
 * @param estimatedValue in euros without value added tax, options included (s. 27); empty while not known
 * @param lots empty for a competition in one piece
 * @param mostLots how many lots one tenderer may win; empty for no limit (s. 75)
 * @param lotRule which lots are won where the limit bites; must be announced with it (s. 75)
 * @param requirements what a tender or a tenderer must fulfil; never points
 * @param languages tenders may be written in, ISO 639-1: {@code fi}
 * @param validUntil the day until which tenders bind
 * @param terms the main terms of the contract, or where they stand
 * @param attachments documents that belong to it
 */
public record Invitation(
        Category category,
        Optional<LocalizedText> subject,
        List<String> cpv,
        Optional<BigDecimal> estimatedValue,
        List<Lot> lots,
        Optional<Integer> mostLots,
        Optional<LocalizedText> lotRule,
        List<Requirement> requirements,
        List<String> languages,
        Optional<LocalDate> validUntil,
        Optional<LocalizedText> terms,
        List<Attachment> attachments) {

    /** Nothing is said yet. */
    public static final Invitation NONE = new Invitation(
            Category.SERVICES,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    /** What is bought, as the thresholds of s. 25 and 26 tell it apart. */
    public enum Category {
        GOODS,
        SERVICES,
        WORKS,
        /** Annex E items 1 to 4. */
        SOCIAL_AND_HEALTH,
        /** The other items of annex E. */
        OTHER_SPECIFIC_SERVICES
    }

    /**
     * A part that is tendered for and awarded by itself (s. 75).
     *
     * @param estimatedValue in euros without value added tax
     */
    public record Lot(String id, LocalizedText title, Optional<BigDecimal> estimatedValue) {
        public Lot {
            if (Objects.requireNonNull(id, "id").isBlank()) {
                throw new IllegalArgumentException("a lot without an id");
            }
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(estimatedValue, "estimatedValue");
        }
    }

    /**
     * Something that must be fulfilled.
     *
     * @param evidence what shows it; {@code ""} for nothing beyond the tenderer's word
     */
    public record Requirement(String id, Kind kind, LocalizedText text, String evidence) {

        /** Of whom it is required. */
        public enum Kind {
            /** Of what is tendered; a tender that does not conform is excluded (s. 74). */
            CONFORMITY,
            /** Of the tenderer; checked at admission, updated evidence may be asked for (s. 52, 79-88). */
            SUITABILITY,
            /** Of the contract's performance (s. 98). */
            CONTRACT
        }

        public Requirement {
            if (Objects.requireNonNull(id, "id").isBlank()) {
                throw new IllegalArgumentException("a requirement without an id");
            }
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(evidence, "evidence");
        }
    }

    /**
     * A document that belongs to the invitation.
     *
     * @param name of the file
     * @param sha256 of its bytes, lower-case hex
     */
    public record Attachment(String name, Kind kind, String sha256) {

        /** What it is. */
        public enum Kind {
            CONTRACT_DRAFT,
            PRICE_FORM,
            SPECIFICATION,
            OTHER
        }

        public Attachment {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    public Invitation {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(subject, "subject");
        cpv = List.copyOf(cpv);
        Objects.requireNonNull(estimatedValue, "estimatedValue");
        lots = List.copyOf(lots);
        Objects.requireNonNull(mostLots, "mostLots");
        Objects.requireNonNull(lotRule, "lotRule");
        requirements = List.copyOf(requirements);
        languages = List.copyOf(languages);
        Objects.requireNonNull(validUntil, "validUntil");
        Objects.requireNonNull(terms, "terms");
        attachments = List.copyOf(attachments);
    }

    public Optional<Lot> lot(String id) {
        return lots.stream().filter(lot -> lot.id().equals(id)).findFirst();
    }

    /** The ids of the lots; one empty id for a competition in one piece. */
    public List<String> lotIds() {
        return lots.isEmpty() ? List.of("") : lots.stream().map(Lot::id).toList();
    }
}
