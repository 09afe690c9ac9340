package org.minikisa.impact.tck;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.problem.api.Problem;

/**
 * The contract of a model. All that its author writes:
 *
 * <pre>
 * class DaytimeTest extends ImpactModelContract {
 *     &#64;Override
 *     protected ImpactModel model() {
 *         return new Daytime();
 *     }
 * }
 * </pre>
 */
public abstract class ImpactModelContract {

    /** The model under test; a new one or always the same. */
    protected abstract ImpactModel model();

    @TestFactory
    Stream<DynamicTest> itKeepsTheLaws() {
        var model = model();
        return ModelLaws.laws().stream()
                .map(law -> DynamicTest.dynamicTest(
                        law.name(), () -> noneOf(law.check().apply(model))));
    }

    /** Fails with every problem in words. */
    static void noneOf(List<Problem> problems) {
        if (!problems.isEmpty()) {
            Assertions.fail(problems.stream()
                    .map(Problem::toString)
                    .reduce("", (all, one) -> all + System.lineSeparator() + one));
        }
    }
}
