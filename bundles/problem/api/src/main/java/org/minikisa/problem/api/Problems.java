package org.minikisa.problem.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of one input while it is read. Not thread-safe; at most {@value #MOST} are kept, the rest are
 * counted, so that a hostile input stays bounded.
 */
public final class Problems {

    /** The most problems that are kept of one input. */
    public static final int MOST = 200;

    private final List<Problem> problems = new ArrayList<>();
    private int more;

    public Problems add(String code, String place, String found, String expected, String remedy) {
        return add(new Problem(code, place, found, expected, remedy));
    }

    public Problems add(Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        } else {
            more++;
        }
        return this;
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** What was collected, in the order it was found; the last one tells how many more there were. */
    public List<Problem> list() {
        if (more == 0) {
            return List.copyOf(problems);
        }
        var all = new ArrayList<>(problems);
        all.add(new Problem("problem.more", "", more + " more problems", "none", "Mend the ones above and try again."));
        return List.copyOf(all);
    }

    /**
     * Refuses the input if anything was found.
     *
     * @param what the input in a few words, as it stands in "WHAT was refused": {@code model cleaning.model.json}
     * @throws InvalidInputException with all problems
     */
    public void refuseIfAny(String what) {
        if (!isEmpty()) {
            throw new InvalidInputException(what, list());
        }
    }
}
