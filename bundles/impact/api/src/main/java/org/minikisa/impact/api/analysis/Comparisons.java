package org.minikisa.impact.api.analysis;

import java.util.List;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.osgi.annotation.versioning.ProviderType;

/** What differs, and why. Every decomposition sums exactly to the difference it explains. */
@ProviderType
public interface Comparisons {

    /**
     * Two stored assessments. Of one version of a model: by indicator and gate, as from target to realised. Of two
     * versions: by what changed in the model first, then by indicator.
     *
     * @param from id of the earlier one; @param to id of the later one
     */
    Comparison compare(String from, String to);

    /** The same answers assessed with two versions; an answer that one version does not ask is left out there. */
    VersionComparison versions(AssessmentRequest request, ModelRef from, ModelRef to);

    /** What differs between two models as texts of their definition: what was added, removed, changed. */
    List<ModelChange> diff(ImpactModel from, ImpactModel to);

    /** A portfolio of competitions of one joint procurement. */
    Portfolio portfolio(ModelId model, List<Portfolio.Entry> entries);
}
