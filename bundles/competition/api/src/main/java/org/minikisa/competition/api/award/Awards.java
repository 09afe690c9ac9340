package org.minikisa.competition.api.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Notification;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The life of a competition after its decision.
 *
 * <p>Every act happens at its moment, which may not be earlier than the last one of the competition
 * ({@code competition.clock}). What the law does not allow is refused with {@link InvalidInputException}, all reasons at
 * once, and changes nothing; where the day has not come, the problem names it and why.
 */
@ProviderType
public interface Awards {

    /**
     * Serves the decision on all tenderers at the moment of the act, and begins the standstill where the contract waits.
     * What was announced in the draft's procedure decides whether it waits; it may be skipped only as s. 130 allows.
     *
     * @throws InvalidInputException {@code competition.transition} without a decision, {@code competition.standstill.skip}
     *     and {@code competition.standstill.short} where the announced waiting is not allowed
     */
    Competition notify(CompetitionId id, Notification.Service service, Act act);

    /** What {@link #notify} would write if the decision were sent at that moment: the days for its instructions. */
    Notification foresee(CompetitionId id, Notification.Service service, Instant sent);

    /**
     * Records an appeal to the Market Court. Several may be pending at once. One that was lodged after the last day is
     * recorded too, for the court decides on it; {@link Appeal#late()} tells.
     *
     * @param caseNumber the court's, {@code 2026/123}; unique in the competition
     * @param lodged the day it was lodged
     */
    Competition appeal(CompetitionId id, String caseNumber, LocalDate lodged, Act act);

    /**
     * Records how an appeal was settled. When none is pending any more, the competition goes on: where it was before, or
     * to what the gravest of the outcomes leads to.
     */
    Competition settle(CompetitionId id, String caseNumber, Appeal.Outcome outcome, String reason, Act act);

    /**
     * Removes a wrong decision (s. 132): the competition is evaluated again and decided anew; the old decision stays in
     * the {@link AwardFile}. Appeals that are pending lapse; the court is to be told (s. 134).
     */
    Competition rectify(CompetitionId id, Rectification rectification, Act act);

    /**
     * Records the separate written contract (s. 128). A competition with lots has a contract for each awarded lot, and is
     * contracted when each of them has one or was cancelled.
     *
     * @throws InvalidInputException {@code competition.contract.early} before the first day on which it may be made,
     *     {@code competition.contract.appealed} while an appeal is pending and a standstill is kept (s. 150), and for what
     *     does not match the decision
     */
    Competition contract(CompetitionId id, Contract contract, Act act);

    /**
     * Cancels the competition, or one lot of it, for a real and justified reason (s. 125). Where tenderers know of the
     * competition, the cancellation is served on them and may be appealed against.
     *
     * @param service how it is served; not looked at before the publication
     */
    Competition cancel(CompetitionId id, Cancellation cancellation, Notification.Service service, Act act);

    /**
     * Records that the contract award notice was published (s. 58), or the notice of the cancellation.
     *
     * @param lot {@code ""} for all
     * @param reference the notice's number, {@code 2026/S 123-456789}
     */
    Competition noticePublished(CompetitionId id, String lot, String reference, Act act);

    /**
     * Archives what has ended. Its documents are kept for three years from the contract (s. 124), longer where asked.
     *
     * @param keptUntil a later day than the law's; empty for the law's
     */
    Competition archive(CompetitionId id, Optional<LocalDate> keptUntil, Act act);

    /** Everything that followed the decision. */
    AwardFile file(CompetitionId id);

    /**
     * What comes next and by when, in the order of days; what has no day last. Of any competition in any state.
     *
     * @param at the moment that is now
     */
    List<Due> due(CompetitionId id, Instant at);

    /** The data of the report on the procedure (s. 124). */
    ProcedureReport report(CompetitionId id);
}
