package org.minikisa.rendering.terminal;

/** A command stopped because it was interrupted, by Ctrl-C say. What it had finished until then stays. */
public final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Stopped() {
        super("stopped");
    }

    /** Throws when the current thread was interrupted, and leaves it marked as interrupted. For loops that take long. */
    public static void ifInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
    }
}
