package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.osgi.annotation.versioning.ProviderType;

/** What a tender says in one criterion. */
@ProviderType
public sealed interface TenderedValue {

    /** One number: a price, an amount, a promise. */
    record Amount(BigDecimal amount) implements TenderedValue {

        public Amount {
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** Unit prices of a price form, by the id of the line. */
    record LinePrices(Map<String, BigDecimal> prices) implements TenderedValue {

        public LinePrices {
            prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        }
    }

    /** @param decimal as in {@link BigDecimal#BigDecimal(String)} */
    static TenderedValue of(String decimal) {
        return new Amount(new BigDecimal(decimal));
    }

    static TenderedValue of(BigDecimal amount) {
        return new Amount(amount);
    }

    static TenderedValue ofLines(Map<String, BigDecimal> prices) {
        return new LinePrices(prices);
    }
}
