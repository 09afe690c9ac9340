package org.minikisa.rendering.terminal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who sits at a terminal that knows single keys and completion. Put into a {@link Surface} in place of one that can only give lines.
 * All methods throw {@link Stopped} at Ctrl-C.
 */
public interface Person extends UnaryOperator<String> {

    /**
     * Shows a question and gives the line that is typed; empty at the end of the input.
     *
     * @param candidates what TAB completes
     */
    String line(String question, Collection<String> candidates);

    /** Shows a question and gives the first key that is pressed, {@code '\n'} for enter; nothing at the end of the input. */
    Optional<Character> key(String question);

    /** A line without candidates. */
    @Override
    default String apply(String question) {
        return line(question, List.of());
    }
}
