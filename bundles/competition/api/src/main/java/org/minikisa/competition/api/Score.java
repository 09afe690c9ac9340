package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * A method's answer for one tender.
 *
 * @param points unrounded; may be negative where the method says so; money or a rank where that is the method's result
 * @param explanation the formula with the numbers put in, without its result
 */
public record Score(String tender, BigDecimal points, LocalizedText explanation) {

    public Score {
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(explanation, "explanation");
    }
}
