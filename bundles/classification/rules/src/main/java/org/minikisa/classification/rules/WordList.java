package org.minikisa.classification.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Words in a file of the bundle, in lower case without diacritics, divided by white space. */
final class WordList {

    /** Words of mails about anything: they are no mention of a thing that has them in its description. */
    static final Set<String> COMMON = of("common-words.txt");

    private WordList() {}

    static Set<String> of(String file) {
        try (InputStream in = WordList.class.getResourceAsStream(file)) {
            return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
