package org.minikisa.competition.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.laws.Setting;
import org.minikisa.problem.api.LocalizedText;

/** Runs the tests on a method of an author and on the same with a mistake. */
class ScoringMethodTckTest extends ScoringMethodTck {

    @Override
    protected ScoringMethod method() {
        return new LowestTakesAll(BigDecimal.ZERO);
    }

    @Override
    protected Setting setting() {
        return Setting.points("70");
    }

    @Test
    void aMistakeFailsTheTestOfTheLawItBreaks() {
        List<DynamicTest> tests =
                of(new LowestTakesAll(new BigDecimal("-1"))).keepsTheLaws().toList();
        assertThat(tests).extracting(DynamicTest::getDisplayName).contains("Points are between 0 and the maximum");
        tests.forEach(test -> {
            if (test.getDisplayName().equals("Points are between 0 and the maximum")) {
                assertThatThrownBy(() -> test.getExecutable().execute())
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("gets -1 of 70");
            }
        });
    }

    private static ScoringMethodTck of(ScoringMethod method) {
        return new ScoringMethodTck() {
            @Override
            protected ScoringMethod method() {
                return method;
            }

            @Override
            protected Setting setting() {
                return Setting.points("70");
            }
        };
    }

    /** What an author would write. */
    private record LowestTakesAll(BigDecimal others) implements ScoringMethod {

        @Override
        public MethodDescription description() {
            return new MethodDescription(
                    LocalizedText.same("lowest takes all"),
                    LocalizedText.same("all or nothing"),
                    Unit.POINTS,
                    Direction.LOWER_IS_BETTER,
                    Set.of(ValueSource.TENDERED),
                    Optional.of(BigDecimal.ZERO),
                    List.of(),
                    EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT)));
        }

        @Override
        public List<Score> score(ScoringTask task) {
            return task.candidates().stream()
                    .map(candidate -> new Score(
                            candidate.tender(),
                            candidate.value().compareTo(task.smallest()) == 0 ? task.maxPoints() : others,
                            LocalizedText.same(candidate.value() + " against " + task.smallest())))
                    .toList();
        }
    }
}
