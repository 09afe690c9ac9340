package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A rounding that is announced in the call for tenders. Rounding really differs between buyers: two decimals half up,
 * one decimal truncated, whole numbers, thousands of euros, or none until the end.
 *
 * @param digits after the decimal point, {@value #LEAST} to {@value #MOST}; negative before it: -3 rounds to thousands;
 *     0 when the mode is NONE
 * @param mode what happens with the rest
 */
public record Rounding(int digits, Mode mode) {

    /** How the digits behind the last kept one are treated. */
    public enum Mode {
        /** A half goes away from zero: 17.295 becomes 17.30. */
        HALF_UP,
        /** Cut off: 4.2614 becomes 4.2. */
        DOWN,
        /** Not rounded. */
        NONE
    }

    public static final int LEAST = -9;
    public static final int MOST = 12;

    /** Decimals to which a quotient that does not end is certain, also after it was multiplied and added to others. */
    private static final int CERTAIN = 40;

    /** Digits to which it is, where the value is very large: fewer than {@link ScoringMethod#PRECISION}. */
    private static final int CERTAIN_DIGITS = 55;

    /** No rounding. */
    public static final Rounding NONE = new Rounding(0, Mode.NONE);

    public Rounding {
        Objects.requireNonNull(mode, "mode");
        if (digits < LEAST || digits > MOST) {
            throw new IllegalArgumentException(
                    "rounding to " + digits + " digits; possible are " + LEAST + " to " + MOST);
        }
        if (mode == Mode.NONE && digits != 0) {
            throw new IllegalArgumentException("no rounding has no digits");
        }
    }

    public static Rounding halfUp(int digits) {
        return new Rounding(digits, Mode.HALF_UP);
    }

    public static Rounding down(int digits) {
        return new Rounding(digits, Mode.DOWN);
    }

    /**
     * The rounded value; with exactly {@link #digits} decimals where they are positive, and the value itself for NONE.
     */
    public BigDecimal apply(BigDecimal value) {
        return switch (mode) {
            case NONE -> value;
            case HALF_UP -> cut(value, RoundingMode.HALF_UP);
            case DOWN -> cut(value, RoundingMode.DOWN);
        };
    }

    private BigDecimal cut(BigDecimal value, RoundingMode how) {
        BigDecimal cut = certain(value).setScale(digits, how);
        return digits < 0 ? cut.setScale(0) : cut;
    }

    /** Three thirds are one: what a quotient lacks behind its last certain digit must not cost a whole unit here. */
    private BigDecimal certain(BigDecimal value) {
        int whole = value.precision() - value.scale();
        int decimals = Math.max(MOST, Math.min(CERTAIN, CERTAIN_DIGITS - whole));
        return value.scale() > decimals ? value.setScale(decimals, RoundingMode.HALF_UP) : value;
    }
}
