package org.minikisa.impact.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.laws.Certificate;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.impact.laws.Question;
import org.minikisa.impact.laws.Tried;
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
                .map(law -> DynamicTest.dynamicTest(law.name(), () -> held(ModelLaws.tried(law, model))));
    }

    /** One page on what was tried goes to {@code target/certificate-ID.txt}, and its one line to the console. */
    @Test
    void itGetsItsCertificate() throws IOException {
        var model = model();
        var certificate = Certificate.of(model, digest(model), "", Optional.empty());
        var file = Path.of("target", "certificate-" + certificate.id().replaceAll("[^\\w.-]", "_") + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, certificate.text());
        System.out.println(certificate.line() + " (" + file + ")");
    }

    /** What identifies the model's content on its certificate. */
    String digest(ImpactModel model) {
        return Digests.ofClass(model.getClass());
    }

    /** How a question is written where the author would ask it again. */
    String again(Question question) {
        return "model.evaluate(" + question.java() + ")";
    }

    private void held(Tried tried) {
        if (!tried.held()) {
            Assertions.fail(words(tried.problems())
                    + tried.asked().stream()
                            .map(question -> System.lineSeparator() + again(question))
                            .collect(Collectors.joining(
                                    "", System.lineSeparator() + "The last questions, oldest first:", "")));
        }
    }

    /** Fails with every problem in words. */
    static void noneOf(List<Problem> problems) {
        if (!problems.isEmpty()) {
            Assertions.fail(words(problems));
        }
    }

    private static String words(List<Problem> problems) {
        return problems.stream().map(Problem::toString).reduce("", (all, one) -> all + System.lineSeparator() + one);
    }
}
