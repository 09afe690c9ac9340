package org.minikisa.competition.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Language;

class FiguresTest {

    private final Figures fi = new Figures(Language.FI);
    private final Figures sv = new Figures(Language.SV);
    private final Figures en = new Figures(Language.EN);

    @Test
    void moneyIsWrittenAsEachLanguageWritesIt() {
        var value = new BigDecimal("1015000");
        assertThat(fi.money(value, "EUR")).isEqualTo("1\u00a0015\u00a0000,00\u00a0€");
        assertThat(sv.money(value, "EUR")).isEqualTo("1\u00a0015\u00a0000,00\u00a0€");
        assertThat(en.money(value, "EUR")).isEqualTo("€1,015,000.00");
        assertThat(en.money(new BigDecimal("-3.5"), "EUR")).isEqualTo("\u2212€3.50");
        assertThat(fi.money(new BigDecimal("0.125"), "AMD")).isEqualTo("0,125\u00a0AMD");
        assertThat(fi.money(value, "")).isEqualTo("1\u00a0015\u00a0000,00");
    }

    @Test
    void pointsKeepTheDigitsTheyWereRoundedTo() {
        assertThat(fi.number(new BigDecimal("17.30"))).isEqualTo("17,30");
        assertThat(en.number(new BigDecimal("4.2"))).isEqualTo("4.2");
        assertThat(fi.number(new BigDecimal("-10"))).isEqualTo("\u221210");
        assertThat(fi.number(new BigDecimal("1E+3"))).isEqualTo("1\u00a0000");
    }

    @Test
    void aNumberThatGoesOnIsCutAndSaysSo() {
        assertThat(fi.number(new BigDecimal("66.6666666666666666"))).isEqualTo("66,666667…");
        assertThat(fi.number(new BigDecimal("2.5000000000"))).isEqualTo("2,500000");
    }

    @Test
    void timesAreThoseOfFinnishClocks() {
        Instant winter = Instant.parse("2026-12-31T14:00:00Z");
        assertThat(fi.moment(winter)).isEqualTo("31.12.2026 klo\u00a016.00");
        assertThat(sv.moment(winter)).isEqualTo("31.12.2026 kl.\u00a016.00");
        assertThat(en.moment(winter)).isEqualTo("31 December 2026 at\u00a016:00");
        assertThat(fi.second(winter.plusSeconds(7))).isEqualTo("31.12.2026 klo\u00a016.00.07");
    }

    @Test
    void theHourThatComesTwiceIsToldApart() {
        assertThat(fi.moment(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("25.10.2026 klo\u00a03.30 (UTC+3)");
        assertThat(fi.moment(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("25.10.2026 klo\u00a03.30 (UTC+2)");
    }
}
