package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.problem.api.LocalizedText;

/** What the formulas share. */
final class Formula {

    private Formula() {}

    /** A score for every tender. */
    static List<Score> each(ScoringTask task, Function<Candidate, Score> formula) {
        return task.candidates().stream().map(formula).toList();
    }

    /** {@code max × numerator / denominator}, multiplied first, divided once. */
    static Score share(
            ScoringTask task, Candidate candidate, BigDecimal numerator, BigDecimal denominator, LocalizedText shown) {
        return new Score(
                candidate.tender(),
                task.maxPoints().multiply(numerator).divide(denominator, ScoringMethod.PRECISION),
                shown);
    }

    /** The best tender's score, where the formula itself would divide by zero. */
    static Score full(ScoringTask task, Candidate candidate) {
        return new Score(
                candidate.tender(),
                task.maxPoints(),
                Explanation.words(
                        "paras arvo {1}: täydet {0}",
                        "bästa värdet {1}: fulla {0}",
                        "best value {1}: the full {0}",
                        task.maxPoints(),
                        candidate.value()));
    }

    /** No points, with the reason why the formula was not used. */
    static Score none(Candidate candidate, LocalizedText reason) {
        return new Score(candidate.tender(), BigDecimal.ZERO, reason);
    }

    /**
     * {@code max × value / largest}; values below zero get 0, and where nobody is above zero the best still gets all.
     */
    static List<Score> ratioToLargest(ScoringTask task) {
        BigDecimal largest = task.largest();
        return each(task, candidate -> {
            if (candidate.value().compareTo(largest) == 0) {
                return full(task, candidate);
            }
            if (candidate.value().signum() <= 0) {
                return none(
                        candidate,
                        Explanation.words(
                                "arvo {0}: ei pisteitä",
                                "värdet {0}: inga poäng", "value {0}: no points", candidate.value()));
            }
            return share(
                    task,
                    candidate,
                    candidate.value(),
                    largest,
                    Explanation.formula("{0} × {1} / {2}", task.maxPoints(), candidate.value(), largest));
        });
    }

    /** Where the lowest price is 0, a ratio to it is 0 for every other price. */
    static Score againstZero(Candidate candidate) {
        return none(
                candidate,
                Explanation.words(
                        "alin hinta on 0, oma {0}: ei pisteitä",
                        "lägsta priset är 0, eget {0}: inga poäng",
                        "the lowest price is 0, own {0}: no points",
                        candidate.value()));
    }

    static boolean isSmallest(ScoringTask task, Candidate candidate) {
        return candidate.value().compareTo(task.smallest()) == 0;
    }
}
