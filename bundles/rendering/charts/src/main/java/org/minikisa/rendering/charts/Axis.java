package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A scale from 0 with round steps. */
record Axis(BigDecimal step, int steps) {

    private static final List<BigDecimal> ROUND =
            List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5), BigDecimal.TEN);

    /** The finest scale of 1, 2 or 5 times a power of ten that reaches {@code most} in at most {@code atMost} steps. */
    static Axis reaching(BigDecimal most, int atMost) {
        return reaching(most, atMost, most.stripTrailingZeros().scale() <= 0);
    }

    /** @param whole whether only whole numbers stand at its ticks */
    static Axis reaching(BigDecimal most, int atMost, boolean whole) {
        if (most.signum() <= 0) {
            return new Axis(BigDecimal.ONE, 1);
        }
        for (int power = whole ? 0 : -4; ; power++) {
            for (BigDecimal round : ROUND) {
                BigDecimal step = round.scaleByPowerOfTen(power);
                BigDecimal[] parts = most.divideAndRemainder(step);
                BigDecimal needed = parts[1].signum() > 0 ? parts[0].add(BigDecimal.ONE) : parts[0];
                if (needed.compareTo(BigDecimal.valueOf(atMost)) <= 0) {
                    return new Axis(step, needed.intValueExact());
                }
            }
        }
    }

    double end() {
        return step.doubleValue() * steps;
    }

    List<BigDecimal> ticks() {
        var ticks = new ArrayList<BigDecimal>();
        for (int i = 0; i <= steps; i++) {
            BigDecimal tick = step.multiply(BigDecimal.valueOf(i)).stripTrailingZeros();
            ticks.add(tick.scale() < 0 ? tick.setScale(0) : tick);
        }
        return ticks;
    }
}
