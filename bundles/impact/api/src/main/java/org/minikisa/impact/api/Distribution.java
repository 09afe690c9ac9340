package org.minikisa.impact.api;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.osgi.annotation.versioning.ProviderType;

/** How uncertain a number is, relative to the value that is written. */
@ProviderType
public sealed interface Distribution {

    /** The value plus a normal deviate. @param sd its standard deviation, in the value's unit, greater than 0 */
    record Normal(double sd) implements Distribution {

        public Normal {
            positive(sd, "a standard deviation");
        }
    }

    /** The value times a log-normal deviate of median 1. @param gsd the geometric standard deviation, above 1 */
    record LogNormal(double gsd) implements Distribution {

        public LogNormal {
            if (!(gsd > 1) || Double.isInfinite(gsd)) {
                throw new IllegalArgumentException("a geometric standard deviation is above 1, not " + gsd);
            }
        }
    }

    /** Anything from value - below to value + above alike. @param below 0 or more; @param above 0 or more */
    record Uniform(double below, double above) implements Distribution {

        public Uniform {
            spread(below, above);
        }
    }

    /** Most likely the value, from value - below to value + above. @param below 0 or more; @param above 0 or more */
    record Triangular(double below, double above) implements Distribution {

        public Triangular {
            spread(below, above);
        }
    }

    /**
     * Of levels, options, true and false: something else than was answered.
     *
     * @param probabilities by written value, each 0 to 1, summing to 1 within 1e-9
     */
    record Discrete(Map<String, Double> probabilities) implements Distribution {

        public Discrete {
            probabilities = Collections.unmodifiableMap(new TreeMap<>(probabilities));
            double sum = 0;
            for (var probability : probabilities.values()) {
                if (!(probability >= 0 && probability <= 1)) {
                    throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
                }
                sum += probability;
            }
            if (!(Math.abs(sum - 1) <= 1e-9)) {
                throw new IllegalArgumentException("probabilities sum to 1, not " + sum);
            }
        }
    }

    private static void positive(double value, String what) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " is greater than 0, not " + value);
        }
    }

    private static void spread(double below, double above) {
        if (!(below >= 0 && above >= 0 && below + above > 0) || Double.isInfinite(below + above)) {
            throw new IllegalArgumentException(
                    "a spread goes below or above the value, not " + below + " and " + above);
        }
    }
}
