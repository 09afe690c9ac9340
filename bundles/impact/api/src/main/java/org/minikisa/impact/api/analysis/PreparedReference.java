package org.minikisa.impact.api.analysis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A reference set and how it came about.
 *
 * @param indicators in the order of the file's columns
 * @param units in the order of the file's lines, those that were left out among them
 * @param ignored columns that were not used: texts, denominators, groups
 * @param json the model's member {@code "reference"}: {@code {"source": …, "units": […], "values": {…}}}
 */
public record PreparedReference(List<OfIndicator> indicators, List<OfUnit> units, List<String> ignored, String json) {

    public PreparedReference {
        indicators = List.copyOf(indicators);
        units = List.copyOf(units);
        ignored = List.copyOf(ignored);
        Objects.requireNonNull(json, "json");
    }

    /**
     * What was done to an indicator.
     *
     * @param id as models write it, made from the column's heading: {@code gdp_per_head} of {@code GDP per head}
     * @param column the heading
     * @param dividedBy the denominator's column
     * @param imputed the values that were filled in, by unit
     * @param missing units that are kept and have no value
     * @param treatment of outliers; empty when the recipe does not treat them
     */
    public record OfIndicator(
            String id,
            String column,
            Optional<String> dividedBy,
            Map<String, Double> imputed,
            List<String> missing,
            Optional<Treatment> treatment) {

        public OfIndicator {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(dividedBy, "dividedBy");
            imputed = Map.copyOf(imputed);
            missing = List.copyOf(missing);
            Objects.requireNonNull(treatment, "treatment");
        }
    }

    /**
     * @param available the share of indicators with a value when units were screened (in the end, when they were not), 0
     *         to 1
     * @param nonZero the share of its values that are not 0, 0 to 1
     * @param kept whether it is in the set
     */
    public record OfUnit(String unit, double available, double nonZero, boolean kept) {

        public OfUnit {
            Objects.requireNonNull(unit, "unit");
        }
    }

    /**
     * How outliers were treated.
     *
     * @param before the shape of the distribution as it came
     * @param winsorised the values that were changed; taken back when there is a logarithm
     * @param afterWinsorising empty when the indicator passed as it came
     * @param logarithm the formula that a model applies to answers before it compares them with the set: {@code
     *         ln(max(x + 0.5, 0.01))}, x the answer; empty when winsorising was enough
     * @param afterLogarithm empty without a logarithm
     */
    public record Treatment(
            Shape before,
            List<Winsorised> winsorised,
            Optional<Shape> afterWinsorising,
            Optional<String> logarithm,
            Optional<Shape> afterLogarithm) {

        public Treatment {
            Objects.requireNonNull(before, "before");
            winsorised = List.copyOf(winsorised);
            Objects.requireNonNull(afterWinsorising, "afterWinsorising");
            Objects.requireNonNull(logarithm, "logarithm");
            Objects.requireNonNull(afterLogarithm, "afterLogarithm");
        }

        /** Whether the set as it is now passes. Also when it cannot be told: with fewer than 4 or only equal values. */
        public boolean passes() {
            return afterLogarithm.or(() -> afterWinsorising).orElse(before).passes();
        }
    }

    /** A value that was replaced by the nearest one that is not extreme. */
    public record Winsorised(String unit, double before, double after) {

        public Winsorised {
            Objects.requireNonNull(unit, "unit");
        }
    }

    /** @param skew empty with fewer than 3 or only equal values; @param kurtosis excess, empty with fewer than 4 */
    public record Shape(OptionalDouble skew, OptionalDouble kurtosis, boolean passes) {

        public Shape {
            Objects.requireNonNull(skew, "skew");
            Objects.requireNonNull(kurtosis, "kurtosis");
        }
    }
}
