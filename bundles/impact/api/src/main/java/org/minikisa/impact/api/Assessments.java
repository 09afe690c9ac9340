package org.minikisa.impact.api;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** Makes assessments, keeps them, and computes them again. */
@ProviderType
public interface Assessments {

    /**
     * Assesses and stores. The same model, subject, moment and answers again give the assessment that is already
     * stored.
     *
     * @throws org.minikisa.problem.api.InvalidInputException with all problems: no such model (near ones named),
     *         answers that do not fit, choices that break a merge rule, too little answered, a model that misbehaved
     */
    Assessment assess(AssessmentRequest request);

    /** Computes without storing anything: what would come of it. The id is empty. @throws as {@link #assess} */
    Assessment preview(AssessmentRequest request);

    Optional<Assessment> find(String id);

    /** All, in the order they were made. */
    List<Assessment> list();

    /** Those of one subject and model, in the order they were made. */
    List<Assessment> of(String subject, ModelId model);

    /**
     * Computes a stored assessment again, with the very model it was made with, also after that was replaced or
     * withdrawn.
     *
     * @throws org.minikisa.problem.api.InvalidInputException for an unknown id
     */
    ReplayResult replay(String id);
}
