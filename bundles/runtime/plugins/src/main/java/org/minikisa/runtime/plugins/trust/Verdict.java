package org.minikisa.runtime.plugins.trust;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Finding;
import org.minikisa.runtime.api.Trust;

/**
 * By whose word some bytes are believed.
 *
 * @param publisher the subject of the certificate that they are signed with, trusted or not; empty without a signature
 * @param findings why they are not verified; warnings and errors alike are weighed by the mode the runtime is in
 */
public record Verdict(Trust trust, Optional<String> publisher, List<Finding> findings) {

    public Verdict {
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(publisher, "publisher");
        findings = List.copyOf(findings);
    }
}
