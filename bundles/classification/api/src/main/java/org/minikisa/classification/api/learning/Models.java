package org.minikisa.classification.api.learning;

import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Label;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The versions of each taxonomy's model. What serves judges contacts, together with rules and other classifiers; here models are
 * looked at by themselves. All methods throw {@link org.minikisa.problem.api.InvalidInputException} for an unknown taxonomy, version or
 * learner.
 */
@ProviderType
public interface Models {

    /** Versions of a taxonomy, the newest first. */
    List<ModelVersion> versions(String taxonomy);

    /** What serves; empty before the first training. */
    Optional<ModelVersion> serving(String taxonomy);

    /**
     * Learns a new version from all labelled texts that are not held back, evaluates it on those that are, and serves it unless it is
     * worse there than the one that serves (which is evaluated without what corrections of held-back texts taught it). A worse one is
     * kept as {@code REFUSED}. Contacts go on being judged meanwhile.
     *
     * @param learner {@link Learner#id} without its number; empty for the house's
     * @throws org.minikisa.problem.api.InvalidInputException for fewer than two labels
     */
    Trained train(String taxonomy, Optional<String> learner, String by, LearningProgress progress);

    /**
     * Learns a new version from all labelled texts, those that are held back too, and serves it because somebody said so: nothing is
     * left to measure it on, so nothing tells whether it is worse. Nobody but people calls this, and what is learnt in the background
     * does not take its place. Where nothing is held back this is {@link #train}.
     *
     * @return a comparison is never with it
     * @throws org.minikisa.problem.api.InvalidInputException for fewer than two labels
     */
    Trained trainOnEverything(String taxonomy, Optional<String> learner, String by, LearningProgress progress);

    /**
     * Evaluates a version (the serving one by default, as it would be without corrections) on the held-back texts.
     *
     * @throws org.minikisa.problem.api.InvalidInputException also for one that learnt from these texts
     */
    Evaluation evaluate(String taxonomy, Optional<String> version, LearningProgress progress);

    /** Evaluates it on these; labels it does not know are errors of the model. */
    Evaluation evaluate(String taxonomy, Optional<String> version, List<Example> texts, LearningProgress progress);

    /**
     * Compares two versions on the held-back texts.
     *
     * @throws org.minikisa.problem.api.InvalidInputException also for one that learnt from these texts
     */
    Comparison compare(String taxonomy, String first, String second, LearningProgress progress);

    /** Makes a version serve, whatever it is worth. */
    ModelVersion serve(String taxonomy, String version, String by);

    /** Makes the version serve that served before this one; again: the one before that. */
    ModelVersion rollback(String taxonomy, String by);

    /** What a version by itself says of a text, without rules and corrections: the same for ever. */
    Label predict(String taxonomy, String version, ContactText text);
}
