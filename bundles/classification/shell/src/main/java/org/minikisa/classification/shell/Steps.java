package org.minikisa.classification.shell;

import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Stopped;

/** Shows how learning goes on, a bar for each of its steps, and stops it by Ctrl-C. For one thread. */
final class Steps implements LearningProgress, AutoCloseable {

    private final Screen screen;
    private String step = "";
    private Progress bar;

    private Steps(Screen screen) {
        this.screen = screen;
    }

    /** @throws Stopped when it is interrupted */
    static <T> T during(Screen screen, Function<LearningProgress, T> work) {
        try (var steps = new Steps(screen)) {
            return work.apply(steps);
        } catch (CancellationException e) {
            throw new Stopped();
        }
    }

    @Override
    public void at(String next, long done, long of) {
        Stopped.ifInterrupted();
        if (bar == null || !next.equals(step)) {
            close();
            step = next;
            bar = screen.progress(next.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + next.substring(1), of);
        }
        bar.total(of);
        bar.to(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
