package org.minikisa.competition.api.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.evaluation.Decision;

/**
 * Everything that followed the decision, each list in the order in which it happened.
 *
 * @param former decisions that were made and hold no more
 * @param cancellations of the whole or of lots
 */
public record AwardFile(
        CompetitionId competition,
        List<FormerDecision> former,
        List<Appeal> appeals,
        List<MadeContract> contracts,
        List<ServedCancellation> cancellations,
        List<Notice> notices,
        Optional<Archive> archive) {

    /**
     * A decision that holds no more.
     *
     * @param number from 1
     * @param results what was decided, by lot
     * @param decision with its grounds for every tenderer
     * @param notification how it was served; empty where it was not
     * @param removedBy what removed it
     * @param reason as given
     */
    public record FormerDecision(
            int number,
            Instant decided,
            List<LotResult> results,
            Optional<Decision> decision,
            Optional<Notification> notification,
            Removal removedBy,
            Instant removed,
            String reason) {
        public FormerDecision {
            Objects.requireNonNull(decided, "decided");
            results = List.copyOf(results);
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(notification, "notification");
            Objects.requireNonNull(removedBy, "removedBy");
            Objects.requireNonNull(removed, "removed");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** What can remove a decision. */
    public enum Removal {
        /** A party asked for it (s. 133). */
        RECTIFIED_FOR_PARTY,
        /** On the own initiative (s. 133). */
        RECTIFIED_BY_OWN_INITIATIVE,
        /** The Market Court annulled it. */
        ANNULLED,
        /** The Market Court found the contract ineffective. */
        INEFFECTIVE,
        /** The procedure ended after it. */
        CANCELLED
    }

    /**
     * A contract that was made.
     *
     * @param tender id of the awarded tender
     * @param made when it was recorded
     * @param effective false where a court found it ineffective
     */
    public record MadeContract(Contract contract, String tender, Instant made, boolean effective) {
        public MadeContract {
            Objects.requireNonNull(contract, "contract");
            Objects.requireNonNull(tender, "tender");
            Objects.requireNonNull(made, "made");
        }
    }

    /**
     * A cancellation.
     *
     * @param from where the competition stood
     * @param served how it was told to tenderers; empty before the publication, when there was nobody to tell
     */
    public record ServedCancellation(
            Cancellation cancellation, CompetitionState from, Instant at, Optional<CancellationNotice> served) {
        public ServedCancellation {
            Objects.requireNonNull(cancellation, "cancellation");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(served, "served");
        }
    }

    /** How a cancellation was served, with the last days of remedies. */
    public record CancellationNotice(
            Notification.Service service, LocalDate received, LocalDate appealEnds, LocalDate rectificationEnds) {
        public CancellationNotice {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(received, "received");
            Objects.requireNonNull(appealEnds, "appealEnds");
            Objects.requireNonNull(rectificationEnds, "rectificationEnds");
        }
    }

    /** A notice that was published (s. 58). @param lot {@code ""} for all */
    public record Notice(String lot, String reference, Instant published) {
        public Notice {
            Objects.requireNonNull(lot, "lot");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(published, "published");
        }
    }

    /** @param keptUntil the last day on which its documents must be there (s. 124) */
    public record Archive(Instant at, LocalDate keptUntil) {
        public Archive {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(keptUntil, "keptUntil");
        }
    }

    public AwardFile {
        Objects.requireNonNull(competition, "competition");
        former = List.copyOf(former);
        appeals = List.copyOf(appeals);
        contracts = List.copyOf(contracts);
        cancellations = List.copyOf(cancellations);
        notices = List.copyOf(notices);
        Objects.requireNonNull(archive, "archive");
    }

    /** The contract that holds for a lot. @param lot {@code ""} for a competition in one piece */
    public Optional<MadeContract> contract(String lot) {
        return contracts.stream()
                .filter(MadeContract::effective)
                .filter(made -> made.contract().lot().equals(lot))
                .findFirst();
    }

    /** Whether a lot was cancelled, by itself or with the whole. */
    public boolean cancelled(String lot) {
        return cancellations.stream()
                .map(one -> one.cancellation().lot())
                .anyMatch(one -> one.isEmpty() || one.equals(lot));
    }
}
