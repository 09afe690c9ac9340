package org.minikisa.intake.core.trust;

/**
 * Why no machine may answer a message.
 *
 * @param code as in {@code Replies.Outcome.Withheld}
 * @param reason in English, without personal data
 */
public record NoAnswer(String code, String reason) {

    /** As it is kept: {@code list: List-Id}. */
    @Override
    public String toString() {
        return code + ": " + reason;
    }

    /** What {@link #toString} wrote. */
    public static NoAnswer parse(String kept) {
        int colon = kept.indexOf(": ");
        return colon < 0
                ? new NoAnswer("suppressed", kept)
                : new NoAnswer(kept.substring(0, colon), kept.substring(colon + 2));
    }
}
