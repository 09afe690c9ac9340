package org.minikisa.impact.core.advice;

import java.util.List;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Extent;

/** Gates that never matter. One whose condition cannot change is refused when the model is read. */
final class GateAdvice {

    private GateAdvice() {}

    static void of(DeclarativeModel model, Advice advice) {
        ModelDescription description = model.description();
        Extent extent = model.extent();
        idleCaps(description, extent, advice);
        List<Theme> themes = description.themes();
        int[] withMinimum = IntStream.range(0, themes.size())
                .filter(i -> themes.get(i).minimum().isPresent())
                .toArray();
        for (int i = 0; i < withMinimum.length; i++) {
            minimum(withMinimum[i], themes.get(withMinimum[i]).minimum().get().at(), extent.minimum(i), advice);
        }
    }

    private static void idleCaps(ModelDescription model, Extent extent, Advice advice) {
        for (int i = 0; i < model.gates().size(); i++) {
            Gate gate = model.gates().get(i);
            if (gate.at().isPresent()
                    && gate.at().getAsDouble() >= extent.index().high()) {
                advice.warning(
                        "impact.gate.idle",
                        "gates[" + i + "].at",
                        CanonicalJson.number(gate.at().getAsDouble()),
                        "less than the greatest index, "
                                + CanonicalJson.number(extent.index().high()),
                        "Lower the cap, or remove the gate: it takes nothing.");
            }
        }
    }

    private static void minimum(int theme, double at, Extent.Span reach, Advice advice) {
        boolean neverClosed = reach.low() >= at;
        if (neverClosed || reach.high() < at) {
            advice.warning(
                    "impact.gate.idle",
                    "themes[" + theme + "].minimum.at",
                    CanonicalJson.number(at) + (neverClosed ? ", which is always reached" : ", which is never reached"),
                    "between " + CanonicalJson.number(reach.low()) + " and " + CanonicalJson.number(reach.high()),
                    "Correct the minimum, or remove it.");
        }
    }
}
