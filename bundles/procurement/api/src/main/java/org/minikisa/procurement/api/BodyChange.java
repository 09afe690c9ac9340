package org.minikisa.procurement.api;

import java.util.List;
import java.util.Objects;

/**
 * What loading a file would do; nothing has been done yet.
 *
 * @param body what the file says; {@link Procurements#load} loads it
 * @param added what is not there yet, each as {@code supplier kirkas}
 * @param changed what is there and would be written over, likewise
 */
public record BodyChange(ProcurementBody body, List<String> added, List<String> changed) {

    public BodyChange {
        Objects.requireNonNull(body, "body");
        added = List.copyOf(added);
        changed = List.copyOf(changed);
    }
}
