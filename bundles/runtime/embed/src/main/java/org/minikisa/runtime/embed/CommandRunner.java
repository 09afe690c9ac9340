package org.minikisa.runtime.embed;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/** Runs one command of the shell without the shell: for the command line, for hosts and for tests. */
@ProviderType
public interface CommandRunner {

    /** It did what was asked. */
    int SUCCESS = 0;
    /** An input was refused, or the command failed. */
    int FAILURE = 1;
    /** The command line is wrong: an unknown command or option, a missing argument. */
    int WRONG_USAGE = 2;
    /** It was interrupted before it had finished. */
    int INTERRUPTED = 130;

    /**
     * Runs one command on the calling thread; interrupting that thread stops it.
     *
     * @param arguments the command's name, with or without its scope ({@code contacts}, {@code kisa:contacts}), and its
     *     arguments, already split: they may hold spaces and quotes and are not parsed again
     * @param in what the command may read
     * @param out its result; UTF-8 by custom
     * @param err progress, remarks and errors; never a stack trace
     * @return {@link #SUCCESS}, {@link #FAILURE}, {@link #WRONG_USAGE} or {@link #INTERRUPTED}
     */
    int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err);
}
