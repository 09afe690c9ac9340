package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.List;

import org.minikisa.problem.api.Problem;

/** How problems look in the shell. */
public final class ProblemText {

    private ProblemText() {}

    /** The lines of these problems for people: where, found, expected, remedy, code. */
    public static List<String> lines(List<Problem> problems) {
        var lines = new ArrayList<String>();
        for (Problem problem : problems) {
            String place = Text.clean(problem.place());
            lines.add("  " + (place.isEmpty() ? "the whole" : place) + "  [" + problem.code() + "]");
            lines.add("    found     " + Text.clean(problem.found()));
            lines.add("    expected  " + Text.clean(problem.expected()));
            lines.add("    remedy    " + Text.clean(problem.remedy()));
        }
        return lines;
    }

    /** The columns of a table of problems. */
    public static Listing<Problem> listing() {
        return Listing.rows(Problem.class)
                .text("place", "Where", Problem::place)
                .text("found", "Found", Problem::found)
                .text("expected", "Expected", Problem::expected)
                .text("remedy", "Remedy", Problem::remedy)
                .text("code", "Code", Problem::code)
                .whenEmpty("no problems");
    }
}
