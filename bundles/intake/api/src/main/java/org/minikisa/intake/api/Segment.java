package org.minikisa.intake.api;

import java.util.Objects;

/**
 * A stretch of a contact's {@link Contact#fullText}. The segments of a contact follow each other without gaps, cover all of the
 * text. They are whole lines, except where text goes on behind a greeting ("Hei! Milloin alkaa?") or courtesies behind the text.
 *
 * @param start index of the first character
 * @param end index behind the last one
 */
public record Segment(Kind kind, int start, int end) {

    /** What a stretch of text is for. */
    public enum Kind {
        /** "Hei", "Hej Anna", "Dear Sir or Madam". */
        GREETING,
        /** What the sender wanted to say this time. This alone goes to a classifier. */
        MESSAGE,
        /** Good wishes, name, title, telephone; "Sent from my phone". */
        SIGNATURE,
        /** What an organisation puts under every mail. */
        DISCLAIMER,
        /** Quoted from earlier messages, with the line that introduces it. */
        HISTORY
    }

    public Segment {
        Objects.requireNonNull(kind, "kind");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a segment from " + start + " to " + end);
        }
    }
}
