package org.minikisa.classification.shell;

import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** Who does something: {@code --by NAME}, else whoever this program runs as. */
final class By {

    private static final String OPTION = "--by";

    private By() {}

    static Usage on(Usage usage) {
        return usage.option(OPTION, "NAME", "who does it; the user of this machine unless said");
    }

    static String whom(Invocation in) {
        return in.option(OPTION)
                .filter(name -> !name.isBlank())
                .orElseGet(() -> System.getProperty("user.name", "unknown"));
    }
}
