package org.minikisa.impact.api.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.minikisa.impact.api.Moment;

/**
 * Many competitions, weighted by volume. One without an assessment of its own bought without a mini-competition: it
 * counts with the joint procurement's base and an uplift of 0.
 *
 * @param base the volume-weighted I1; empty when no entry has one
 * @param index the volume-weighted I2
 * @param uplift the volume-weighted U
 * @param lines one for each entry, in their order
 * @param contributions volume-weighted uplift by indicator, {@code gate.GATE} and {@code weights}; sum to the uplift
 */
public record Portfolio(
        BigDecimal volume,
        OptionalDouble base,
        OptionalDouble index,
        OptionalDouble uplift,
        List<Line> lines,
        Map<String, Double> contributions) {

    public Portfolio {
        Objects.requireNonNull(volume, "volume");
        lines = List.copyOf(lines);
        contributions = Map.copyOf(contributions);
    }

    /**
     * @param subject a competition's id, or a customer's that buys without one
     * @param jointProcurement whose approved base values count when there is no assessment; empty when there is one
     * @param moment whose assessment is taken, the last one made
     * @param volume in EUR, greater than 0
     */
    public record Entry(String subject, Optional<String> jointProcurement, Moment moment, BigDecimal volume) {

        public Entry {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(jointProcurement, "jointProcurement");
            Objects.requireNonNull(moment, "moment");
            Objects.requireNonNull(volume, "volume");
        }
    }

    /** @param assessment its id; empty for one that counts with the joint procurement's base */
    public record Line(Entry entry, Optional<String> assessment, double base, double index) {

        public Line {
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(assessment, "assessment");
        }

        public double uplift() {
            return index - base;
        }
    }
}
