package org.minikisa.classification.api;

import java.util.Objects;

/**
 * What a classifier gets to see of a contact.
 *
 * @param subject decoded, without line breaks; may be empty
 * @param text what the sender wrote this time, as plain text without quoted mails; may be empty
 */
public record ContactText(String subject, String text) {

    public ContactText {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
    }

    /** Tells the size, never what stands in it: records end up in logs. */
    @Override
    public String toString() {
        return "ContactText[" + (subject.length() + text.length()) + " characters]";
    }
}
