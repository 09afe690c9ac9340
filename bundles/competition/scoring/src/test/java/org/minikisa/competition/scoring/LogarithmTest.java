package org.minikisa.competition.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;

import org.junit.jupiter.api.Test;

class LogarithmTest {

    /** OEIS A002162 and A002392. */
    @Test
    void hasTheDigitsOfPublishedTables() {
        assertThat(Logarithm.of(BigDecimal.valueOf(2))
                        .round(new MathContext(50))
                        .toPlainString())
                .isEqualTo("0.69314718055994530941723212145817656807550013436026");
        assertThat(Logarithm.of(BigDecimal.TEN).round(new MathContext(50)).toPlainString())
                .isEqualTo("2.3025850929940456840179914546843642076011014886288");
    }

    @Test
    void agreesWithTheMachineOverTheWholeRange() {
        for (String x : new String[] {"1", "1.000001", "1.9999", "2", "3.7", "1000", "123456789.01"}) {
            assertThat(Logarithm.of(new BigDecimal(x)).doubleValue())
                    .isCloseTo(StrictMath.log(Double.parseDouble(x)), within(1e-12));
        }
    }
}
