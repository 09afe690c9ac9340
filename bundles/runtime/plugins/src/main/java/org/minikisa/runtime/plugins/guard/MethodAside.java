package org.minikisa.runtime.plugins.guard;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.problem.api.Problem;

/** Asks a guarded method on threads that are thrown away: one that never comes back costs its caller the limit only. */
final class MethodAside implements ScoringMethod {

    private final Guard guard;
    private final GuardedMethod method;
    private final Duration limit;

    MethodAside(Guard guard, GuardedMethod method, Duration limit) {
        this.guard = guard;
        this.method = method;
        this.limit = limit;
    }

    @Override
    public MethodDescription description() {
        return method.description();
    }

    @Override
    public List<Score> score(ScoringTask task) {
        return ask(new Question.Score(task), () -> method.score(task));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        return ask(new Question.CheckCriterion(criterion), () -> method.problems(criterion));
    }

    @Override
    public Optional<Problem> problem(Criterion criterion, BigDecimal value) {
        return ask(new Question.CheckValue(criterion, value), () -> method.problem(criterion, value));
    }

    @Override
    public MethodTraits traits(Criterion criterion) {
        return ask(new Question.CheckCriterion(criterion), () -> method.traits(criterion));
    }

    @Override
    public Map<String, String> suggested(ScoringTask task) {
        return ask(new Question.Score(task), () -> method.suggested(task));
    }

    @Override
    public Optional<ScoringExample> example() {
        return ask(new Question.Describe(), method::example);
    }

    private <R> R ask(Question question, Callable<R> call) {
        try {
            return Aside.ask(guard.offer().name(), limit, call);
        } catch (Aside.Late e) {
            throw guard.late(question, e.thread(), limit);
        } catch (Aside.Threw e) {
            throw new IllegalStateException("a guard lets nothing else out: " + e.getMessage());
        }
    }
}
