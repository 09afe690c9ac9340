package org.minikisa.runtime.plugins.lint;

import java.util.ArrayList;
import java.util.List;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.problem.api.Severity;

/** Collects what was found; as many as {@link Problems#MOST}, the rest are counted, so that a hostile jar stays bounded. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();
    private int more;
    private Severity worst = Severity.NOTE;

    void error(String code, String place, String found, String expected, String remedy) {
        add(Severity.ERROR, code, place, found, expected, remedy);
    }

    void warning(String code, String place, String found, String expected, String remedy) {
        add(Severity.WARNING, code, place, found, expected, remedy);
    }

    void note(String code, String place, String found, String expected, String remedy) {
        add(Severity.NOTE, code, place, found, expected, remedy);
    }

    void add(Severity severity, String code, String place, String found, String expected, String remedy) {
        if (all.size() < Problems.MOST) {
            all.add(new Finding(severity, new Problem(code, place, found, expected, remedy)));
            return;
        }
        more++;
        if (severity.compareTo(worst) < 0) {
            worst = severity;
        }
    }

    boolean hasErrors() {
        return worst == Severity.ERROR || all.stream().anyMatch(Finding::isError);
    }

    /** In the order they were found; the last one tells how many more there were, and is as severe as the worst of them. */
    List<Finding> list() {
        if (more == 0) {
            return List.copyOf(all);
        }
        var list = new ArrayList<>(all);
        list.add(new Finding(
                worst,
                new Problem(
                        "problem.more", "", more + " more findings", "none", "Mend the ones above and try again.")));
        return List.copyOf(list);
    }
}
