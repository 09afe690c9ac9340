package org.minikisa.runtime.plugins.guard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.laws.ScoreLaws;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.plugins.guard.Guard.Breach;

/** A scoring method of a plug-in, asked on the thread of who asks. */
final class GuardedMethod implements ScoringMethod {

    private final Guard guard;
    private final MethodDescription description;

    /** Asks it for its description, on this thread. */
    GuardedMethod(Guard guard) {
        this.guard = guard;
        this.description =
                guard.ask(ScoringMethod.class, new Question.Describe(), method -> described(method.description()));
    }

    @Override
    public MethodDescription description() {
        return description;
    }

    @Override
    public List<Score> score(ScoringTask task) {
        return guard.ask(
                ScoringMethod.class,
                new Question.Score(task),
                method -> checked(task, List.copyOf(method.score(task))));
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        return guard.ask(
                ScoringMethod.class,
                new Question.CheckCriterion(criterion),
                method -> checked(List.copyOf(method.problems(criterion))));
    }

    @Override
    public Optional<Problem> problem(Criterion criterion, BigDecimal value) {
        return guard.ask(
                ScoringMethod.class,
                new Question.CheckValue(criterion, value),
                method ->
                        Objects.requireNonNull(method.problem(criterion, value), "null instead of a problem or none"));
    }

    @Override
    public MethodTraits traits(Criterion criterion) {
        return guard.ask(
                ScoringMethod.class,
                new Question.CheckCriterion(criterion),
                method -> Objects.requireNonNull(method.traits(criterion), "null instead of traits"));
    }

    @Override
    public Map<String, String> suggested(ScoringTask task) {
        return guard.ask(ScoringMethod.class, new Question.Score(task), method -> Map.copyOf(method.suggested(task)));
    }

    private List<Score> checked(ScoringTask task, List<Score> scores) throws Breach {
        refuseHostile(
                scores.stream()
                        .flatMap(score -> Stream.concat(Stream.of(score.points()), score.numbers().values().stream())),
                "score");
        List<Problem> problems = ScoreLaws.check(description, task, scores);
        if (!problems.isEmpty()) {
            throw new Breach(problems);
        }
        return scores;
    }

    @Override
    public Optional<ScoringExample> example() {
        return guard.ask(ScoringMethod.class, new Question.Describe(), method -> plain(method.example()));
    }

    private static List<Problem> checked(List<Problem> problems) {
        return problems.size() <= Problems.MOST ? problems : problems.subList(0, Problems.MOST);
    }

    private static MethodDescription described(MethodDescription description) throws Breach {
        Objects.requireNonNull(description, "the description is null");
        refuseHostile(description.leastValue().stream(), "description");
        return description;
    }

    private static Optional<ScoringExample> plain(Optional<ScoringExample> example) throws Breach {
        if (example.isPresent()) {
            ScoringExample shown = example.get();
            Stream<BigDecimal> limits = Stream.of(shown.maxPoints(), shown.least(), shown.greatest());
            refuseHostile(Stream.concat(limits, shown.others().values().stream()), "example");
        }
        return example;
    }

    private static void refuseHostile(Stream<BigDecimal> numbers, String where) throws Breach {
        if (!numbers.allMatch(Plain::isNumber)) {
            throw new Breach(
                    "plugins.number", where, "a number that cannot be reckoned with", "a plain decimal of some digits");
        }
    }
}
