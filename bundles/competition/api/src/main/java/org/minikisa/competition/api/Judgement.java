package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The value that evaluators gave to a tender in a criterion whose source is {@link ValueSource#EVALUATED}.
 *
 * @param tender id of the tender
 * @param by who stands for it
 * @param reason the written reason (s. 123)
 */
public record Judgement(String tender, String criterion, BigDecimal value, String by, String reason) {

    public Judgement {
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
    }
}
