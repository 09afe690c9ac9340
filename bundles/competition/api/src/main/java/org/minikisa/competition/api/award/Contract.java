package org.minikisa.competition.api.award;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * The separate written contract (s. 128).
 *
 * @param lot {@code ""} for a competition in one piece
 * @param supplier the tenderer it is made with: the one that was awarded
 * @param signed the day it was made
 * @param begins the first day of its period
 * @param ends the last day; empty for one that runs on
 * @param value without value added tax, options included; positive
 * @param currency ISO 4217: {@code EUR}
 */
public record Contract(
        String lot,
        String supplier,
        LocalDate signed,
        LocalDate begins,
        Optional<LocalDate> ends,
        BigDecimal value,
        String currency) {

    public Contract {
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(signed, "signed");
        Objects.requireNonNull(begins, "begins");
        Objects.requireNonNull(ends, "ends");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(currency, "currency");
    }

    /** In euros, for a competition in one piece. */
    public static Contract of(
            String supplier, LocalDate signed, LocalDate begins, Optional<LocalDate> ends, BigDecimal value) {
        return new Contract("", supplier, signed, begins, ends, value, "EUR");
    }

    public Contract forLot(String id) {
        return new Contract(id, supplier, signed, begins, ends, value, currency);
    }
}
