package org.minikisa.impact.core.gap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

import org.minikisa.impact.api.analysis.ModelChange.Step;
import org.minikisa.impact.core.declarative.Json;

/** How far the version of a model must go for a change: whether old answers still fit, and whether figures move. */
final class Steps {

    /** Changes no figure wherever it stands. */
    private static final Set<String> TEXTS = Set.of(
            "title", "summary", "source", "note", "weightSource", "status", "fi", "sv", "en", "tests", "decimals");

    /** How an indicator is asked: another one makes answers to the old one unfit. */
    private static final Set<String> ASKED = Set.of("type", "unit", "phases", "per", "whole", "from");

    /** Of which only one direction makes old answers unfit. */
    private static final Map<String, BiPredicate<Json, Json>> TIGHTER = Map.of(
            "min",
                    (before, after) ->
                            number(after, Double.NEGATIVE_INFINITY) > number(before, Double.NEGATIVE_INFINITY),
            "max",
                    (before, after) ->
                            number(after, Double.POSITIVE_INFINITY) < number(before, Double.POSITIVE_INFINITY),
            "reason", (before, after) -> after.equals(new Json.Bool(true)),
            "merge", (before, after) -> freedom(after) < freedom(before));

    private Steps() {}

    /** @param place names from the root: {@code indicators, water, weight}; JSON null for what is not there */
    static Step of(List<String> place, Json before, Json after) {
        boolean gone = after instanceof Json.Null;
        if (place.stream().anyMatch(TEXTS::contains)) {
            return Step.PATCH;
        }
        if (place.size() == 1) {
            return place.get(0).equals("id") ? Step.MAJOR : Step.MINOR;
        }
        if (place.get(0).equals("missing")) {
            return isStricter(place.get(1), after) ? Step.MAJOR : Step.MINOR;
        }
        if (!place.get(0).equals("indicators")) {
            return Step.MINOR;
        }
        if (place.size() == 2) {
            return gone ? Step.MAJOR : Step.MINOR;
        }
        var member = place.get(2).equals("domain") && place.size() > 3 ? place.get(3) : place.get(2);
        boolean unfit = ASKED.contains(member)
                || (member.equals("options") || member.equals("levels")) && place.size() == 4 && gone
                || TIGHTER.containsKey(member) && TIGHTER.get(member).test(before, after);
        return unfit ? Step.MAJOR : Step.MINOR;
    }

    private static boolean isStricter(String member, Json after) {
        return member.equals("minCoverage") || after.equals(new Json.Text("refuse"));
    }

    private static double number(Json value, double otherwise) {
        return value instanceof Json.Number number ? number.value() : otherwise;
    }

    private static int freedom(Json merge) {
        return switch (merge instanceof Json.Text text ? text.value() : "mayRaise") {
            case "mayReplace" -> 3;
            case "floor" -> 2;
            case "locked" -> 0;
            default -> 1;
        };
    }
}
