package org.minikisa.procurement.api;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The most that may be bought over the whole life of a joint procurement or of one of its lots: the maximum value or
 * quantity of Procurement Act 1397/2016 s. 42.
 *
 * @param amount more than 0; value in euros without VAT, or quantity
 * @param unit {@value #EURO} for value, else what is counted: {@code pcs}, {@code MWh}
 */
public record Ceiling(BigDecimal amount, String unit) {

    /** The unit of a maximum value. */
    public static final String EURO = "EUR";

    public Ceiling {
        amount = amount.scale() < 0 ? amount.setScale(0) : amount; // written out it is the same
        Objects.requireNonNull(unit, "unit");
    }

    public static Ceiling euros(String amount) {
        return new Ceiling(new BigDecimal(amount), EURO);
    }

    /**
     * What is left of a ceiling.
     *
     * @param lot the lot it holds for; {@code ""} for the joint procurement as a whole
     * @param used the sum of the call-offs recorded in its unit
     */
    public record Left(String lot, Ceiling ceiling, BigDecimal used) {

        public Left {
            Objects.requireNonNull(lot, "lot");
            Objects.requireNonNull(ceiling, "ceiling");
            Objects.requireNonNull(used, "used");
        }

        /** Negative where more was bought than was announced. */
        public BigDecimal left() {
            return ceiling.amount().subtract(used);
        }
    }
}
