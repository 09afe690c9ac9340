package org.minikisa.problem.api;

import java.util.Locale;
import java.util.Optional;

/** The languages of everything a customer, supplier or manager reads. */
public enum Language {
    FI,
    SV,
    EN;

    /** ISO 639-1, lower case: {@code fi}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of an ISO 639-1 code, in any case; empty for another one. */
    public static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.name().equalsIgnoreCase(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
