package org.minikisa.impact.laws;

import org.minikisa.impact.api.ImpactModel;
import org.osgi.annotation.versioning.ConsumerType;

/** Models that must answer like another one, because they say the same. */
@ConsumerType
public interface Variants {

    /** The same with its indicators, themes and gates in the opposite order. */
    ImpactModel reversed();

    /** The same with all weights multiplied. @param factor greater than 0 */
    ImpactModel reweighted(double factor);
}
