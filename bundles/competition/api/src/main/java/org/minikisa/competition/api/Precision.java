package org.minikisa.competition.api;

import java.util.Objects;

/**
 * How exact the results of a method are. A method that rounds says so in its formula; points are rounded by the
 * criterion otherwise.
 *
 * @param decimals 0 to {@value #MOST}
 */
public record Precision(Kind kind, int decimals) {

    /** What the decimals are counted from. */
    public enum Kind {
        /** No result has more decimals, whatever the values. */
        ENDS,
        /** Results are exact, with at most so many decimals more than the numbers they are made of. */
        EXACT,
        /** Results need not end (quotients, logarithms) and are right to so many decimals. */
        STATED
    }

    /** Unrounded totals are compared to so many decimals; nobody needs more. */
    public static final int MOST = 40;

    public Precision {
        Objects.requireNonNull(kind, "kind");
        if (decimals < 0 || decimals > MOST) {
            throw new IllegalArgumentException("a precision of " + decimals + " decimals; possible are 0 to " + MOST);
        }
    }

    /** Results end within so many decimals. */
    public static Precision endsWithin(int decimals) {
        return new Precision(Kind.ENDS, decimals);
    }

    /** Sums, differences and products with constants of so many decimals: {@code exact(1)} for half of the maximum. */
    public static Precision exact(int moreDecimals) {
        return new Precision(Kind.EXACT, moreDecimals);
    }

    /** Quotients and logarithms to so many decimals; {@code stated(40)} when made with {@link ScoringMethod#PRECISION}. */
    public static Precision stated(int decimals) {
        return new Precision(Kind.STATED, decimals);
    }

    /** To how many decimals results can be compared. */
    public int comparable() {
        return kind == Kind.STATED ? decimals : MOST;
    }
}
