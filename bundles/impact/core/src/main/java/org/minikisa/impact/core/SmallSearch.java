package org.minikisa.impact.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.core.declarative.CostIndexFrontier;
import org.minikisa.impact.core.declarative.Menu;
import org.minikisa.problem.api.InvalidInputException;

/** Searches a model in Java, which only answers: tries every allowed set of choices, if they are few. */
final class SmallSearch {

    static final int MOST = 2_000;

    private SmallSearch() {}

    /**
     * The headroom of a model that does not know its own.
     *
     * @param base with moved weights
     * @return empty where a choice is a number, or there are more than {@value #MOST} sets
     */
    static OptionalDouble headroom(ImpactModel model, Answers base) {
        var own = base.weights(Map.of());
        var moved = Answers.none(base.asOf()).weights(base.weights());
        var menu = Menu.of(model.description(), own, moved);
        if (isTooMuch(menu)) {
            return OptionalDouble.empty();
        }
        double most = moved.weights().isEmpty() ? 0 : Double.NEGATIVE_INFINITY;
        for (var set : sets(menu.courses())) {
            most = Math.max(
                    most, model.evaluate(own, chosen(menu, menu.courses(), set)).uplift());
        }
        return OptionalDouble.of(most);
    }

    /** @throws InvalidInputException where a choice is a number, or there are more than {@value #MOST} sets */
    static CostIndexFrontier frontier(ImpactModel model, Menu menu) {
        requireFew(model, menu);
        var sets = sets(menu.courses());
        var costs = new long[sets.size()];
        var indices = new double[sets.size()];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = cost(menu.courses(), sets.get(i));
            indices[i] = index(model, menu.base(), chosen(menu, menu.courses(), sets.get(i)));
        }
        return CostIndexFrontier.of(
                menu,
                menu.courses(),
                model.evaluate(menu.base(), Answers.none(menu.base().asOf()))
                        .base()
                        .value(),
                costs,
                indices,
                sets.toArray(int[][]::new),
                1e-9 * model.description().scale().width());
    }

    /** NaN where such a choice is refused. */
    static double index(ImpactModel model, Answers base, Answers choices) {
        try {
            return model.evaluate(base, choices).index().value();
        } catch (InvalidInputException refused) {
            if (refused.problems().stream().anyMatch(problem -> problem.code().startsWith("impact.function."))) {
                throw refused;
            }
            return Double.NaN;
        }
    }

    /** What was chosen already, with a setting of each course. */
    static Answers chosen(Menu menu, List<Menu.Course> courses, int[] settings) {
        var values = new TreeMap<>(menu.choices().values());
        for (int c = 0; c < settings.length; c++) {
            var id = courses.get(c).indicator().id();
            courses.get(c)
                    .settings()
                    .get(settings[c])
                    .value()
                    .ifPresent(value -> values.put(id, new Answer.Answered(value, "what if")));
        }
        return new Answers(menu.base().asOf(), values, menu.choices().weights());
    }

    private static List<int[]> sets(List<Menu.Course> courses) {
        var sets = new ArrayList<int[]>();
        sets.add(new int[courses.size()]);
        for (int c = 0; c < courses.size(); c++) {
            for (int i = sets.size() - 1; i >= 0; i--) {
                for (int setting = 1; setting < courses.get(c).settings().size(); setting++) {
                    var more = sets.get(i).clone();
                    more[c] = setting;
                    sets.add(more);
                }
            }
        }
        return sets;
    }

    private static long cost(List<Menu.Course> courses, int[] settings) {
        long cost = 0;
        for (int c = 0; c < settings.length; c++) {
            cost += courses.get(c).settings().get(settings[c]).cost();
        }
        return cost;
    }

    private static boolean isTooMuch(Menu menu) {
        return !menu.numbers().isEmpty() || combinations(menu) > MOST;
    }

    private static double combinations(Menu menu) {
        return menu.courses().stream()
                .mapToDouble(course -> course.settings().size())
                .reduce(1, (a, b) -> a * b);
    }

    static void requireFew(ImpactModel model, Menu menu) {
        if (isTooMuch(menu)) {
            var numbers = menu.numbers().stream().map(number -> number.id()).toList();
            throw InvalidInputException.of(
                    "what may be chosen with " + model.description().ref(),
                    "impact.whatif.java",
                    "choices",
                    numbers.isEmpty()
                            ? "more than " + MOST + " sets of choices"
                            : "numbers to choose: " + String.join(", ", numbers),
                    "at most " + MOST
                            + " sets of choices without numbers, as the model is in Java and can only be tried",
                    "Make some of the choices first: those that a request has are kept, and only the others are tried.");
        }
    }
}
