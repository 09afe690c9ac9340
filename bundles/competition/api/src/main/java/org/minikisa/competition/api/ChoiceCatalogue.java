package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows what a customer may choose in a competition so that its impact rises. Whiteboard service, answered by the
 * impact wing; without one, choices are kept as they come.
 */
@ConsumerType
public interface ChoiceCatalogue {

    /** The choices of the newest active version of a model; empty for a model it does not know. */
    Optional<ModelChoices> choices(String model);

    /**
     * What is wrong with a customer's choices; places are the ids of the choices.
     *
     * @param choices id to value
     */
    List<Problem> check(String model, Map<String, String> choices);

    /** What a model offers. */
    record ModelChoices(String model, String version, List<Choice> choices) {

        public ModelChoices {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(version, "version");
            choices = List.copyOf(choices);
        }
    }

    /**
     * One choice.
     *
     * @param options the values to choose from; empty for a number
     * @param least the least number, where it is one and has a least
     * @param greatest the greatest number, likewise
     * @param unit of the number; {@code ""} for none
     */
    record Choice(
            String id,
            LocalizedText name,
            List<Option> options,
            Optional<BigDecimal> least,
            Optional<BigDecimal> greatest,
            String unit) {

        public Choice {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(least, "least");
            Objects.requireNonNull(greatest, "greatest");
            Objects.requireNonNull(unit, "unit");
            options = List.copyOf(options);
        }
    }

    /** A value to choose, with its meaning. */
    record Option(String value, LocalizedText meaning) {

        public Option {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(meaning, "meaning");
        }
    }
}
