package org.minikisa.classification.api;

import java.util.Objects;

/**
 * Something in the contact that spoke for a value. It quotes the contact and may thus be personal data: it is kept in
 * tables, never in facts or logs.
 *
 * @param text a word or phrase as the contact has it; or, in round brackets, the id of the earlier contact of the conversation
 *     that the value was taken over from: {@code (CT-3)}
 * @param weight its contribution to the value's margin over the average of the other values; greater is stronger, negative
 *     spoke against it. Comparable within one label only
 */
public record Evidence(String text, double weight) {

    public Evidence {
        Objects.requireNonNull(text, "text");
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("the weight of evidence is " + weight);
        }
    }

    /** Tells the weight, never what stands in the contact: records end up in logs. */
    @Override
    public String toString() {
        return "Evidence[" + weight + "]";
    }
}
