package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.impact.api.ModelDescription;

/**
 * A declarative model, read and checked.
 *
 * @param description what it says of itself
 * @param normalisers by indicator; empty for one that only serves gates and formulas
 * @param formulas by indicator; empty for one that is answered
 * @param order of the formula indicators: each after those it reads
 * @param conditions by gate: closed when true
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
        Node.Inner root,
        List<BoundFunction> functions,
        Json.Obj source) {

    Definition {
        Objects.requireNonNull(description, "description");
        normalisers = List.copyOf(normalisers);
        formulas = List.copyOf(formulas);
        order = List.copyOf(order);
        conditions = List.copyOf(conditions);
        Objects.requireNonNull(root, "root");
        functions = List.copyOf(functions);
        Objects.requireNonNull(source, "source");
    }

    /** Slots of values: the indicators in their order, then the parameters. */
    int slots() {
        return description.indicators().size() + description.parameters().size();
    }
}
