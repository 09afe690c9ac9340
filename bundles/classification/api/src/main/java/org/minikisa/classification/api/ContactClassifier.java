package org.minikisa.classification.api;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Has an opinion on contacts: rules, a model that comes ready-made, one with sentence embeddings. Whiteboard service: all there
 * are take part in every judgement, and so does the model that was learnt here. Who wants to learn from people's labels implements
 * {@link org.minikisa.classification.api.learning.Learner} instead.
 *
 * <p>{@link #judge} is pure and thread-safe: the same text and model give the same opinions. It is called outside any unit of work
 * and may read the store but not write to it. One that throws is left out of that judgement, which then is not sure; the log says so.
 */
@ConsumerType
public interface ContactClassifier {

    /** Stable name: {@code rules}. */
    String id();

    /** The exact thing that judges now, so that a judgement can be traced to it; changes when its answers may change. */
    default String model() {
        return id();
    }

    /** @return at most one opinion per axis; none on an axis where it has nothing to say */
    List<Opinion> judge(ContactText contact);
}
