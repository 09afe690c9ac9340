package org.minikisa.impact.shell;

import org.minikisa.problem.api.InvalidInputException;

/** Services that may be absent. */
final class There {

    private There() {}

    static <T> T required(T service, Class<T> type) {
        if (service == null) {
            throw InvalidInputException.of(
                    "the command",
                    "impact.shell.absent",
                    "",
                    "no service " + type.getSimpleName(),
                    "org.minikisa.impact.core running",
                    "Start the bundle org.minikisa.impact.core; lb lists what runs.");
        }
        return service;
    }
}
