package org.minikisa.impact.api.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How raw data become a reference set.
 *
 * @param unit the column that names the units; empty for the first one
 * @param indicators the columns to prepare; empty for all that hold numbers and are neither denominators nor groups
 * @param steps what is done, in this order, each kind at most once
 * @param source who published the data; not blank
 * @param asOf the day they stand for; empty when it is not known
 */
public record ReferenceRecipe(
        Optional<String> unit, List<String> indicators, List<Step> steps, String source, Optional<LocalDate> asOf) {

    public ReferenceRecipe {
        Objects.requireNonNull(unit, "unit");
        indicators = List.copyOf(indicators);
        steps = List.copyOf(steps);
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(asOf, "asOf");
    }

    public sealed interface Step {}

    /** Divides indicators by other columns: total by population. @param by the denominator's column by the indicator's */
    public record Denominate(Map<String, String> by) implements Step {

        public Denominate {
            by = Map.copyOf(by);
        }
    }

    /**
     * Fills in missing values, each indicator by itself. Where no unit of a group has a value, it stays missing.
     *
     * @param group the column whose equal texts make a group; empty for one group of all units
     */
    public record Impute(Fill fill, Optional<String> group) implements Step {

        public Impute {
            Objects.requireNonNull(fill, "fill");
            Objects.requireNonNull(group, "group");
        }
    }

    public enum Fill {
        MEAN,
        MEDIAN
    }

    /**
     * Leaves out units with too few data.
     *
     * @param minAvailable the least share of indicators with a value, 0 to 1
     * @param minNonZero the least share of values that are not 0, 0 to 1
     */
    public record Screen(double minAvailable, double minNonZero) implements Step {

        /** Two thirds of the indicators, and any zeros. */
        public static final Screen USUAL = new Screen(2.0 / 3, 0);

        public Screen {
            share(minAvailable);
            share(minNonZero);
        }

        private static void share(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is 0 to 1, not " + share);
            }
        }
    }

    /**
     * Treats outliers. An indicator passes when its absolute skewness is below {@code maxSkew} or its excess kurtosis
     * below {@code maxKurtosis} (both unbiased: type 2 of Joanes and Gill 1998, those of spreadsheets). One that does not
     * is winsorised: its most extreme value, on the side of the skew, becomes the next one, until it passes or {@code
     * mostWinsorised} values are changed. If that is not enough, it is taken back and the logarithm of the value is
     * taken, shifted so that the least value is a hundredth of the range.
     */
    public record Treat(double maxSkew, double maxKurtosis, int mostWinsorised) implements Step {

        /** 2, 3.5 and 5 values. */
        public static final Treat USUAL = new Treat(2, 3.5, 5);

        public Treat {
            if (!(maxSkew > 0) || Double.isNaN(maxKurtosis) || mostWinsorised < 0) {
                throw new IllegalArgumentException(
                        "limits of skewness are greater than 0, numbers of values 0 or more");
            }
        }
    }
}
