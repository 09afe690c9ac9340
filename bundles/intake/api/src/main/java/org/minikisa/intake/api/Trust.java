package org.minikisa.intake.api;

import java.util.List;
import java.util.Objects;

/**
 * How sure it is that a contact comes from whom it names. It limits what the contact may do, never whether it is kept.
 *
 * @param reasons why, in short English sentences without personal data, the weightiest first; never empty
 */
public record Trust(Level level, List<String> reasons) {

    /** From the least to the most. */
    public enum Level {
        /** A check that the house's own mail server made has failed, or the contact claims to be the house's own and is not. */
        FORGED,
        /** Nobody has checked anything. */
        UNVERIFIED,
        /** The house's own mail server vouches for the domain of the sender's address (RFC 8601). */
        AUTHENTICATED,
        /** It carries the secret of a message that the house sent to that very sender. */
        ANSWERS_US,
        /** Written down by one of the house's own people: a telephone note, say. */
        OWN
    }

    public Trust {
        Objects.requireNonNull(level, "level");
        reasons = List.copyOf(reasons);
    }

    /** Nobody has checked anything. */
    public static Trust unverified() {
        return new Trust(Level.UNVERIFIED, List.of("nobody has checked where it comes from"));
    }
}
