package org.minikisa.classification.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Codes of languages as ISO 639-1 has them, two lower-case letters. */
final class LanguageCodes {

    static final List<String> ALL = Arrays.stream(Locale.getISOLanguages())
            .filter(code -> code.length() == 2)
            .sorted()
            .toList();

    private LanguageCodes() {}

    static boolean isOne(String code) {
        return ALL.contains(code);
    }
}
