package org.minikisa.competition.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;

/** A law that nobody can break is no law: each one is broken here by a method made for it. */
class ScoringLawsTest {

    private static final Setting SETTING = Setting.points("70");

    @Test
    void aRatioKeepsAllTheLawsItPromises() {
        assertThat(ScoringLaws.check(
                        method(ScoringLawsTest::ratio, EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT))), SETTING))
                .isEmpty();
    }

    @Test
    void aRatioIsNotIndependentOfOtherTenders() {
        assertThat(broken(ScoringLawsTest::ratio, Promise.values())).containsExactly("independent");
    }

    @Test
    void theOrderOfTendersMustNotMatter() {
        assertThat(broken(task -> points(task, (value, index) -> BigDecimal.valueOf(index))))
                .contains("order-of-tenders", "equal-treatment");
    }

    @Test
    void theSameTendersMustGetTheSameAgain() {
        var calls = new AtomicInteger();
        assertThat(broken(task -> points(task, (value, index) -> BigDecimal.valueOf(calls.incrementAndGet()))))
                .contains("same-again");
    }

    @Test
    void aTenderMustNotBeForgotten() {
        assertThat(broken(task -> ratio(task).subList(0, 1))).contains("one-score-each");
    }

    @Test
    void pointsOutsideTheMaximumAreFound() {
        assertThat(broken(task -> points(task, (value, index) -> new BigDecimal("70.01")), Promise.WITHIN_BOUNDS))
                .containsExactly("within-bounds");
    }

    @Test
    void theDearerMustNotGetMore() {
        assertThat(broken(task -> points(task, (value, index) -> value), Promise.MONOTONE, Promise.SCALE_INVARIANT))
                .containsExactly("monotone", "scale-invariant");
    }

    @Test
    void theBestMustGetAll() {
        assertThat(broken(task -> points(task, (value, index) -> BigDecimal.ONE), Promise.BEST_GETS_ALL))
                .containsExactly("best-gets-all");
    }

    @Test
    void anExplanationWithoutNumbersExplainsNothing() {
        assertThat(broken(task -> ratio(task).stream()
                        .map(score -> new Score(score.tender(), score.points(), LocalizedText.same("best tender")))
                        .toList()))
                .containsExactly("explained");
    }

    @Test
    void aMethodThatThrowsIsACounterexampleAndNotAFailedCheck() {
        ScoringMethod throwing = method(
                task -> {
                    throw new ArithmeticException("/ by zero");
                },
                Set.of());
        assertThat(ScoringLaws.check(throwing, SETTING))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.counterexample()).contains("/ by zero"));
        assertThat(ScoringLaws.check(throwing, SETTING).get(0).problem("mine").code())
                .isEqualTo("competition.law.one-score-each");
    }

    private static List<String> broken(Function<ScoringTask, List<Score>> formula, Promise... promises) {
        return ScoringLaws.check(method(formula, Set.of(promises)), SETTING).stream()
                .map(violation -> violation.law().id())
                .toList();
    }

    private static List<Score> ratio(ScoringTask task) {
        return points(
                task,
                (value, index) -> value.compareTo(task.smallest()) == 0
                        ? task.maxPoints()
                        : task.maxPoints().multiply(task.smallest()).divide(value, ScoringMethod.PRECISION));
    }

    private interface Formula {
        BigDecimal points(BigDecimal value, int index);
    }

    private static List<Score> points(ScoringTask task, Formula formula) {
        var scores = new ArrayList<Score>();
        task.candidates()
                .forEach(candidate -> scores.add(new Score(
                        candidate.tender(),
                        formula.points(candidate.value(), scores.size()),
                        LocalizedText.same("p = " + candidate.value()))));
        return scores;
    }

    private static ScoringMethod method(Function<ScoringTask, List<Score>> formula, Set<Promise> promises) {
        return new ScoringMethod() {
            @Override
            public MethodDescription description() {
                return new MethodDescription(
                        LocalizedText.same("test"),
                        LocalizedText.same("test"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        Set.of(ValueSource.TENDERED),
                        Optional.of(BigDecimal.ZERO),
                        List.of(),
                        promises);
            }

            @Override
            public List<Score> score(ScoringTask task) {
                return formula.apply(task);
            }
        };
    }
}
