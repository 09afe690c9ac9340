package org.minikisa.runtime.plugins.guard;

import java.util.Map;
import java.util.Objects;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;

/**
 * A service that a plug-in brings and nobody may see yet. Two are equal when they are one and the same: what the plug-in's
 * object makes of {@code equals}, {@code hashCode} and {@code toString} is never asked.
 *
 * @param contract {@link ImpactModel}, {@link ImpactFunction} or {@link ScoringMethod}
 * @param properties its service properties, without those that the framework sets
 * @param service the plug-in's own object, or what stands for it when it runs in a worker
 */
public record Offer(Class<?> contract, Map<String, Object> properties, Object service) {

    public Offer {
        Objects.requireNonNull(contract, "contract");
        properties = Map.copyOf(properties);
        contract.cast(Objects.requireNonNull(service, "service"));
    }

    /** {@code model daytime 1.0.0}, {@code function noise_load 1.0.0}, {@code method steps 1.0}. */
    public String name() {
        if (contract == ImpactModel.class) {
            return "model " + text(ImpactModel.ID, "?") + " " + text(ImpactModel.VERSION, "?");
        }
        if (contract == ImpactFunction.class) {
            return "function " + text(ImpactFunction.NAME, "?") + " " + text(ImpactFunction.VERSION, "?");
        }
        return "method " + text(ScoringMethod.ID, "?") + " " + text(ScoringMethod.VERSION, "1.0");
    }

    private String text(String property, String missing) {
        return properties.get(property) instanceof String text ? text : missing;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name();
    }
}
