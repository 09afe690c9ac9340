package org.minikisa.classification.shell;

import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** Goes back to the version before. */
record Rollback(Desk desk) implements Command {

    @Override
    public Usage usage() {
        return By.on(Taxonomy.on(Usage.of("rollback", "makes the version serve that served before this one"), desk))
                .example("kisa:classify rollback --taxonomy topic");
    }

    @Override
    public void run(Invocation in) {
        ModelVersion now = desk.models().rollback(Taxonomy.of(in, desk), By.whom(in));
        in.screen().details(Versions.sheet(now.id() + " serves again", now));
    }
}
