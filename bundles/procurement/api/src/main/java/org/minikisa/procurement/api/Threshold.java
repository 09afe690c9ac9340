package org.minikisa.procurement.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A threshold as it is in force for a time. A purchase of exactly its value has reached it: the law leaves out what is
 * below (1397/2016 s. 25, 26).
 *
 * @param euros without value added tax
 * @param validFrom the first day
 * @param validUntil the last day; empty while no change is known
 */
public record Threshold(
        Level level,
        Set<PurchaseCategory> categories,
        Set<Buyer> buyers,
        BigDecimal euros,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String section,
        String source) {

    /** Whose threshold it is. */
    public enum Level {
        /** Below it the Procurement Act does not apply (s. 25). */
        NATIONAL,
        /** From it on the rules of the directive apply (s. 26). */
        EU
    }

    public Threshold {
        Objects.requireNonNull(level, "level");
        categories = Set.copyOf(categories);
        buyers = Set.copyOf(buyers);
        Objects.requireNonNull(euros, "euros");
        Objects.requireNonNull(validFrom, "validFrom");
        Objects.requireNonNull(validUntil, "validUntil");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(source, "source");
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(validFrom) && validUntil.filter(day::isAfter).isEmpty();
    }

    public boolean reachedBy(BigDecimal value) {
        return value.compareTo(euros) >= 0;
    }
}
