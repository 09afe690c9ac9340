package org.minikisa.impact.api;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A test that a model's author ships with the model; a model whose own tests fail is refused.
 *
 * @param asOf the day of dated parameters
 * @param base written answers of the joint procurement
 * @param choices written choices of the customer
 * @param tolerance the greatest difference allowed to what is expected, 0 or more, in index points
 */
public record AuthorTest(
        String name,
        LocalDate asOf,
        Map<String, String> base,
        Map<String, String> choices,
        OptionalDouble expectedBase,
        OptionalDouble expectedIndex,
        OptionalDouble expectedUplift,
        double tolerance) {

    public AuthorTest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(asOf, "asOf");
        base = Map.copyOf(base);
        choices = Map.copyOf(choices);
        Objects.requireNonNull(expectedBase, "expectedBase");
        Objects.requireNonNull(expectedIndex, "expectedIndex");
        Objects.requireNonNull(expectedUplift, "expectedUplift");
    }
}
