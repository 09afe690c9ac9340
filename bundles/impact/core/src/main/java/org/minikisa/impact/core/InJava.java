package org.minikisa.impact.core;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.core.declarative.OwnTime;

/**
 * A model of a plug-in, held at arm's length: it is what it said it was when it came, it is only asked on threads that may
 * be given up, what it throws is told in words of ours, and while it has not come back from a question it is not asked
 * another, so that one that hangs costs one thread and not one for each row. It has no JSON, whatever it says: only what
 * was read here is kept as a definition.
 */
final class InJava implements ImpactModel {

    private final ImpactModel model;
    private final ModelDescription description;
    private final Duration patience;
    /** When each question that is open was asked, by {@link System#nanoTime}. */
    private final Map<Object, Long> open = new ConcurrentHashMap<>();

    private InJava(ImpactModel model, ModelDescription description, Duration patience) {
        this.model = model;
        this.description = description;
        this.patience = patience;
    }

    /** @throws RuntimeException when it does not describe itself, or not in time */
    static InJava of(ImpactModel model, Duration patience) {
        var description = OwnTime.ask(name(model), () -> OwnTime.guarded(model::description), patience);
        return new InJava(model, Objects.requireNonNull(description, "the description is null"), patience);
    }

    Class<?> type() {
        return model.getClass();
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public Evaluation evaluate(Answers base, Answers choices) {
        return ask(() -> model.evaluate(base, choices));
    }

    @Override
    public OptionalDouble headroom(Answers base) {
        return Objects.requireNonNull(ask(() -> model.headroom(base)), "the headroom is null");
    }

    private <T> T ask(Supplier<T> question) {
        if (isStuck()) {
            throw new OwnTime.Late("it has not come back from an earlier question, and is not asked until it does");
        }
        return OwnTime.ask(name(model), () -> timed(question), patience);
    }

    private <T> T timed(Supplier<T> question) {
        var key = new Object();
        open.put(key, System.nanoTime());
        try {
            return OwnTime.guarded(question);
        } finally {
            open.remove(key);
        }
    }

    private boolean isStuck() {
        long now = System.nanoTime();
        return open.values().stream().anyMatch(since -> now - since >= patience.toNanos());
    }

    private static String name(ImpactModel model) {
        return "impact-model " + model.getClass().getName();
    }
}
