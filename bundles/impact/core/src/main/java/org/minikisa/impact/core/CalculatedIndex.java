package org.minikisa.impact.core;

import java.util.List;
import java.util.function.Supplier;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.core.declarative.Calculator;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.sampling.Response;
import org.minikisa.problem.api.InvalidInputException;

/** Of a model in JSON: on arrays. */
record CalculatedIndex(DeclarativeModel model, Answers answers, List<UncertainInput> inputs) implements UncertainIndex {

    @Override
    public Supplier<Response> response() {
        return () -> new Drawn(model.calculator(), answers, inputs);
    }

    /** Functions of plug-ins are watched on the one thread that asks. */
    @Override
    public boolean isShared() {
        return model.description().functions().isEmpty();
    }

    @Override
    public double with(UncertainInput input, double drawn) {
        var calculator = model.calculator();
        var weights = calculator.weights(answers).clone();
        int slot = -1;
        if (input.kind() == UncertainInput.Kind.WEIGHT) {
            weights[weightSlot(calculator, input)] *= drawn;
        } else {
            slot = calculator.slot(input.id());
        }
        try {
            return calculator.index(answers, weights, slot, input.domain().number(drawn));
        } catch (InvalidInputException e) {
            return Double.NaN;
        }
    }

    /** A weight itself, not by how much it differs. */
    @Override
    public double shown(UncertainInput input, double drawn) {
        if (input.kind() != UncertainInput.Kind.WEIGHT) {
            return UncertainIndex.super.shown(input, drawn);
        }
        var calculator = model.calculator();
        return calculator.weights(answers)[weightSlot(calculator, input)] * drawn;
    }

    private static int weightSlot(Calculator calculator, UncertainInput weight) {
        return calculator.weightSlot(weight.id().substring(Answers.WEIGHT.length()));
    }

    /** Lays drawn inputs into the arrays and calculates. */
    private static final class Drawn implements Response {

        private final Calculator calculator;
        private final double[] values;
        private final double[] written;
        private final double[] weights;
        private final DrawnDomain[] domains;
        private final int[] slots;
        /** Of inputs that are weights. */
        private final boolean[] weight;

        Drawn(Calculator calculator, Answers answers, List<UncertainInput> inputs) {
            this.calculator = calculator;
            this.values = calculator.read(answers);
            this.written = calculator.weights(answers);
            this.weights = written.clone();
            this.domains = inputs.stream().map(UncertainInput::domain).toArray(DrawnDomain[]::new);
            this.slots = new int[inputs.size()];
            this.weight = new boolean[inputs.size()];
            for (int i = 0; i < slots.length; i++) {
                var input = inputs.get(i);
                weight[i] = input.kind() == UncertainInput.Kind.WEIGHT;
                slots[i] = weight[i] ? weightSlot(calculator, input) : calculator.slot(input.id());
            }
        }

        @Override
        public double at(double[] inputs) {
            for (int i = 0; i < inputs.length; i++) {
                if (weight[i]) {
                    weights[slots[i]] = written[slots[i]] * inputs[i];
                } else {
                    values[slots[i]] = domains[i].number(inputs[i]);
                }
            }
            return calculator.index(values, weights);
        }
    }
}
