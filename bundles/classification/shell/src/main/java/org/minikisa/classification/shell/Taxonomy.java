package org.minikisa.classification.shell;

import java.util.Optional;

import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** The option that names a taxonomy. */
final class Taxonomy {

    static final String OPTION = "--taxonomy";

    /** Meant where none is named. */
    static final String USUAL = "topic";

    private Taxonomy() {}

    static Usage on(Usage usage, Desk desk) {
        return usage.option(OPTION, "NAME", "which taxonomy, see kisa:classify taxonomies", desk.texts()::taxonomies);
    }

    static Optional<String> asked(Invocation in, Desk desk) {
        return in.option(OPTION).map(desk::taxonomy);
    }

    static String of(Invocation in, Desk desk) {
        return asked(in, desk).orElse(USUAL);
    }
}
