package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/** Models and answers for tests, in as few words as they need. */
final class Given {

    static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    private Given() {}

    /** A model of these members, written with single quotes; id, version, status and title are added. */
    static String json(String members) {
        return ("{'id': 'm', 'version': '1.0.0', 'status': 'pilot', 'title': " + TITLE + ", " + members + "}")
                .replace('\'', '"');
    }

    static final String TITLE = "{'fi': 'm', 'sv': 'm', 'en': 'm'}";

    /** An indicator of these members; a title is added. */
    static String indicator(String members) {
        return "{'title': " + TITLE + ", " + members + "}";
    }

    static ImpactModel model(String members) {
        return new JsonModelReader().read("test", json(members).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads without the laws. */
    static DeclarativeModel parsed(String members) {
        return JsonModelReader.parse("test", json(members).getBytes(StandardCharsets.UTF_8));
    }

    static List<Problem> problems(String members) {
        return problemsOf(json(members).getBytes(StandardCharsets.UTF_8));
    }

    static List<Problem> problemsOf(byte[] json) {
        var refused = catchThrowableOfType(InvalidInputException.class, () -> new JsonModelReader().read("test", json));
        return refused == null ? List.of() : refused.problems();
    }

    static Answers answers(Map<String, String> texts) {
        return Answers.of(DAY, texts);
    }

    static Evaluation evaluate(ImpactModel model, Map<String, String> base, Map<String, String> choices) {
        return model.evaluate(answers(base), answers(choices));
    }

    /** Published data beside the checkout; tests that need them say so when they are not there. */
    static Optional<Path> data(String path) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("shared/data/impact").resolve(path);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
