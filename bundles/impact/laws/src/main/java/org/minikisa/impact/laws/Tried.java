package org.minikisa.impact.laws;

import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.Problem;

/**
 * A law that was tried on a model.
 *
 * @param questions how often the model was asked, up to the first counterexample
 * @param problems what was found; empty where the law held
 * @param asked the last questions where it did not: the counterexample; at most two
 */
public record Tried(ModelLaws.Law law, int questions, List<Problem> problems, List<Question> asked) {

    public Tried {
        Objects.requireNonNull(law, "law");
        problems = List.copyOf(problems);
        asked = List.copyOf(asked);
    }

    public boolean held() {
        return problems.isEmpty();
    }
}
