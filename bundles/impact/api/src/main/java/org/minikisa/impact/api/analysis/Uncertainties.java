package org.minikisa.impact.api.analysis;

import org.minikisa.impact.api.AssessmentRequest;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How sure an index is, and what it hangs on. Uncertain are: answers whose indicator or {@link Sampling} has a
 * distribution, unknown answers (anything in their range alike), parameters with a distribution, and weights within
 * {@link Sampling#weightBand}. Draw {@code n} depends on the seed and {@code n} alone, so draws can be made in any order,
 * on any number of threads, and each again by itself.
 *
 * <p>What is not applicable is not drawn. Numbers are drawn within what the indicator allows: beyond it, its limit. A
 * model in Java has no weights and parameters that could be drawn, and must answer all draws within a minute.
 */
@ProviderType
public interface Uncertainties {

    /** The spread of base, index and uplift. */
    Simulation simulate(AssessmentRequest request, Sampling sampling);

    /** What the index hangs on: one input at a time (tornado), and all together (Sobol). */
    Sensitivity sensitivity(AssessmentRequest request, Sampling sampling);

    /** How probably the first has the greater index, common inputs drawn alike for both. */
    Preference prefer(AssessmentRequest first, AssessmentRequest second, Sampling sampling);

    /** One draw of a simulation with all that was drawn. @param number from 0 */
    Draw draw(AssessmentRequest request, Sampling sampling, long number);
}
