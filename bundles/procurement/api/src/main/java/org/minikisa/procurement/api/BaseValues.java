package org.minikisa.procurement.api;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a joint procurement contributes to an impact model by itself: phase 1 of the impact assessment. Two people stand
 * behind the values (four eyes): one proposes, another one approves.
 *
 * @param model the impact model's id
 * @param values answer by indicator id, in the order they were proposed
 * @param approvedBy empty while nobody but the proposer has looked at them
 * @param checked whether an impact model has found them right; false where none was there to ask
 */
public record BaseValues(
        JointProcurementId jointProcurement,
        String model,
        Map<String, String> values,
        String proposedBy,
        Optional<String> approvedBy,
        Instant proposedAt,
        boolean checked) {

    public BaseValues {
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(model, "model");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        Objects.requireNonNull(proposedBy, "proposedBy");
        Objects.requireNonNull(approvedBy, "approvedBy");
        Objects.requireNonNull(proposedAt, "proposedAt");
    }

    /** Values that no model has looked at. */
    public BaseValues(
            JointProcurementId jointProcurement,
            String model,
            Map<String, String> values,
            String proposedBy,
            Optional<String> approvedBy,
            Instant proposedAt) {
        this(jointProcurement, model, values, proposedBy, approvedBy, proposedAt, false);
    }

    /** Whether a second person has approved them, so that assessments may use them. */
    public boolean approved() {
        return approvedBy.isPresent();
    }
}
