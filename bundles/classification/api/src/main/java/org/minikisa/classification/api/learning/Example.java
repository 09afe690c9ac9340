package org.minikisa.classification.api.learning;

import java.util.Objects;

import org.minikisa.classification.api.ContactText;

/**
 * A text and the label it has.
 *
 * @param label empty for "none of them", where the taxonomy has that
 * @param group by whom it was written, as far as that makes texts alike: a file of texts by one hand, the sender's organisation; empty
 *     where it is not known. A {@link Learner} says how sure it is of a text by somebody it has not read, not of one more by the same.
 *     Says nothing to tell labels apart by.
 */
public record Example(String label, ContactText text, String group) {

    public Example {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(group, "group");
    }

    /** One by nobody knows whom. */
    public Example(String label, ContactText text) {
        this(label, text, "");
    }

    /** One without a subject, by nobody knows whom. */
    public Example(String label, String text) {
        this(label, new ContactText("", text));
    }
}
