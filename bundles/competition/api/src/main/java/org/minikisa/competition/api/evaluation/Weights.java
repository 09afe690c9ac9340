package org.minikisa.competition.api.evaluation;

import java.math.BigDecimal;
import java.util.Map;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.osgi.annotation.versioning.ProviderType;

/** Weights that were announced as ranges (s. 93). Step {@code FIX_WEIGHTS}. */
@ProviderType
public interface Weights {

    /**
     * Fixes the maximum points of all criteria that have a range, before anyone can know the tenders. Once: fixed weights
     * stay.
     *
     * @param maxPoints by criterion id, one for each criterion with a range and for no other
     * @param reason kept in the history; may be {@code ""}
     */
    Competition fix(CompetitionId id, Map<String, BigDecimal> maxPoints, String reason, Act act);
}
