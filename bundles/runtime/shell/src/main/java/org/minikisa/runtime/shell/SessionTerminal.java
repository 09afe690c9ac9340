package org.minikisa.runtime.shell;

import org.apache.felix.service.command.CommandSession;
import org.jline.terminal.Terminal;

/** The terminal of a Gogo session. Apart, so that JLine is not even loaded where there is no terminal. */
final class SessionTerminal {

    /** Where Gogo's JLine shell and its commands expect it. */
    static final String VARIABLE = ".terminal";

    private static final int USUAL_WIDTH = 80;

    private SessionTerminal() {}

    /** Columns of the session's terminal; 0 where it has none. */
    static int columns(CommandSession session) {
        if (!(session.get(VARIABLE) instanceof Terminal terminal) || isDumb(terminal)) {
            return 0;
        }
        return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
    }

    static boolean colours(CommandSession session) {
        return session.get(VARIABLE) instanceof Terminal terminal && StandardStreams.colours(terminal.getType());
    }

    private static boolean isDumb(Terminal terminal) {
        return Terminal.TYPE_DUMB.equals(terminal.getType());
    }
}
