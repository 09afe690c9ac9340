package org.minikisa.classification.api.learning;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Learns models from labelled texts. Whiteboard service; the one of the house is {@code linear}, another may bring sentence embeddings.
 * A learner takes any labels and any number of them, in any language.
 */
@ConsumerType
public interface Learner {

    /** Stable name, also of the form its models are kept in: {@code linear-3}. Changes when the same texts give another model. */
    String id();

    /**
     * Learns. The same examples in any order give the same model, byte for byte.
     *
     * @param examples at least two different labels; the same text may have several, which is noise
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     * @throws org.minikisa.problem.api.InvalidInputException for what cannot be learnt within the memory there is
     */
    LearntModel learn(List<Example> examples, LearningProgress progress);

    /**
     * Reads what {@link LearntModel#write} wrote.
     *
     * @throws IOException also for bytes that are damaged or of another learner
     */
    LearntModel read(InputStream in) throws IOException;
}
