package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.ModelDescription;

/**
 * A declarative model, read and checked.
 *
 * @param description what it says of itself
 * @param normalisers by indicator; empty for one that only serves gates and formulas
 * @param formulas by indicator; empty for one that is answered
 * @param order of the formula indicators: each after those it reads
 * @param conditions of the first gates: closed when true
 * @param minima of the gates after those
 * @param root of the aggregation tree
 * @param functions of plug-ins that its formulas may call
 * @param source as it was written
 */
record Definition(
        ModelDescription description,
        List<Optional<Normaliser>> normalisers,
        List<Optional<Formula>> formulas,
        List<Integer> order,
        List<Formula> conditions,
        List<Least> minima,
        Node.Inner root,
        List<BoundFunction> functions,
        Json.Obj source) {

    Definition {
        Objects.requireNonNull(description, "description");
        normalisers = List.copyOf(normalisers);
        formulas = List.copyOf(formulas);
        order = List.copyOf(order);
        conditions = List.copyOf(conditions);
        minima = List.copyOf(minima);
        Objects.requireNonNull(root, "root");
        functions = List.copyOf(functions);
        Objects.requireNonNull(source, "source");
    }

    /** A gate that is closed while a theme is below a value. @param at on the model's scale */
    record Least(String theme, double at) {}

    /** What a count is measured against; empty for what stands for itself. */
    Optional<Domain.Per> per(int indicator) {
        return description.indicators().get(indicator).domain() instanceof Domain.Numeric numeric
                ? numeric.per()
                : Optional.empty();
    }

    /** Of an indicator that is there. */
    int slot(String indicator) {
        return IntStream.range(0, description.indicators().size())
                .filter(i -> description.indicators().get(i).id().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    /** Slots of values: the indicators in their order, then the parameters. */
    int slots() {
        return description.indicators().size() + description.parameters().size();
    }
}
