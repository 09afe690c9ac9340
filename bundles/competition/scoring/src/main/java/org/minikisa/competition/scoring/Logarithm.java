package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The natural logarithm in decimals, to more digits than the methods promise. */
final class Logarithm {

    private static final MathContext WORKING = new MathContext(80, RoundingMode.HALF_EVEN);
    private static final BigDecimal NEGLIGIBLE = BigDecimal.ONE.movePointLeft(78);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LN_2 = series(TWO);

    private Logarithm() {}

    /** @param x at least 1 */
    static BigDecimal of(BigDecimal x) {
        BigDecimal rest = x;
        int halvings = 0;
        while (rest.compareTo(TWO) > 0) {
            rest = rest.divide(TWO, WORKING);
            halvings++;
        }
        return LN_2.multiply(BigDecimal.valueOf(halvings)).add(series(rest), WORKING);
    }

    /**
     * {@code ln x = 2 artanh((x − 1) / (x + 1))}; for x up to 2 each term is at least nine times smaller than the last.
     */
    private static BigDecimal series(BigDecimal x) {
        BigDecimal y = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), WORKING);
        BigDecimal square = y.multiply(y, WORKING);
        BigDecimal power = y;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; power.compareTo(NEGLIGIBLE) > 0; k += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(k), WORKING), WORKING);
            power = power.multiply(square, WORKING);
        }
        return sum.multiply(TWO, WORKING);
    }
}
