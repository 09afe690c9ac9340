package org.minikisa.intake.core.mime;

import java.time.Duration;

/**
 * What reading one contact may cost. A contact over a limit is quarantined, not cut.
 *
 * @param bytes of the whole contact
 * @param headerFields of one header
 * @param headerFieldBytes of one header field; generous, since real mail has subjects of 200 KB
 * @param nesting multiparts within multiparts
 * @param parts of the whole message
 * @param textCharacters that are kept of the text; the rest stays in the raw bytes and a problem says so
 * @param time of the processor until reading is given up: nobody behind it in the queue waits longer
 */
public record Limits(
        int bytes, int headerFields, int headerFieldBytes, int nesting, int parts, int textCharacters, Duration time) {

    public static final Limits STANDARD =
            new Limits(25 * 1024 * 1024, 2_000, 1024 * 1024, 100, 5_000, 2_000_000, Duration.ofSeconds(2));

    public Limits {
        if (Math.min(Math.min(bytes, headerFields), Math.min(headerFieldBytes, nesting)) < 1
                || Math.min(parts, textCharacters) < 1
                || time.isNegative()
                || time.isZero()) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}
