package org.minikisa.impact.core.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** All advice on one model: warnings before notes, at most {@link Problems#MOST}. */
public final class Advice {

    private static final int MOST_NAMED = 5;

    private final List<Finding> warnings = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    private Advice() {}

    /** @param model read without a problem; whether its laws hold does not matter */
    public static List<Finding> of(DeclarativeModel model) {
        var advice = new Advice();
        for (Consumer<Advice> part : List.<Consumer<Advice>>of(
                a -> ChoiceAdvice.of(model, a),
                a -> GateAdvice.of(model, a),
                a -> ReadingAdvice.of(model, a),
                a -> WeightAdvice.of(model, a),
                a -> DateAdvice.of(model.description().parameters(), a),
                a -> TestAdvice.of(model, a),
                a -> TextAdvice.of(model.definition(), a),
                a -> SourceAdvice.of(model, a))) {
            part.accept(advice);
        }
        var all = new ArrayList<>(advice.warnings);
        all.addAll(advice.notes);
        return all.stream().limit(Problems.MOST).toList();
    }

    /** The first of some ids, and how many more there are. */
    static String named(List<String> ids) {
        return ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (ids.size() > MOST_NAMED ? " and " + (ids.size() - MOST_NAMED) + " more" : "");
    }

    void warning(String code, String place, String found, String expected, String remedy) {
        warnings.add(Finding.warning(new Problem(code, place, found, expected, remedy)));
    }

    void note(String code, String place, String found, String expected, String remedy) {
        notes.add(Finding.note(new Problem(code, place, found, expected, remedy)));
    }
}
