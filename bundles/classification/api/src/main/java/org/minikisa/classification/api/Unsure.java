package org.minikisa.classification.api;

import java.util.List;
import java.util.Objects;

/**
 * A contact that a person should look at.
 *
 * @param current what holds now, without evidence and alternatives
 * @param axes on which the machine does not stand by its label and nobody has said anything; not empty
 */
public record Unsure(Classification current, List<Axis> axes) {

    public Unsure {
        Objects.requireNonNull(current, "current");
        axes = List.copyOf(axes);
    }
}
