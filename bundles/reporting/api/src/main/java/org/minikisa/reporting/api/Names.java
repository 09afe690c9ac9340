package org.minikisa.reporting.api;

import java.util.Objects;
import java.util.regex.Pattern;

/** Checks shared by the records of this package. */
final class Names {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Names() {}

    static void requireKey(String key) {
        if (!KEY.matcher(Objects.requireNonNull(key, "key")).matches()) {
            throw new IllegalArgumentException("a key has lower-case letters, digits and single hyphens, not: " + key);
        }
    }

    static void requireText(String text, String what) {
        if (Objects.requireNonNull(text, what).isBlank()) {
            throw new IllegalArgumentException("the " + what + " is blank");
        }
    }
}
