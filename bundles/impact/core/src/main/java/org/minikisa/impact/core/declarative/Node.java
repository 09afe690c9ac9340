package org.minikisa.impact.core.declarative;

import java.util.List;

/** A node of the aggregation tree. */
sealed interface Node {

    /** In its parent, as the author wrote it; greater than 0. */
    double weight();

    /** @param indicator its place in the model's list */
    record Leaf(int indicator, double weight) implements Node {}

    record Inner(String id, Aggregator aggregator, List<Node> children, double weight) implements Node {

        public Inner {
            children = List.copyOf(children);
        }
    }
}
