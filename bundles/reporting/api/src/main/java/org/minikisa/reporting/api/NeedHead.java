package org.minikisa.reporting.api;

import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * A value of a dimension: a row or column of a map.
 *
 * @param key the same in every language, what a filter names; empty for "not recognised", {@code ?} for "nobody is sure"
 * @param code short, for narrow places; often the key
 */
public record NeedHead(String key, String code, LocalizedText label) {

    /** The key of contacts whose value nobody is sure of. */
    public static final String UNSURE = "?";

    public NeedHead {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(label, "label");
    }
}
