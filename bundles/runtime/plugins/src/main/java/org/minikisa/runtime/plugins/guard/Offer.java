package org.minikisa.runtime.plugins.guard;

import java.util.Map;
import java.util.Objects;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;

/**
 * A service that a plug-in brings and nobody may see yet.
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
            return "model " + properties.get(ImpactModel.ID) + " " + properties.get(ImpactModel.VERSION);
        }
        if (contract == ImpactFunction.class) {
            return "function " + properties.get(ImpactFunction.NAME) + " " + properties.get(ImpactFunction.VERSION);
        }
        return "method " + properties.get(ScoringMethod.ID) + " "
                + properties.getOrDefault(ScoringMethod.VERSION, "1.0");
    }
}
