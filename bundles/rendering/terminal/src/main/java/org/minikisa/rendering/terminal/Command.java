package org.minikisa.rendering.terminal;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One command of the shell. Register it as an OSGi service and it is there as {@code kisa:NAME}, with completion, checked
 * arguments, {@code --help} and {@code --json}; withdraw the service and it is gone.
 *
 * <pre>{@code
 * @Component
 * public final class ListContacts implements Command {
 *     public Usage usage() {
 *         return Usage.of("contacts", "lists the contacts that came in").example("kisa:contacts --json");
 *     }
 *
 *     public void run(Invocation in) {
 *         in.screen().listing(contacts.list(all()), Listing.of(Column.text("id", "Id", Contact::id)));
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface Command {

    /** What it is called and what it takes; cheap, and the same each time while the service is registered. */
    Usage usage();

    /**
     * Runs it once. May be called by several threads at the same time. A thread that is interrupted (Ctrl-C) should stop
     * soon: {@link Progress} and {@link Stopped#ifInterrupted()} do that for loops.
     *
     * @throws org.minikisa.problem.api.InvalidInputException for what a person can mend: shown with its remedies
     * @throws UnknownIdException for an id that is not there: shown with near ones
     * @throws Stopped when it stopped because it was interrupted
     * @throws Exception anything else is shown as one line with a reference, its stack trace goes to the log
     */
    void run(Invocation in) throws Exception;
}
