package org.minikisa.impact.api;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an assessment was computed from, so that it can be computed again bit for bit.
 *
 * @param modelDigest SHA-256 of the model's canonical JSON (RFC 8785), lower-case hex
 * @param inputDigest SHA-256 of subject, moment and answers in canonical JSON
 * @param engineVersion of the arithmetic
 * @param origin the bundle or file the model came from: {@code org.minikisa.impact.models.cleaning 0.1.0}
 * @param originDigest SHA-256 over the content of that bundle; empty when it is not known
 * @param functions SHA-256 of the bundle of each function the model names, by {@code name@version}
 */
public record Fingerprint(
        String modelDigest,
        String inputDigest,
        String engineVersion,
        String origin,
        String originDigest,
        Map<String, String> functions) {

    public Fingerprint {
        Objects.requireNonNull(modelDigest, "modelDigest");
        Objects.requireNonNull(inputDigest, "inputDigest");
        Objects.requireNonNull(engineVersion, "engineVersion");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(originDigest, "originDigest");
        functions = Collections.unmodifiableMap(new TreeMap<>(functions));
    }
}
