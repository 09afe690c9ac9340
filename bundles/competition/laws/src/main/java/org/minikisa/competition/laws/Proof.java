package org.minikisa.competition.laws;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a method was tried.
 *
 * @param setting the use of it that the cases were made from
 * @param laws those that bind it
 * @param untried why only the laws about the method itself could be tried; {@code ""} when all were
 */
public record Proof(Setting setting, List<Tried> laws, String untried) {

    public Proof {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(untried, "untried");
        laws = List.copyOf(laws);
    }

    /** A law that was tried, with the cases up to the first counterexample; 0 for one that could not be tried. */
    public record Tried(Law law, int cases, Optional<Violation> violation) {

        public Tried {
            Objects.requireNonNull(law, "law");
            Objects.requireNonNull(violation, "violation");
        }
    }

    /** The first counterexample for each broken law; empty for a good method. */
    public List<Violation> violations() {
        return laws.stream().map(Tried::violation).flatMap(Optional::stream).toList();
    }
}
