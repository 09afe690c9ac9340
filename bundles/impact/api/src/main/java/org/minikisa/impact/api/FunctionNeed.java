package org.minikisa.impact.api;

import java.util.Objects;

/** A function that a model's formulas name. @param version an exact one or an OSGi range: {@code [1.0,2.0)} */
public record FunctionNeed(String name, String version) {

    public FunctionNeed {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }
}
