package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.List;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;

/** The announced rule for equal offers (M = m), where a linear formula divides by zero. */
final class EqualOffers {

    static final String RULE = "equal-offers";
    private static final String FULL = "full";
    private static final List<String> RULES = List.of(FULL, "half", "none");

    static final Parameter PARAMETER = new Parameter(
            RULE,
            Parameter.Kind.TEXT,
            false,
            new LocalizedText(
                    "yhtä suuret arvot saavat full = täydet (oletus), half = puolet tai none = 0 pistettä",
                    "lika värden får full = fulla (förval), half = halva eller none = 0 poäng",
                    "equal values get the full (default) maximum, half of it or none"));

    private static final Wording ALL_EQUAL = Wording.words(
            "kaikki arvot {P} ovat yhtä suuria, ilmoitettu sääntö",
            "alla värden {P} är lika, angiven regel",
            "all values are equal to {P}, announced rule");

    private EqualOffers() {}

    /** Whether the rule gives something else than the maximum. */
    static boolean isDeclared(Criterion criterion) {
        return !criterion.parameters().getOrDefault(RULE, FULL).equals(FULL);
    }

    static boolean apply(ScoringTask task) {
        return !task.parameters().getOrDefault(RULE, FULL).equals(FULL)
                && task.smallest().compareTo(task.largest()) == 0;
    }

    static Result score(ScoringTask task, Numbers numbers) {
        boolean half = task.parameters().get(RULE).equals("half");
        return numbers.score(half ? task.maxPoints().multiply(new BigDecimal("0.5")) : BigDecimal.ZERO, ALL_EQUAL);
    }

    static void check(Criterion criterion, Problems problems) {
        String rule = criterion.parameters().getOrDefault(RULE, FULL);
        if (!RULES.contains(rule)) {
            problems.add(
                    "competition.parameter.unknown",
                    "parameters." + RULE,
                    rule,
                    "one of " + RULES,
                    "Say what tenders get when all values are equal.");
        }
    }
}
