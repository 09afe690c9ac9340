package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.List;

import org.minikisa.impact.api.DeployedModel;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.Models;
import org.minikisa.rendering.terminal.UnknownIdException;

/** What models are called on a line: {@code cleaning}, {@code cleaning@1.0.0}, or a file. */
final class ModelNames {

    private ModelNames() {}

    /** Ids, and with a version those that do not answer for their id. */
    static List<String> of(List<DeployedModel> models) {
        return models.stream()
                .map(model -> model.answering()
                        ? model.ref().id().value()
                        : model.ref().toString())
                .distinct()
                .toList();
    }

    /** All with their versions. */
    static List<String> versions(List<DeployedModel> models) {
        return models.stream().map(model -> model.ref().toString()).toList();
    }

    static DeployedModel find(List<DeployedModel> models, String name) {
        return models.stream()
                .filter(model -> model.ref().toString().equals(name)
                        || model.answering() && model.ref().id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownIdException.of("model", name, of(models)));
    }

    /** A model that is there, or one that is read from a file of that name. */
    static ImpactModel open(String name, Models models, ModelReader reader) throws IOException {
        var deployed = models.list();
        boolean known = deployed.stream()
                .anyMatch(model -> model.ref().toString().equals(name)
                        || model.ref().id().value().equals(name));
        if (!known && LocalFiles.isThere(name)) {
            return reader.read(name, LocalFiles.read("FILE", name));
        }
        return models.find(find(deployed, name).ref())
                .orElseThrow(() -> UnknownIdException.of("model", name, of(models.list())));
    }
}
