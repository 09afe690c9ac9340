package org.minikisa.classification.shell;

import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** Makes a version serve, whatever it is worth. */
record Serve(Desk desk) implements Command {

    private static final String VERSION = "VERSION";

    @Override
    public Usage usage() {
        return By.on(Usage.of("serve", "makes a version judge contacts from now on, also one that was refused")
                        .argument(VERSION, "id of a version", desk::versionIds, true))
                .example("kisa:classify serve topic-3");
    }

    @Override
    public void run(Invocation in) {
        ModelVersion version = desk.version(in.required(VERSION));
        ModelVersion now = desk.models().serve(version.taxonomy(), version.id(), By.whom(in));
        in.screen().details(Versions.sheet(now.id() + " serves", now));
    }
}
