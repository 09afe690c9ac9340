package org.minikisa.procurement.api;

import java.math.BigDecimal;
import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * One key figure of the purchasing body for one year.
 *
 * @param code what is counted, {@code mini-competitions-assisted}; unique together with the year
 * @param value exact, with the digits it was published with
 * @param unit {@code count}, {@code EUR million}, {@code %}, …
 */
public record Figure(String code, int year, BigDecimal value, String unit, LocalizedText name, Provenance provenance) {

    public Figure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(provenance, "provenance");
    }
}
