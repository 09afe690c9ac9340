package org.minikisa.impact.api.analysis;

import java.util.Objects;

import org.minikisa.impact.api.ModelRef;

/** @param digest of the model; @param assessed rows with a result; @param rejected rows without one */
public record BulkResult(ModelRef model, String digest, long assessed, long rejected) {

    public BulkResult {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(digest, "digest");
    }

    public long rows() {
        return assessed + rejected;
    }
}
