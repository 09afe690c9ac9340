package org.minikisa.itest.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.LocalizedText;

/**
 * A model that keeps the laws for every mood but a few, which the laws do not happen to try; the content of the bundles that
 * the tests of misbehaving plug-ins make. Its jar tells its version.
 */
public final class Moody implements ImpactModel {

    public static final String ID = "itest.moody";

    /** The resource beside this class that tells the version. */
    public static final String VERSION = "version";

    /** Moods that it does not bear. */
    public static final double NO_NUMBER = 737.25;

    public static final double THROWS = 738.25;
    public static final double NEVER_ANSWERS = 739.25;
    public static final double OFF_THE_SCALE = 740.25;
    public static final double RECURSES = 741.25;
    public static final double EATS_MEMORY = 742.25;

    private final ModelDescription description = ModelDescription.of(ID, version(), LocalizedText.same("Moody"))
            .indicator(Indicator.of(
                    "mood",
                    LocalizedText.same("Mood"),
                    new Domain.Numeric("", OptionalDouble.of(0), OptionalDouble.of(1000))))
            .build();

    private static String version() {
        try (var in = Moody.class.getResourceAsStream(VERSION)) {
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
                .indicator("mood", "", index(base), index(base.with(choices)))
                .build();
    }

    private static double index(Answers answers) {
        double mood = answers.number("mood").orElse(0);
        if (mood == NO_NUMBER) {
            return Double.NaN;
        }
        if (mood == THROWS) {
            throw new IllegalStateException("not in this mood");
        }
        if (mood == NEVER_ANSWERS) {
            return forEver(mood);
        }
        if (mood == OFF_THE_SCALE) {
            return 1000;
        }
        if (mood == RECURSES) {
            return deeper(mood);
        }
        if (mood == EATS_MEMORY) {
            return allOf();
        }
        return mood / 10;
    }

    private static double forEver(double mood) {
        double sum = mood;
        while (sum > 0) {
            sum = sum / 2 + 1;
        }
        return sum;
    }

    private static double deeper(double mood) {
        return deeper(mood + 1) + 1;
    }

    private static double allOf() {
        List<long[]> memory = new ArrayList<>();
        while (memory.size() < 1_000_000) {
            memory.add(new long[1 << 20]);
        }
        return memory.size();
    }
}
