package org.minikisa.impact.api.analysis;

import java.util.List;
import java.util.Objects;

import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.LocalizedText;

/**
 * @param index of the answers as they are written
 * @param variance of the index over all draws
 * @param inputs the one with the widest swing first
 */
public record Sensitivity(ModelRef model, Sampling sampling, double index, double variance, List<Input> inputs) {

    public Sensitivity {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(sampling, "sampling");
        inputs = List.copyOf(inputs);
    }

    /**
     * One uncertain input.
     *
     * @param id of the indicator or parameter, or {@code weight.THEME}
     * @param low the index at its 2.5 % quantile, all else as written
     * @param high the index at its 97.5 % quantile, all else as written
     * @param first Sobol's first-order index: the share of the variance it explains alone (Saltelli et al. 2010)
     * @param total Sobol's total index: the share that would be left if only it were not known (Jansen 1999)
     */
    public record Input(String id, LocalizedText title, double low, double high, double first, double total) {

        public Input {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
        }

        public double swing() {
            return Math.abs(high - low);
        }
    }
}
