package org.minikisa.impact.laws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;

/** A model that remembers what it was asked: how often, and last, which is where a law stopped. */
final class AskedModel implements ImpactModel {

    /** Laws that compare ask two questions. */
    private static final int KEPT = 2;

    private final ImpactModel model;
    private final Deque<Question> last = new ArrayDeque<>();
    private int questions;

    AskedModel(ImpactModel model) {
        this.model = model;
    }

    synchronized int questions() {
        return questions;
    }

    /** The last questions, oldest first. */
    synchronized List<Question> last() {
        return new ArrayList<>(last);
    }

    private synchronized void remember(Question question) {
        questions++;
        last.addLast(question);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    @Override
    public Evaluation evaluate(Answers base, Answers choices) {
        remember(new Question(base, choices));
        return model.evaluate(base, choices);
    }

    @Override
    public ModelDescription description() {
        return model.description();
    }

    @Override
    public OptionalDouble headroom(Answers base) {
        return model.headroom(base);
    }

    @Override
    public Optional<String> source() {
        return model.source();
    }
}
