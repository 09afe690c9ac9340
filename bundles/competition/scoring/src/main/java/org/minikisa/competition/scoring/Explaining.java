package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;

/** A method whose formula is reckoned first and put into words only for those who read them. */
abstract class Explaining implements ScoringMethod {

    /** One result for each tender, in their order. */
    abstract List<Result> results(ScoringTask task);

    @Override
    public final List<Score> score(ScoringTask task) {
        List<Result> results = results(task);
        var scores = new ArrayList<Score>(results.size());
        for (Result result : results) {
            scores.add(result.explained());
        }
        return scores;
    }

    @Override
    public final List<BigDecimal> points(ScoringTask task) {
        List<Result> results = results(task);
        var points = new ArrayList<BigDecimal>(results.size());
        for (Result result : results) {
            points.add(result.points());
        }
        return points;
    }
}
