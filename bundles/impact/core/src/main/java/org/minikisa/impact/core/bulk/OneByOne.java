package org.minikisa.impact.core.bulk;

import java.util.Map;

import org.minikisa.impact.api.Evaluation;

/** How a single assessment is made ready and made: what a row gets when its answers are not plain. */
public interface OneByOne {

    /** @throws org.minikisa.problem.api.InvalidInputException when the model is not made for it */
    void requireApplicable(String jointProcurement);

    /** @throws org.minikisa.problem.api.InvalidInputException when there are no approved base values */
    Map<String, String> approvedBase(String jointProcurement);

    /** @throws org.minikisa.problem.api.InvalidInputException with all problems of the answers */
    Evaluation evaluate(String subject, Map<String, String> base, Map<String, String> choices);
}
