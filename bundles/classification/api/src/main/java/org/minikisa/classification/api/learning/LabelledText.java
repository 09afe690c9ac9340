package org.minikisa.classification.api.learning;

import java.util.Objects;

import org.minikisa.classification.api.ContactText;

/**
 * A text with a label, and where that is from.
 *
 * @param origin a contact's id, the name of a source of training texts, or that of an imported file
 * @param heldBack whether it is never learnt from but evaluated on
 */
public record LabelledText(String label, ContactText text, String origin, boolean heldBack) {

    public LabelledText {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
    }
}
