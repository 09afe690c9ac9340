package org.minikisa.rendering.terminal;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One run of a command: its arguments, checked against the {@link Usage}, and the screen it shows its result on. Names
 * are those of the usage; one that the usage does not declare is a mistake of the program and throws
 * {@link IllegalArgumentException}.
 */
@ProviderType
public interface Invocation {

    /** The action that was asked for, without the command's name; empty when none was. */
    Optional<String> action();

    /** The value of an argument; empty when it was left out. */
    Optional<String> argument(String name);

    /** The value of a required argument: it is there, or the command would not have been run. */
    String required(String name);

    /** The values of the repeated argument, in their order; of a command without one, nothing. */
    List<String> rest();

    /** The value of an option; empty when it was left out. With or without its hyphens. */
    Optional<String> option(String name);

    /** Whether a flag was given. With or without its hyphens. */
    boolean flag(String name);

    Screen screen();
}
