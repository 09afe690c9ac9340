package org.minikisa.impact.shell;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.Usage;

/** The actions of one command; each is made like a command. */
record Actions(List<Command> all) {

    Actions {
        all = List.copyOf(all);
    }

    Usage on(Usage usage) {
        var result = usage;
        for (Command action : all) {
            result = result.action(action.usage());
        }
        return result;
    }

    void run(String name, Invocation in) throws Exception {
        var action = all.stream()
                .filter(command -> command.usage().name().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            action.run(in);
        } catch (CancellationException e) {
            throw new Stopped();
        }
    }
}
