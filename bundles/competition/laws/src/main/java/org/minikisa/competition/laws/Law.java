package org.minikisa.competition.laws;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;

/**
 * A law.
 *
 * @param id stable: {@code order-of-tenders}
 * @param says in words a buyer understands
 * @param promise who has to keep it: methods that promise this; empty for all
 * @param declared what else the description must say for the method to be bound
 * @param on the cases it is tried on
 * @param breach the counterexample in a case, if it is one
 */
public record Law(
        String id,
        String says,
        Optional<Promise> promise,
        Predicate<MethodDescription> declared,
        On on,
        BiFunction<ScoringMethod, ScoringTask, Optional<String>> breach) {

    /** The cases a law is tried on. */
    public enum On {
        /** All of them. */
        EVERY_CASE,
        /** Those in which tenders differ in the criterion itself only. */
        FAIR_CASES,
        /** Some of the fair ones, because trying it takes long. */
        SOME_CASES,
        /** One: it is about the method and not about tenders. */
        ONE_CASE
    }

    /** A law on every case, for methods that promise it. */
    public Law(
            String id,
            String says,
            Optional<Promise> promise,
            BiFunction<ScoringMethod, ScoringTask, Optional<String>> breach) {
        this(id, says, promise, description -> true, On.EVERY_CASE, breach);
    }

    /** A law that binds every method. */
    static Law ofAll(String id, String says, Function<Trial, Optional<String>> breach) {
        return declared(id, says, description -> true, On.EVERY_CASE, breach);
    }

    /** A law that binds methods whose description says something. */
    static Law declared(
            String id,
            String says,
            Predicate<MethodDescription> declared,
            On on,
            Function<Trial, Optional<String>> breach) {
        return new Law(
                id, says, Optional.empty(), declared, on, (method, task) -> breach.apply(new Trial(method, task)));
    }

    /** A law that binds methods that promise it. */
    static Law promised(Promise promise, String id, String says, On on, Function<Trial, Optional<String>> breach) {
        return new Law(
                id,
                says,
                Optional.of(promise),
                description -> true,
                on,
                (method, task) -> breach.apply(new Trial(method, task)));
    }

    /** Whether the method has to keep it. */
    public boolean binds(ScoringMethod method) {
        return binds(method.description());
    }

    boolean binds(MethodDescription description) {
        return promise.map(description.promises()::contains).orElse(true) && declared.test(description);
    }
}
