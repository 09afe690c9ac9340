package org.minikisa.competition.shell;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** One action of {@code kisa:competition}: what it takes and what it does. */
record Action(Usage usage, Body body) implements Command {

    /** What it does. */
    interface Body {
        void run(Invocation in) throws Exception;
    }

    @Override
    public void run(Invocation in) throws Exception {
        body.run(in);
    }
}
