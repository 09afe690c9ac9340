package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

/** Beside the examples of RFC 8785 in {@link JsonTest}. */
class ShortestDecimalTest {

    @Test
    void everyDoubleReadsBackToTheSameBitsInTheFewestDigits() {
        var random = new SplittableRandom(8785);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                hasTheFewestDigits(value);
                hasTheFewestDigits(random.nextInt(1_000_000) / 1000.0 + 0.0005);
            }
        }
    }

    /** Their lower neighbour is nearer than the upper one, so that rounding to fewer digits may look too far off. */
    @Test
    void powersOfTwoAreNoException() {
        for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
            assertThat(Double.parseDouble(CanonicalJson.number(Math.scalb(1.0, exponent))))
                    .isEqualTo(Math.scalb(1.0, exponent));
        }
        assertThat(CanonicalJson.number(Math.scalb(1.0, -1017))).isEqualTo("7.120236347223045e-307");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.number(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.number(Double.NEGATIVE_INFINITY));
    }

    private static void hasTheFewestDigits(double value) {
        var text = CanonicalJson.number(value);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        int digits = new BigDecimal(text).stripTrailingZeros().precision();
        assertThat(digits).isLessThanOrEqualTo(17);
        if (digits > 1) {
            var fewer = String.format("%." + (digits - 2) + "e", new BigDecimal(value));
            assertThat(Double.parseDouble(fewer)).isNotEqualTo(value);
        }
    }
}
