package org.minikisa.runtime.errors;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page about an error code, in Markdown: its first line is {@code # code}, then one sentence that says what it means, then
 * an example and how to mend it.
 */
record Page(String code, List<String> lines) {

    private static final String TITLE = "# ";

    Page {
        Objects.requireNonNull(code, "code");
        lines = List.copyOf(lines);
    }

    static Page of(String code, String markdown) {
        return new Page(code, markdown.lines().toList());
    }

    /** The sentence under the title. */
    String summary() {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith(TITLE))
                .findFirst()
                .orElse("");
    }

    /** What is wrong with the page itself; empty for a good one. */
    Optional<String> fault() {
        if (lines.isEmpty() || !lines.get(0).equals(TITLE + code)) {
            return Optional.of("its first line is not \"" + TITLE + code + "\"");
        }
        if (!summary().endsWith(".")) {
            return Optional.of("no sentence under the title says what the code means");
        }
        if (lines.stream().noneMatch(line -> line.equals("## Mend"))) {
            return Optional.of("no section \"## Mend\"");
        }
        return Optional.empty();
    }
}
