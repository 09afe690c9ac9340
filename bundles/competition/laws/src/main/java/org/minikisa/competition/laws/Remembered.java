package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.problem.api.Problem;

/** A method whose first answer to each task is kept while it is proven: the laws look at the same answers. */
final class Remembered implements ScoringMethod {

    private final ScoringMethod method;
    private final MethodDescription description;
    private final Map<ScoringTask, List<Score>> answers = new IdentityHashMap<>();

    Remembered(ScoringMethod method) {
        this.method = method;
        this.description = method.description();
    }

    /** The method itself, which answers anew. */
    ScoringMethod method() {
        return method;
    }

    @Override
    public MethodDescription description() {
        return description;
    }

    @Override
    public List<Score> score(ScoringTask task) {
        List<Score> known = answers.get(task);
        if (known == null) {
            known = List.copyOf(method.score(task));
            answers.put(task, known);
        }
        return known;
    }

    @Override
    public List<BigDecimal> points(ScoringTask task) {
        return method.points(task);
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        return method.problems(criterion);
    }

    @Override
    public Optional<Problem> problem(Criterion criterion, BigDecimal value) {
        return method.problem(criterion, value);
    }

    @Override
    public MethodTraits traits(Criterion criterion) {
        return method.traits(criterion);
    }

    @Override
    public Map<String, String> suggested(ScoringTask task) {
        return method.suggested(task);
    }

    @Override
    public Optional<ScoringExample> example() {
        return method.example();
    }
}
