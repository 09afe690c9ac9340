package org.minikisa.competition.ocds;

import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/** Texts in three languages of what was published in one or some. */
final class Texts {

    private static final int LONGEST = 4_000;

    private Texts() {}

    /** Empty where there is no text at all; a language that is missing gets another one's. */
    static Optional<LocalizedText> of(String fi, String sv, String en, String other) {
        String any = first(en, first(other, first(fi, sv)));
        return any.isEmpty()
                ? Optional.empty()
                : Optional.of(new LocalizedText(first(fi, any), first(sv, any), first(en, any)));
    }

    private static String first(String one, String else_) {
        return one.isBlank() ? else_ : shortened(one.strip());
    }

    /** Nobody reads more in a list, and a hostile text must not fill the store. */
    static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
