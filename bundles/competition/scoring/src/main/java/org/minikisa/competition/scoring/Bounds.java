package org.minikisa.competition.scoring;

import java.math.BigDecimal;

import org.minikisa.competition.api.Criterion;
import org.minikisa.problem.api.Problems;

/** What is wrong with announced bounds. */
final class Bounds {

    private Bounds() {}

    /** A lower bound below the upper one, both given. */
    static void check(Criterion criterion, String lower, String upper, Problems problems) {
        String least = criterion.parameters().get(lower);
        String most = criterion.parameters().get(upper);
        if (least == null) {
            problems.add(
                    "competition.parameter.missing",
                    "parameters." + lower,
                    "nothing",
                    "a lower bound to " + upper + " = " + most,
                    "Give both bounds.");
        } else if (new BigDecimal(least).compareTo(new BigDecimal(most)) >= 0) {
            problems.add(
                    "competition.parameter.range",
                    "parameters." + upper,
                    most,
                    "more than " + lower + " = " + least,
                    "Give the range from the lowest to the highest value.");
        }
    }

    /** Two parameters of which one makes the other pointless. */
    static void refuseBoth(Criterion criterion, String one, String other, Problems problems) {
        if (criterion.parameters().containsKey(one) && criterion.parameters().containsKey(other)) {
            problems.add(
                    "competition.parameter.both",
                    "parameters." + other,
                    other + " beside " + one,
                    "one of them",
                    "Leave one out: with " + one + " there is nothing left for " + other + " to say.");
        }
    }

    /** A number above zero. */
    static void positive(Criterion criterion, String parameter, String remedy, Problems problems) {
        String text = criterion.parameters().get(parameter);
        if (text != null && new BigDecimal(text).signum() <= 0) {
            problems.add("competition.parameter.range", "parameters." + parameter, text, "more than 0", remedy);
        }
    }
}
