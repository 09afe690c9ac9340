package org.minikisa.impact.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A model's answer.
 *
 * @param base {@code F(x1)}
 * @param index {@code F(x1 with x2)}
 * @param contributions sum to base, uplift and index, within 1e-9 of the scale's width
 * @param nodes values of the themes or other nodes below the index, in the model's order; empty where a model has none
 * @param computed values of the indicators that formulas compute, in the model's order
 */
public record Evaluation(
        Outcome base,
        Outcome index,
        List<Contribution> contributions,
        List<GateState> gates,
        List<NodeScore> nodes,
        List<ComputedValue> computed) {

    public Evaluation(Outcome base, Outcome index, List<Contribution> contributions, List<GateState> gates) {
        this(base, index, contributions, gates, List.of(), List.of());
    }

    public Evaluation {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(index, "index");
        contributions = List.copyOf(contributions);
        gates = List.copyOf(gates);
        nodes = List.copyOf(nodes);
        computed = List.copyOf(computed);
    }

    public double uplift() {
        return index.value() - base.value();
    }

    /** Begins an evaluation that is the plain sum of its contributions: all a simple model needs. */
    public static Sum sum() {
        return new Sum();
    }

    /** Adds contributions up, in the order they are given. Not thread-safe. */
    public static final class Sum {

        private final List<Contribution> contributions = new ArrayList<>();

        private Sum() {}

        /**
         * @param before the points the indicator gives with the joint procurement's answers
         * @param after the points it gives with the customer's choices
         */
        public Sum indicator(String id, String theme, double before, double after) {
            contributions.add(new Contribution(Contribution.Kind.INDICATOR, id, theme, before, after - before));
            return this;
        }

        public Evaluation build() {
            double base = 0;
            double uplift = 0;
            for (var contribution : contributions) {
                base += contribution.base();
                uplift += contribution.uplift();
            }
            return new Evaluation(Outcome.certain(base), Outcome.certain(base + uplift), contributions, List.of());
        }
    }
}
