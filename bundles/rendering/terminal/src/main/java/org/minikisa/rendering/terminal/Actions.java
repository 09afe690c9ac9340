package org.minikisa.rendering.terminal;

import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The actions of one command, {@code kisa:impact frontier} and its neighbours; each is made like a command.
 *
 * @param all in the order that help shows them
 */
public record Actions(List<Command> all) {

    public Actions {
        all = List.copyOf(all);
    }

    /** Adds what each of them takes. */
    public Usage on(Usage usage) {
        var result = usage;
        for (Command action : all) {
            result = result.action(action.usage());
        }
        return result;
    }

    /** Runs the one of this name. */
    public void run(String name, Invocation in) throws Exception {
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
