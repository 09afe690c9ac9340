package org.minikisa.impact.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.minikisa.problem.api.LocalizedText;
import org.osgi.annotation.versioning.ProviderType;

/** What values an indicator can have. */
@ProviderType
public sealed interface Domain {

    /**
     * A number. Percent is a number with unit {@code %}, from 0 to 100; money one with a currency of ISO 4217 as its
     * unit, not below 0.
     *
     * @param unit in UCUM or plain words ({@code l/m2}, {@code EUR}); empty for a pure number
     * @param min the smallest value; empty for any
     * @param max the greatest value; empty for any
     * @param whole whether only whole numbers are values
     * @param per what a count is measured against; empty for a number that stands for itself
     * @param external where the value is computed; empty for one that people answer
     */
    record Numeric(
            String unit,
            OptionalDouble min,
            OptionalDouble max,
            boolean whole,
            Optional<Per> per,
            Optional<External> external)
            implements Domain {

        public Numeric(String unit, OptionalDouble min, OptionalDouble max) {
            this(unit, min, max, false, Optional.empty(), Optional.empty());
        }

        public Numeric {
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(per, "per");
            Objects.requireNonNull(external, "external");
            if (min.isPresent() && max.isPresent() && !(min.getAsDouble() < max.getAsDouble())) {
                throw new IllegalArgumentException("the smallest value is not below the greatest");
            }
        }
    }

    /** Levels with words, from {@link Level#value} 0 upwards without gaps. */
    record Ordinal(List<Level> levels) implements Domain {

        public Ordinal {
            levels = List.copyOf(levels);
        }
    }

    /**
     * {@code true} or {@code false}.
     *
     * @param cost what {@code true} adds to the price of the contract per year, in EUR; empty when it is not known
     */
    record Flag(Optional<BigDecimal> cost) implements Domain {

        public Flag {
            Objects.requireNonNull(cost, "cost");
        }

        public Flag() {
            this(Optional.empty());
        }
    }

    /** One of several options. */
    record Choice(List<Option> options) implements Domain {

        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * Computed from other indicators and parameters; nobody answers it.
     *
     * @param formula in the language of models
     * @param unit of its value; empty where the formula alone says it
     */
    record Computed(String formula, String unit) implements Domain {

        public Computed {
            Objects.requireNonNull(formula, "formula");
            Objects.requireNonNull(unit, "unit");
        }

        public Computed(String formula) {
            this(formula, "");
        }
    }

    /**
     * @param title what this level means, in words
     * @param cost what it adds to the price of the contract per year, in EUR; empty when it is not known
     */
    record Level(int value, LocalizedText title, Optional<BigDecimal> cost) {

        public Level {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(cost, "cost");
        }

        public Level(int value, LocalizedText title) {
            this(value, title, Optional.empty());
        }
    }

    /**
     * A count is worth what it is per volume: {@code complaints per 10,000 m2}. The measured value is {@code answer /
     * value of the volume * amount}.
     *
     * @param indicator the indicator that answers the volume
     * @param amount how much of it; greater than 0
     */
    record Per(String indicator, double amount) {

        public Per {
            Objects.requireNonNull(indicator, "indicator");
            if (!(amount > 0) || Double.isInfinite(amount)) {
                throw new IllegalArgumentException("an amount is greater than 0, not " + amount);
            }
        }
    }

    /**
     * Computed elsewhere: filled in from an {@link IndicatorSource} when nobody answers it.
     *
     * @param source its {@link IndicatorSource#NAME}
     * @param key what of it
     */
    record External(String source, String key) {

        public External {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(key, "key");
        }
    }
}
