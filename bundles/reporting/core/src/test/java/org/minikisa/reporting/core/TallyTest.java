package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.minikisa.reporting.api.Value;

class TallyTest {

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Tally.medianHours(List.of(600L, 60L, 120L))).isEqualTo(Value.number("2.0"));
        assertThat(Tally.medianHours(List.of(60L, 120L))).isEqualTo(Value.number("1.5"));
        assertThat(Tally.medianHours(List.of())).isEqualTo(Value.missing());
    }

    @Test
    void atLeastNinetyPerCentAreNotSlowerThanThe90thPercentile() {
        List<Long> ten = LongStream.rangeClosed(1, 10).map(h -> h * 60).boxed().toList();
        assertThat(Tally.p90Hours(ten)).isEqualTo(Value.number("9.0"));
        assertThat(Tally.p90Hours(List.of(60L))).isEqualTo(Value.number("1.0"));
        assertThat(Tally.p90Hours(
                        LongStream.rangeClosed(1, 11).map(h -> h * 60).boxed().toList()))
                .isEqualTo(Value.number("10.0"));
        assertThat(Tally.p90Hours(List.of())).isEqualTo(Value.missing());
    }

    @Test
    void aShareOfNothingIsMissingAndNotZero() {
        assertThat(Tally.percent(0, 0)).isEqualTo(Value.missing());
        assertThat(Tally.percent(0, 3)).isEqualTo(Value.number("0.0"));
        assertThat(Tally.percent(2, 3)).isEqualTo(Value.number("66.7"));
    }
}
