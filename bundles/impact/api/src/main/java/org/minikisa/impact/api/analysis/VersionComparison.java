package org.minikisa.impact.api.analysis;

import java.util.List;
import java.util.Objects;

import org.minikisa.impact.api.ModelRef;

/**
 * The same answers under two versions of a model.
 *
 * @param fromIndex the index with the earlier version; @param toIndex with the later one
 * @param parts by kind of change: Shapley values over the kinds, so that no order of changes is preferred; they sum to
 *         {@code toIndex - fromIndex}
 * @param changes in the definition
 * @param leftOut answers that one of the versions does not ask
 */
public record VersionComparison(
        ModelRef from,
        ModelRef to,
        double fromIndex,
        double toIndex,
        List<Comparison.Part> parts,
        List<ModelChange> changes,
        List<String> leftOut) {

    public VersionComparison {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        parts = List.copyOf(parts);
        changes = List.copyOf(changes);
        leftOut = List.copyOf(leftOut);
    }
}
