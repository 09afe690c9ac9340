package org.minikisa.classification.api.learning;

import java.util.Objects;

import org.minikisa.classification.api.ContactText;

/**
 * A text with a label, and where that is from.
 *
 * @param origin a contact's id, the name of a source of training texts, or that of an imported file
 * @param heldBack whether it is never learnt from but evaluated on
 * @param group as of an {@link Example}; empty where it is not known
 */
public record LabelledText(String label, ContactText text, String origin, boolean heldBack, String group) {

    public LabelledText {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(group, "group");
    }

    /** One by nobody knows whom. */
    public LabelledText(String label, ContactText text, String origin, boolean heldBack) {
        this(label, text, origin, heldBack, "");
    }
}
