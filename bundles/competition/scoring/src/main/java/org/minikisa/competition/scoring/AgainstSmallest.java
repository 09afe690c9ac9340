package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.List;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.MethodTraits.Dependence;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.scoring.Outliers.Measure;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/**
 * What formulas share that measure a price by the smallest one: where that is 0, it gets all and others get 0, which is where
 * they tend to. An announced share of the median may take the place of a smallest price below it; all up to it get the
 * maximum then.
 */
abstract class AgainstSmallest extends Explaining {

    static final MethodTraits TRAITS = MethodTraits.of(MethodTraits.EqualOffers.MAXIMUM, Dependence.BEST);

    /** A price above the smallest one that counts, which is more than 0. */
    abstract Result dearer(ScoringTask task, Measure smallest, Numbers numbers, BigDecimal own);

    @Override
    public MethodTraits traits(Criterion criterion) {
        return criterion.parameters().containsKey(Outliers.LOW) ? TRAITS.bounded() : TRAITS;
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        var problems = new Problems();
        Outliers.check(criterion, problems);
        return problems.list();
    }

    @Override
    final List<Result> results(ScoringTask task) {
        Measure smallest = Outliers.smallest(task);
        return Formula.each(task, candidate -> {
            var numbers = new Numbers(candidate)
                    .with(Symbols.MAXIMUM, task.maxPoints())
                    .with(smallest.numbers());
            if (smallest.moved() && candidate.value().compareTo(smallest.value()) <= 0) {
                return Formula.beyondLimit(task, numbers);
            }
            if (candidate.value().signum() == 0) {
                return Formula.full(task, numbers);
            }
            return smallest.value().signum() == 0
                    ? Formula.againstZero(numbers)
                    : dearer(task, smallest, numbers, candidate.value());
        });
    }
}
