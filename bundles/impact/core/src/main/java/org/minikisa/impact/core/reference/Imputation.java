package org.minikisa.impact.core.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.minikisa.impact.api.analysis.ReferenceRecipe.Fill;

/** Fills in missing values of one indicator with the mean or the median of the values that are there. */
final class Imputation {

    private Imputation() {}

    /**
     * @param values NaN where missing
     * @param groups of each value; only values of the same group are looked at
     * @return a copy; NaN where a group has no value at all
     */
    static double[] fill(double[] values, List<String> groups, Fill fill) {
        var byGroup = new HashMap<String, List<Double>>();
        for (int i = 0; i < values.length; i++) {
            var known = byGroup.computeIfAbsent(groups.get(i), group -> new ArrayList<>());
            if (!Double.isNaN(values[i])) {
                known.add(values[i]);
            }
        }
        var filler = new HashMap<String, Double>();
        byGroup.forEach((group, known) -> filler.put(group, fill == Fill.MEAN ? mean(known) : median(known)));
        var filled = values.clone();
        for (int i = 0; i < values.length; i++) {
            filled[i] = Double.isNaN(values[i]) ? filler.get(groups.get(i)) : values[i];
        }
        return filled;
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
