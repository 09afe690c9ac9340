package org.minikisa.classification.api.learning;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

import org.minikisa.classification.api.ContactText;
import org.osgi.annotation.versioning.ConsumerType;

/** What was learnt. Immutable and thread-safe. */
@ConsumerType
public interface LearntModel {

    /** The labels it knows, sorted. */
    List<String> labels();

    /** Judges a text; any text at all, in bounded time. */
    Prediction predict(ContactText text);

    /**
     * The model that has learnt one correction more, in milliseconds: it gives the text one of these labels from now on and is
     * otherwise as before. What was learnt so is kept by replaying corrections in their order, not by {@link #write}.
     *
     * @param right the acceptable labels; those that the model does not know are ignored, and so is the correction when it knows none
     */
    LearntModel corrected(ContactText text, Set<String> right);

    /**
     * The features of a text as a vector of length 1, for similarities; two of the same model are compared by {@link Features#cosine}.
     */
    Features features(ContactText text);

    /**
     * What was said, on the way, of examples while all of their group was held out: what it is worth to somebody new. Known where it has
     * just been learnt from examples of several groups, not where it was read or corrected, and not by every learner.
     */
    default List<HeldOut> heldOut() {
        return List.of();
    }

    /** Writes what was learnt from the examples, without corrections. Same model, same bytes. */
    void write(OutputStream out) throws IOException;
}
