package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * A ready draft of a joint procurement that customers begin with. Versions are kept: a competition names the one it was
 * drafted from.
 *
 * @param id chosen by its author, the same in all versions: {@code cleaning-dps}
 * @param version from 1, without gaps
 * @param jointProcurement id of the joint procurement it belongs to
 * @param sha256 of its document, lower-case hex
 * @param document the document as it was written, JSON
 * @param kept when this version was stored
 */
public record Template(
        String id,
        int version,
        String jointProcurement,
        LocalizedText name,
        String sha256,
        String document,
        Instant kept) {

    public Template {
        Objects.requireNonNull(id, "id");
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of template " + id);
        }
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(kept, "kept");
    }

    /** How a draft names it: {@code cleaning-dps@2}. */
    public String reference() {
        return id + "@" + version;
    }
}
