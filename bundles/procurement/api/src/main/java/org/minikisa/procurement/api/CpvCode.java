package org.minikisa.procurement.api;

import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * A code of the Common Procurement Vocabulary (Regulation (EC) 2195/2002 as amended by 213/2008).
 *
 * @param code eight digits, {@code 90910000}
 * @param parent the next broader code; empty for a division
 */
public record CpvCode(String code, LocalizedText name, Optional<String> parent) {

    public CpvCode {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(parent, "parent");
    }

    /** The ninth digit: the sum of the eight weighed by 3, 7, 1, 3, 7, 1, 3, 7, without its tens. */
    public int checkDigit() {
        int sum = 0;
        for (int i = 0; i < code.length(); i++) {
            sum += Character.digit(code.charAt(i), 10) * new int[] {3, 7, 1}[i % 3];
        }
        return sum % 10;
    }

    /** With its check digit: {@code 90910000-9}. */
    public String full() {
        return code + "-" + checkDigit();
    }
}
