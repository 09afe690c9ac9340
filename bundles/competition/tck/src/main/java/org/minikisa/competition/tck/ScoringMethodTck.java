package org.minikisa.competition.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.laws.ScoringLaws;
import org.minikisa.competition.laws.Setting;
import org.minikisa.competition.laws.Violation;
import org.minikisa.problem.api.LocalizedText;

/**
 * What every scoring method must pass. Extend it, say which method in which setting, and run it with JUnit:
 *
 * <pre>{@code
 * class LowestTakesAllTest extends ScoringMethodTck {
 *     protected ScoringMethod method() { return new LowestTakesAll(); }
 *     protected Setting setting() { return Setting.points("70"); }
 * }
 * }</pre>
 */
public abstract class ScoringMethodTck {

    /** The method under test. */
    protected abstract ScoringMethod method();

    /** A sensible use of it: maximum points, required parameters, the range of values. */
    protected abstract Setting setting();

    /** Every law that binds the method, one test each. */
    @TestFactory
    final Stream<DynamicTest> keepsTheLaws() {
        return ScoringLaws.all().stream()
                .filter(law -> law.binds(method()))
                .map(law -> dynamicTest(
                        law.says(),
                        () -> assertEquals(
                                Optional.empty(),
                                ScoringLaws.check(law, method(), setting()).map(Violation::toString))));
    }

    /** The setting is a use that the house would let through, so the laws were tried on something real. */
    @Test
    final void theSettingCouldBePublished() {
        MethodDescription description = method().description();
        List<String> known =
                description.parameters().stream().map(Parameter::name).toList();
        assertTrue(known.containsAll(setting().parameters().keySet()), () -> "parameters are " + known);
        description.parameters().stream()
                .filter(Parameter::required)
                .forEach(parameter -> assertTrue(
                        setting().parameters().containsKey(parameter.name()), () -> parameter.name() + " is required"));
        description
                .leastValue()
                .ifPresent(least ->
                        assertTrue(least.compareTo(setting().least()) <= 0, () -> "the least value is " + least));
        assertEquals(List.of(), method().problems(criterion()));
        Stream.of(setting().least(), setting().greatest())
                .forEach(value -> assertEquals(Optional.empty(), method().problem(criterion(), value)));
    }

    /** Criteria say whether they have maximum points by the unit of their method. */
    @Test
    final void theMaximumFitsTheUnit() {
        assertEquals(
                method().description().unit() == Unit.POINTS,
                setting().maxPoints().signum() > 0);
    }

    private Criterion criterion() {
        MethodDescription description = method().description();
        return new Criterion(
                "tested",
                LocalizedText.same("tested"),
                Role.QUALITY,
                "tested",
                Optional.of(setting().maxPoints()).filter(max -> max.signum() > 0),
                BigDecimal.ONE,
                Optional.empty(),
                description.sources().iterator().next(),
                List.of(),
                setting().parameters(),
                Rounding.NONE,
                Rounding.NONE);
    }
}
