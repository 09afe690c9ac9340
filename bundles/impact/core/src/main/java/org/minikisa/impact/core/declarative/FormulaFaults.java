package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.minikisa.problem.api.Problem;

/** Collects what is wrong with one formula, each with the position of its first character, counted from 1. */
final class FormulaFaults {

    /** More would not be read; the first ones are the cause of the others. */
    private static final int MOST = 10;

    private static final int LONGEST_SNIPPET = 30;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.]+");

    private final String text;
    private final List<Problem> problems = new ArrayList<>();

    FormulaFaults(String text) {
        this.text = text;
    }

    /** @param at the position in the text, from 0 */
    void add(String code, int at, String found, String expected, String remedy) {
        if (problems.size() < MOST) {
            problems.add(new Problem(code, "at " + (at + 1), found, expected, remedy));
        }
    }

    /** What stands at a position, quoted: a number, a name, a call, or the characters there. */
    String snippet(int at) {
        var word = WORD.matcher(text).region(at, text.length());
        if (word.lookingAt() && word.end() - at <= LONGEST_SNIPPET) {
            return "\"" + word.group() + (text.startsWith("(", word.end()) ? "(…)" : "") + "\"";
        }
        return at >= text.length()
                ? "the end"
                : "\""
                        + text.substring(at, Math.min(text.length(), at + LONGEST_SNIPPET))
                                .strip() + "\"";
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> list() {
        return List.copyOf(problems);
    }
}
