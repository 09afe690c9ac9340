package org.minikisa.procurement.api;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * Which ways of buying a joint procurement announced.
 *
 * @param rule by what a supplier is found without a competition (s. 43); wanted for {@link CallOffWay#DIRECT} and
 *     {@link CallOffWay#MIXED}
 * @param directUpTo the largest value of a purchase without a competition, in euros without VAT; where the ways are mixed
 */
public record CallOffTerms(CallOffWay way, Optional<LocalizedText> rule, Optional<BigDecimal> directUpTo) {

    public CallOffTerms {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(directUpTo, "directUpTo");
    }

    public static CallOffTerms competition() {
        return new CallOffTerms(CallOffWay.COMPETITION, Optional.empty(), Optional.empty());
    }

    /** Whether purchases may be made this way at all. */
    public boolean allows(CallOffWay wanted) {
        return way == CallOffWay.MIXED || way == wanted;
    }
}
