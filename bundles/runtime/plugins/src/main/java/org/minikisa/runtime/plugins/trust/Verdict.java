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
 * @param findings why they are not verified. A warning is weighed by the mode the runtime is in; an error refuses in every mode,
 *     also what an administrator has approved: changed after signing, revoked, an archive that readers disagree about
 */
public record Verdict(Trust trust, Optional<String> publisher, List<Finding> findings) {

    public Verdict {
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(publisher, "publisher");
        findings = List.copyOf(findings);
    }

    /** Whether these bytes are never used, whatever the mode and whoever approves them. */
    public boolean isRefused() {
        return trust == Trust.MODIFIED || findings.stream().anyMatch(Finding::isError);
    }
}
