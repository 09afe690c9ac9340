package org.minikisa.procurement.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows what the base values of an impact model may be. Whiteboard service, answered by the impact wing; without one, base
 * values are kept unchecked and {@link BaseValues#checked()} says so.
 */
@ConsumerType
public interface BaseValueRules {

    /**
     * What is wrong with the values; places are the ids of the indicators. Empty for a model it does not know: then nobody
     * has checked them.
     *
     * @param values answer by indicator id
     */
    Optional<List<Problem>> check(String model, Map<String, String> values);
}
