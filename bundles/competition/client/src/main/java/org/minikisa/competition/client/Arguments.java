package org.minikisa.competition.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a command line: {@code --name value}, {@code --flag}, and what stands by itself. */
final class Arguments {

    /** It cannot be understood: exit code 2. */
    static final class Misused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }
    }

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    /** @param known the options that take a value */
    Arguments(List<String> given, Set<String> known) {
        for (int i = 0; i < given.size(); i++) {
            String word = given.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (!known.contains(word)) {
                throw new Misused("unknown option " + word + "; there are " + String.join(" ", known));
            } else if (i + 1 == given.size()) {
                throw new Misused(word + " needs a value");
            } else {
                options.put(word, given.get(++i));
            }
        }
    }

    String required(int index, String name) {
        if (index >= words.size()) {
            throw new Misused(name + " is missing");
        }
        return words.get(index);
    }

    void requireWords(int most) {
        if (words.size() > most) {
            throw new Misused("\"" + words.get(most) + "\" is one word too many");
        }
    }

    List<String> from(int index) {
        return words.subList(Math.min(index, words.size()), words.size());
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
