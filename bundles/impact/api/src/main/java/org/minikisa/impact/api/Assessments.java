package org.minikisa.impact.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

    /** How many were made with one version of a model. @since 1.1 */
    default long count(ModelRef model) {
        return list().stream().filter(made -> made.model().equals(model)).count();
    }

    /** Those of one subject and model, in the order they were made. */
    List<Assessment> of(String subject, ModelId model);

    /**
     * Computes a stored assessment again, with the very model it was made with, also after that was replaced or
     * withdrawn.
     *
     * @throws org.minikisa.problem.api.InvalidInputException for an unknown id
     */
    ReplayResult replay(String id);

    /**
     * Replays all that are stored, in the order they were made, one at a time, whatever their number.
     *
     * @param each is told each result as it comes
     * @throws java.util.concurrent.CancellationException when the thread is interrupted meanwhile
     */
    void replayAll(Consumer<ReplayResult> each);

    /**
     * Begins the request of a later moment with the answers of the last earlier one of the same subject and model: its
     * base, choices and what the customer had alone, by the same version while that is there. What an external source
     * computes is left out where the source can be asked anew. Change what has changed since, and assess it; nothing
     * is taken over unless it is asked for here.
     *
     * @return a request without answers when there is no earlier assessment
     */
    AssessmentRequest prefill(String subject, ModelId model, Moment moment);
}
