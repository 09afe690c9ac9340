package org.minikisa.competition.core;

import java.util.function.Function;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/** Texts that are put together, once for each language. */
public final class Texts {

    private Texts() {}

    public static LocalizedText each(Function<Language, String> text) {
        return new LocalizedText(text.apply(Language.FI), text.apply(Language.SV), text.apply(Language.EN));
    }
}
