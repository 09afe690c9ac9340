package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Corrections of an invitation and extensions of its tender period, until that has ended. What is refused is refused with
 * {@link org.minikisa.problem.api.InvalidInputException}, all problems at once, and changes nothing.
 */
@ProviderType
public interface Amendments {

    /** What a correction would mean. @param changes as in {@link Preparations#edit} */
    CorrectionPlan plan(CompetitionId id, Map<String, String> changes, Instant at);

    /**
     * Corrects the invitation. An essential change needs a later end of the tender period; what is corrected must be
     * publishable as a whole.
     *
     * @param changes as in {@link Preparations#edit}
     * @param newEnd a later end of the tender period, on a working day; empty to leave it
     * @param reason told to all invited
     */
    Amendment correct(CompetitionId id, Map<String, String> changes, Optional<Instant> newEnd, String reason, Act act);

    /** Extends the tender period: only forward, to a working day, before it has ended. */
    Amendment extend(CompetitionId id, Instant newEnd, String reason, Act act);

    /** The earliest end that an extension decided at that moment should have, at noon of a working day in Finland. */
    Instant proposeEnd(CompetitionId id, Instant at);

    /** All, oldest first. */
    List<Amendment> list(CompetitionId id);
}
