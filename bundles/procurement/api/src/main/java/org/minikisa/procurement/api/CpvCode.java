package org.minikisa.procurement.api;

import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * A code of the Common Procurement Vocabulary (Regulation (EC) 2195/2002 as amended by 213/2008).
 *
 * @param code eight digits, {@code 90910000}. The ninth digit, which is written behind a hyphen, is not part of the list and
 *     follows no formula: weights of 3, 7, 1 give it for most codes but not for 09100000-0, 42121200-5 or 72611000-6
 * @param parent the next broader code; empty for a division
 */
public record CpvCode(String code, LocalizedText name, Optional<String> parent) {

    public CpvCode {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(parent, "parent");
    }
}
