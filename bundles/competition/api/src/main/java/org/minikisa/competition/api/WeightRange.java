package org.minikisa.competition.api;

import java.math.BigDecimal;

/**
 * The announced bounds of a criterion's maximum points (s. 93: a reasonable range); the number itself is fixed before
 * the tenders are opened.
 *
 * @param least greater than 0
 * @param most at least {@code least}
 */
public record WeightRange(BigDecimal least, BigDecimal most) {

    public WeightRange {
        if (least.signum() <= 0 || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("a weight from " + least + " to " + most);
        }
    }

    public boolean holds(BigDecimal weight) {
        return weight.compareTo(least) >= 0 && weight.compareTo(most) <= 0;
    }
}
