package org.minikisa.competition.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Problem;

/**
 * A competition as it stands now.
 *
 * @param closes the end of the tender period
 * @param warnings of the publication: what is allowed but should be looked at
 * @param tenderCount how many tenders are in, also while they are sealed
 * @param tenders empty while sealed; without the excluded ones afterwards
 * @param refused late and excluded tenders
 * @param judgements what the evaluators gave
 * @param discrepancies differences between an imported publication and what its own rule gives
 * @param results by lot, in their order; one for a competition in one piece, whose scores and award are also
 *     {@code scores} and {@code award}. Empty before the evaluation
 * @param invited ids of the suppliers who were invited
 * @param questionsUntil until when questions are taken
 * @param notification how the decision was served
 */
public record Competition(
        CompetitionId id,
        CompetitionDraft draft,
        CompetitionState state,
        Optional<Instant> published,
        Optional<Instant> closes,
        Optional<Instant> opened,
        Optional<Instant> decided,
        List<Problem> warnings,
        int tenderCount,
        List<Tender> tenders,
        List<RefusedTender> refused,
        List<Judgement> judgements,
        Optional<ScoreTable> scores,
        Optional<Award> award,
        List<Discrepancy> discrepancies,
        List<LotResult> results,
        List<String> invited,
        Optional<Instant> questionsUntil,
        Optional<Notification> notification) {

    public Competition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(draft, "draft");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(closes, "closes");
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(decided, "decided");
        Objects.requireNonNull(scores, "scores");
        Objects.requireNonNull(award, "award");
        warnings = List.copyOf(warnings);
        tenders = List.copyOf(tenders);
        refused = List.copyOf(refused);
        judgements = List.copyOf(judgements);
        discrepancies = List.copyOf(discrepancies);
        results = List.copyOf(results);
        invited = List.copyOf(invited);
        Objects.requireNonNull(questionsUntil, "questionsUntil");
        Objects.requireNonNull(notification, "notification");
        if (state.sealed() && !tenders.isEmpty()) {
            throw new IllegalArgumentException("the tenders of " + id + " are sealed");
        }
    }

    /** A competition in one piece about whose invitation and notification nothing is known. */
    public Competition(
            CompetitionId id,
            CompetitionDraft draft,
            CompetitionState state,
            Optional<Instant> published,
            Optional<Instant> closes,
            Optional<Instant> opened,
            Optional<Instant> decided,
            List<Problem> warnings,
            int tenderCount,
            List<Tender> tenders,
            List<RefusedTender> refused,
            List<Judgement> judgements,
            Optional<ScoreTable> scores,
            Optional<Award> award,
            List<Discrepancy> discrepancies) {
        this(
                id,
                draft,
                state,
                published,
                closes,
                opened,
                decided,
                warnings,
                tenderCount,
                tenders,
                refused,
                judgements,
                scores,
                award,
                discrepancies,
                scores.isPresent() ? List.of(new LotResult("", scores, award)) : List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** What can be done with it now. */
    public List<CompetitionStep> next() {
        return CompetitionStep.possible(state);
    }
}
