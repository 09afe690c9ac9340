package org.minikisa.competition.laws;

import java.util.Optional;
import java.util.function.BiFunction;

import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;

/**
 * A law.
 *
 * @param id stable: {@code order-of-tenders}
 * @param says in words a buyer understands
 * @param promise who has to keep it: methods that declare this; empty for all
 * @param breach the counterexample in a case, if it is one
 */
public record Law(
        String id,
        String says,
        Optional<Promise> promise,
        BiFunction<ScoringMethod, ScoringTask, Optional<String>> breach) {

    /** Whether the method has to keep it. */
    public boolean binds(ScoringMethod method) {
        return promise.map(method.description().promises()::contains).orElse(true);
    }
}
