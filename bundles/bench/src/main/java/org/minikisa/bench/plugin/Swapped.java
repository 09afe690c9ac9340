package org.minikisa.bench.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.LocalizedText;

/** A model in Java whose version is told by its jar: what {@code SwapsUnderLoad} swaps. */
public final class Swapped implements ImpactModel {

    /** The model's id. */
    public static final String ID = "bench.java";

    /** The resource beside this class that tells the version. */
    public static final String VERSION = "version";

    private final ModelDescription description = ModelDescription.of(ID, version(), LocalizedText.same("Swapped"))
            .indicator(Indicator.of("day", LocalizedText.same("By day"), new Domain.Flag()))
            .build();

    private static String version() {
        try (var in = Swapped.class.getResourceAsStream(VERSION)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public Evaluation evaluate(Answers base, Answers choices) {
        return Evaluation.sum()
                .indicator("day", "", points(base), points(base.with(choices)))
                .build();
    }

    private static double points(Answers answers) {
        return answers.isTrue("day") ? 100 : 0;
    }
}
