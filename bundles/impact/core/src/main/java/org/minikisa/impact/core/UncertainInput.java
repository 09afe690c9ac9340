package org.minikisa.impact.core;

import java.util.Objects;

import org.minikisa.impact.core.sampling.Input;
import org.minikisa.impact.core.sampling.Quantile;
import org.minikisa.problem.api.LocalizedText;

/**
 * One uncertain input of a model.
 *
 * @param id of the indicator or parameter, or {@code weight.} and that of the theme or indicator
 * @param domain of what is drawn; of a weight any number, the factor by which it differs
 */
record UncertainInput(Kind kind, String id, LocalizedText title, DrawnDomain domain, Quantile quantile) {

    enum Kind {
        ANSWER,
        PARAMETER,
        WEIGHT
    }

    UncertainInput {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(quantile, "quantile");
    }

    Input input() {
        return new Input(id, quantile);
    }
}
