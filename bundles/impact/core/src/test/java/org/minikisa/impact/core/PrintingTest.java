package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class PrintingTest {

    @Test
    void theLastPlaceGoesToThoseThatLostMost() {
        assertThat(Printing.largestRemainder(decimals("3.26", "3.26", "3.48"), new BigDecimal("10.0")))
                .isEqualTo(decimals("3.3", "3.2", "3.5"));
        assertThat(Printing.largestRemainder(decimals("12.44", "-2.44"), new BigDecimal("10.0")))
                .isEqualTo(decimals("12.4", "-2.4"));
        assertThat(Printing.largestRemainder(List.of(), new BigDecimal("0.0"))).isEmpty();
    }

    @Test
    void printedBarsAlwaysSumToThePrintedTotalAndStayWithinOneUnitOfThemselves() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            var values = Stream.generate(() -> new BigDecimal(random.nextDouble() * 40 - 15))
                    .limit(random.nextInt(1, 30))
                    .toList();
            var total = Printing.rounded(
                    values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue(), 1);
            var printed = Printing.largestRemainder(values, total);
            assertThat(printed.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(total);
            for (int j = 0; j < values.size(); j++) {
                assertThat(printed.get(j).subtract(values.get(j)).abs()).isLessThanOrEqualTo(new BigDecimal("0.1"));
            }
        }
    }

    /**
     * Base and index are rounded each by itself, so what lies between them may be off by a unit that bars must bear.
     */
    @Test
    void aTotalThatWasRoundedAwayFromItsBarsIsStillMet() {
        assertThat(Printing.largestRemainder(decimals("0.04"), new BigDecimal("0.1")))
                .isEqualTo(decimals("0.1"));
        assertThat(Printing.largestRemainder(decimals("0.12"), new BigDecimal("0.0")))
                .isEqualTo(decimals("0.0"));
    }

    private static List<BigDecimal> decimals(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }
}
