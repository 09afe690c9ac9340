package org.minikisa.impact.api.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.minikisa.impact.api.AssessmentRequest;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a customer's choices could give, and at what cost. The choices of a request that is passed in are kept as they
 * are and count as made; all others are free. Costs are those the model states, in EUR per year, above the cost of what
 * the joint procurement gives.
 */
@ProviderType
public interface WhatIf {

    /** All sets of choices that no other set beats in both cost and index, cheapest first; exact. */
    Frontier frontier(AssessmentRequest request);

    /** The cheapest set whose index is at least so much; empty when none reaches it. */
    Optional<ChoiceSet> cheapest(AssessmentRequest request, double index);

    /** The set of the greatest index that costs at most so much; empty when even the cheapest costs more. */
    Optional<ChoiceSet> best(AssessmentRequest request, BigDecimal budget);

    /** Each single further choice, best first: by index points per EUR, those that cost nothing before all others. */
    List<NextChoice> next(AssessmentRequest request);
}
