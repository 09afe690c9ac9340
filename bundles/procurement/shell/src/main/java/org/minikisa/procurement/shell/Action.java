package org.minikisa.procurement.shell;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** An action that fits in a method. */
record Action(Usage usage, Running running) implements Command {

    /** What it does. */
    interface Running {
        void run(Invocation in) throws Exception;
    }

    @Override
    public void run(Invocation in) throws Exception {
        running.run(in);
    }
}
