package org.minikisa.problem.api;

import java.util.Objects;

/** The same text in Finnish, Swedish and English; none of them blank. */
public record LocalizedText(String fi, String sv, String en) {

    public LocalizedText {
        requireText(fi, "fi");
        requireText(sv, "sv");
        requireText(en, "en");
    }

    /** A proper name that is the same in all three. */
    public static LocalizedText same(String text) {
        return new LocalizedText(text, text, text);
    }

    public String in(Language language) {
        return switch (language) {
            case FI -> fi;
            case SV -> sv;
            case EN -> en;
        };
    }

    private static void requireText(String text, String language) {
        if (Objects.requireNonNull(text, language).isBlank()) {
            throw new IllegalArgumentException("the text in " + language + " is blank");
        }
    }
}
