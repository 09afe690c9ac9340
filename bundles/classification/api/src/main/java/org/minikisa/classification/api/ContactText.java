package org.minikisa.classification.api;

import java.util.Objects;

/**
 * What a classifier gets to see of a contact.
 *
 * @param subject decoded, without line breaks; may be empty
 * @param text what the sender wrote this time, as plain text without greeting, signature and quoted mails; may be empty
 * @param circumstances what is known beside the words
 */
public record ContactText(String subject, String text, Circumstances circumstances) {

    public ContactText {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(circumstances, "circumstances");
    }

    /** Words of which nothing else is known. */
    public ContactText(String subject, String text) {
        this(subject, text, Circumstances.UNKNOWN);
    }

    /** Tells the size, never what stands in it: records end up in logs. */
    @Override
    public String toString() {
        return "ContactText[" + (subject.length() + text.length()) + " characters]";
    }
}
