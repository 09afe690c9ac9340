package org.minikisa.impact.core;

import java.util.Map;
import java.util.Objects;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Fingerprint;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.core.declarative.Engine;

/**
 * Where a model comes from and where it stands, apart from what it computes.
 *
 * @param status where it stands now, whatever its file says
 * @param functions digests by {@code name@version}
 */
record Provenance(
        ModelStatus status, String modelDigest, String origin, String originDigest, Map<String, String> functions) {

    Provenance {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(modelDigest, "modelDigest");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(originDigest, "originDigest");
        functions = Map.copyOf(functions);
    }

    /** As it was when the assessment was made. */
    static Provenance of(Assessment stored) {
        var fingerprint = stored.fingerprint();
        return new Provenance(
                stored.status(),
                fingerprint.modelDigest(),
                fingerprint.origin(),
                fingerprint.originDigest(),
                fingerprint.functions());
    }

    Fingerprint fingerprint(String inputDigest) {
        return new Fingerprint(modelDigest, inputDigest, Engine.VERSION, origin, originDigest, functions);
    }
}
