package org.minikisa.classification.shell;

import org.minikisa.classification.api.Classifications;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What contacts are about and why. */
@Component
public final class ClassifyCommand implements Command {

    private final Classifications classifications;

    @Activate
    public ClassifyCommand(@Reference Classifications classifications) {
        this.classifications = classifications;
    }

    @Override
    public Usage usage() {
        return Usage.of("classify", "tells what contacts are about and why, and learns from people");
    }

    @Override
    public void run(Invocation in) {
        in.screen().line(classifications.model());
    }
}
