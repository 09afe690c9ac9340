package org.minikisa.competition.ocds;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.ScoreTable.CriterionScore;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.ImportedCompetition.Party;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.Question.Answered;
import org.minikisa.procurement.api.JointProcurement;

/**
 * A competition with everything that is published of it, and what of that is public yet.
 *
 * @param ocid of its contracting process
 * @param origin what was imported as it; empty for one that was made here
 * @param file what followed the decision
 * @param buyer the customer
 * @param bidsAfterContract whether bids become public with the contract only, not with the decision
 */
record Published(
        String ocid,
        Competition competition,
        Optional<ImportedCompetition> origin,
        Optional<AwardFile> file,
        List<Amendment> amendments,
        List<Answered> answered,
        Optional<JointProcurement> jointProcurement,
        Party buyer,
        boolean bidsAfterContract) {

    static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    /** The lot of a competition in one piece: award criteria stand with a lot in the standard. */
    static final String ONLY_LOT = "1";

    /** Whether anybody outside knows of it: drafts are nobody's business, imports were public where they come from. */
    boolean isPublic() {
        return origin.isPresent() || competition.published().isPresent();
    }

    boolean decisionIsPublic() {
        return origin.isPresent()
                ? !competition.state().sealed()
                : competition.state().decided() && competition.decided().isPresent();
    }

    /** Tenders are secret until the decision, in some bodies until the contract (621/1999 s. 7). */
    boolean bidsArePublic() {
        return decisionIsPublic() && (origin.isPresent() || !bidsAfterContract || contracted());
    }

    boolean contracted() {
        return file.map(one -> !one.contracts().isEmpty()).orElse(competition.state() == CompetitionState.CONTRACTED);
    }

    String currency() {
        return origin.map(one -> one.origin().currency())
                .filter(code -> !code.isEmpty())
                .orElse("EUR");
    }

    /** The id of a lot as it is published. */
    static String lot(String id) {
        return id.isEmpty() ? ONLY_LOT : id;
    }

    /** What a tender costs, if it can be said in one number. */
    Optional<BigDecimal> price(Tender tender) {
        return competition.draft().criteria().stream()
                .filter(criterion -> criterion.role() == Criterion.Role.PRICE && criterion.counts())
                .findFirst()
                .flatMap(criterion -> scored(tender, criterion.id()).or(() -> amount(tender, criterion.id())));
    }

    private Optional<BigDecimal> scored(Tender tender, String criterion) {
        return competition.results().stream()
                .flatMap(result -> result.scores().stream())
                .flatMap(table -> table.row(tender.id()).stream())
                .flatMap(row -> row.score(criterion).stream())
                .map(CriterionScore::value)
                .findFirst();
    }

    private static Optional<BigDecimal> amount(Tender tender, String criterion) {
        return Optional.ofNullable(tender.values().get(criterion))
                .filter(TenderedValue.Amount.class::isInstance)
                .map(value -> ((TenderedValue.Amount) value).amount());
    }

    /** Whether it was published as a bid; what is known from its award only was not. */
    boolean isBid(String tender) {
        return origin.map(one -> one.tenders().stream()
                        .filter(imported -> imported.tender().id().equals(tender))
                        .noneMatch(imported -> OcdsCompetition.isOfAwardOnly(imported, one.awards())))
                .orElse(true);
    }

    /** The rank in its lot, computed or as it was published. */
    Optional<Integer> rank(String tender) {
        return competition.results().stream()
                .flatMap(result -> result.scores().stream())
                .flatMap(table -> table.row(tender).stream())
                .map(row -> row.rank())
                .findFirst()
                .or(() -> origin.flatMap(one -> one.tenders().stream()
                        .filter(imported -> imported.tender().id().equals(tender))
                        .flatMap(imported -> imported.rank().stream())
                        .findFirst()));
    }

    Instant decided() {
        return competition
                .decided()
                .orElseGet(() -> origin.orElseThrow().origin().at());
    }
}
