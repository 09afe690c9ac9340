package org.minikisa.impact.core.declarative;

import java.util.ArrayList;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.service.component.annotations.Component;

/** Reads models in the format of {@link ModelFormat} and proves them by {@link ModelLaws}. */
@Component
public final class JsonModelReader implements ModelReader {

    @Override
    public ImpactModel read(String name, byte[] json) {
        var what = "model " + name;
        var model = DeclarativeModel.of(what, JsonParser.parse(what, json));
        var problems = new ArrayList<>(ModelLaws.all(model));
        if (problems.isEmpty()) {
            problems.addAll(ModelLaws.invariant(model, model));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(what, problems);
        }
        return model;
    }

    @Override
    public String digest(byte[] json) {
        return CanonicalJson.digest(JsonParser.parse("the model", json));
    }
}
