package org.minikisa.competition.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Language;

class DecimalsTest {

    @Test
    void aDecimalIsWrittenAsItsLanguageWritesIt() {
        assertThat(shown("1015000.00")).isEqualTo("1,015,000.00");
        assertThat(Decimals.in(Language.FI, new BigDecimal("1015000.5"))).isEqualTo("1\u00a0015\u00a0000,5");
        assertThat(shown("-1.440")).isEqualTo("\u22121.44");
        assertThat(shown("12.3456789")).isEqualTo("12.345679…");
        assertThat(shown("0.0000000")).isEqualTo("0.00");
        assertThat(shown("100")).isEqualTo("100");
        assertThat(shown("1E+2")).isEqualTo("100");
        assertThat(shown("1E+5")).isEqualTo("100,000");
    }

    private static String shown(String value) {
        return Decimals.in(Language.EN, new BigDecimal(value));
    }
}
