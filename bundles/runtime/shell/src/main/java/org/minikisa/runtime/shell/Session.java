package org.minikisa.runtime.shell;

import java.io.Closeable;

/** Somebody who gives commands until they have no more. */
interface Session extends Runnable, Closeable {

    /** Reads and runs commands; returns when there are no more, or after {@link #leave} or {@link #close}. */
    @Override
    void run();

    /** Ends it after the command that runs now. */
    void leave();
}
