package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.scoring.Outliers.Measure;

/** What the formulas share. */
final class Formula {

    /** Fits into a long. */
    private static final MathContext BRIEF = new MathContext(18, RoundingMode.DOWN);

    private static final Wording BEST =
            Wording.words("paras arvo {P}: täydet {W}", "bästa värdet {P}: fulla {W}", "best value {P}: the full {W}");
    private static final Wording BEYOND_LIMIT = Wording.words(
            "{P} on poikkeaman rajalla {x} × mediaani {med} tai parempi: täydet {W}",
            "{P} är vid gränsen för avvikelse {x} × medianen {med} eller bättre: fulla {W}",
            "{P} is at the limit for outliers {x} × median {med} or better: the full {W}");
    private static final Wording NOTHING =
            Wording.words("arvo {P}: ei pisteitä", "värdet {P}: inga poäng", "value {P}: no points");
    private static final Wording AGAINST_ZERO = Wording.words(
            "alin hinta on 0, oma {P}: ei pisteitä",
            "lägsta priset är 0, eget {P}: inga poäng",
            "the lowest price is 0, own {P}: no points");
    private static final Wording RATIO_TO_LARGEST = Wording.formula("{W} × {P} / {M}");

    private Formula() {}

    /** A score for every tender. */
    static List<Result> each(ScoringTask task, Function<Candidate, Result> formula) {
        var scores = new ArrayList<Result>(task.candidates().size());
        for (Candidate candidate : task.candidates()) {
            scores.add(formula.apply(candidate));
        }
        return scores;
    }

    /** {@code max × numerator / denominator}, multiplied first, divided once. */
    static BigDecimal share(ScoringTask task, BigDecimal numerator, BigDecimal denominator) {
        return quotient(task.maxPoints().multiply(numerator), denominator);
    }

    /** Many quotients of prices end soon: those are found without sixty digits, whose zeros would have to be cut off again. */
    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        BigDecimal brief = dividend.divide(divisor, BRIEF);
        return brief.precision() < BRIEF.getPrecision() / 2
                        && brief.multiply(divisor).compareTo(dividend) == 0
                ? brief
                : dividend.divide(divisor, ScoringMethod.PRECISION);
    }

    /** The best tender's score, where the formula itself would divide by zero. */
    static Result full(ScoringTask task, Numbers numbers) {
        return numbers.score(task.maxPoints(), BEST);
    }

    /** As good as the limit for outliers, or better. */
    static Result beyondLimit(ScoringTask task, Numbers numbers) {
        return numbers.score(task.maxPoints(), BEYOND_LIMIT);
    }

    /** No points, with the reason why the formula was not used. */
    static Result none(Numbers numbers, Wording reason) {
        return numbers.score(BigDecimal.ZERO, reason);
    }

    /** Where the lowest price is 0, a ratio to it is 0 for every other price. */
    static Result againstZero(Numbers numbers) {
        return none(numbers, AGAINST_ZERO);
    }

    /**
     * {@code max × value / largest}; values below zero get 0, and where nobody is above zero the best still gets all.
     */
    static List<Result> ratioToLargest(ScoringTask task) {
        Measure largest = Outliers.largest(task);
        BigDecimal best = task.largest();
        return each(task, candidate -> {
            var numbers = new Numbers(candidate)
                    .with(Symbols.MAXIMUM, task.maxPoints())
                    .with(largest.numbers());
            BigDecimal own = candidate.value();
            if (largest.moved() && own.compareTo(largest.value()) >= 0) {
                return beyondLimit(task, numbers);
            }
            if (own.compareTo(best) == 0) {
                return full(task, numbers);
            }
            return own.signum() <= 0
                    ? none(numbers, NOTHING)
                    : numbers.score(share(task, own, largest.value()), RATIO_TO_LARGEST);
        });
    }
}
