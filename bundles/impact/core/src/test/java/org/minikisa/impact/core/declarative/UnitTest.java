package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "EUR, EUR",
        "l/m2, l/m2",
        "l/m², l/m2",
        "l/m^2, l/m2",
        "l.m-2, l/m2",
        "kgCO2e/EUR, kgCO2e/EUR",
        "CO2-eq/kg, CO2-eq/kg",
        "kg.m/s2, kg.m/s2",
        "m·kg/s/s, kg.m/s2",
        "kg per m2, kg/m2",
        "EUR/10 000 m2, EUR/10000/m2",
        "10 000 m2, 10000.m2",
        "kWh/(m2 a), kWh/a/m2",
        "1/a, 1/a",
        "%, %",
        "µl/m2, µl/m2",
        "EUR/EUR, no unit",
        "1, no unit",
        "'', no unit",
        "points (0-5), points (0-5)"
    })
    void itIsWrittenInOneWay(String text, String same) {
        assertThat(Unit.parse(text)).hasToString(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!?",
                "(m",
                "m/",
                "a/(b",
                "((((((((((((((((((((((((((((((((((((((((m",
                "as many as there are people who answered the question about it, at least",
                "m99999"
            })
    void whatCannotBeReadIsASymbolOfItsOwn(String text) {
        assertThat(Unit.parse(text)).isEqualTo(Unit.parse(text)).isNotEqualTo(Unit.parse("m"));
        assertThat(Unit.parse(text).times(Unit.parse("m")).orElseThrow().per(Unit.parse("m")))
                .contains(Unit.parse(text));
    }

    @Test
    void unitsMultiplyDivideAndTakeRoots() {
        var area = Unit.parse("m2");
        assertThat(Unit.parse("EUR/m2").times(area)).contains(Unit.parse("EUR"));
        assertThat(Unit.parse("EUR").per(Unit.parse("EUR"))).contains(Unit.NONE);
        assertThat(area.root()).contains(Unit.parse("m"));
        assertThat(Unit.parse("EUR").root()).isEmpty();
        assertThat(Unit.parse("m-1").power(-3)).contains(Unit.parse("m3"));
        assertThat(area.power(50)).isEmpty();
        assertThat(Unit.ANY.with(area)).contains(area);
        assertThat(area.with(Unit.ANY)).contains(area);
        assertThat(area.with(Unit.parse("m"))).isEmpty();
    }

    @Test
    void longTextsCostNoTime() {
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            for (var piece : new String[] {"m", "(", "m2 ", "-a", "10 000 "}) {
                for (int length : new int[] {10, 59, 2_000}) {
                    Unit.parse(piece.repeat(length).substring(0, length));
                }
            }
        });
    }
}
