package org.minikisa.classification.api.learning;

import java.util.Objects;

import org.minikisa.classification.api.ContactText;

/**
 * A text and the label it has.
 *
 * @param label empty for "none of them", where the taxonomy has that
 */
public record Example(String label, ContactText text) {

    public Example {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
    }

    /** One without a subject. */
    public Example(String label, String text) {
        this(label, new ContactText("", text));
    }
}
