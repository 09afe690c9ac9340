package org.minikisa.impact.api;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

import org.minikisa.problem.api.LocalizedText;
import org.osgi.annotation.versioning.ProviderType;

/** What values an indicator can have. */
@ProviderType
public sealed interface Domain {

    /**
     * A number. Percent is a number with unit {@code %}, from 0 to 100.
     *
     * @param unit in UCUM or plain words ({@code l/m2}, {@code EUR}); empty for a pure number
     * @param min the smallest value; empty for any
     * @param max the greatest value; empty for any
     */
    record Numeric(String unit, OptionalDouble min, OptionalDouble max) implements Domain {

        public Numeric {
            Objects.requireNonNull(unit, "unit");
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

    /** {@code true} or {@code false}. */
    record Flag() implements Domain {}

    /** One of several options. */
    record Choice(List<Option> options) implements Domain {

        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Computed from other indicators and parameters; nobody answers it. @param formula in the language of models */
    record Computed(String formula) implements Domain {

        public Computed {
            Objects.requireNonNull(formula, "formula");
        }
    }

    /** @param title what this level means, in words */
    record Level(int value, LocalizedText title) {

        public Level {
            Objects.requireNonNull(title, "title");
        }
    }
}
