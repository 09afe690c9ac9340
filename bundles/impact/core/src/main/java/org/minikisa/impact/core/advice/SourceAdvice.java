package org.minikisa.impact.core.advice;

import java.util.List;

import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.core.declarative.DeclarativeModel;

/** What a reader cannot look up, and a status that says more than the model keeps. */
final class SourceAdvice {

    private SourceAdvice() {}

    static void of(DeclarativeModel model, Advice advice) {
        if (model.definition().get("source").isEmpty()) {
            advice.warning(
                    "impact.source.none",
                    "source",
                    "nothing",
                    "where the model comes from",
                    "Name the law, guide or decision it rests on, or that it is constructed and whose it is to decide.");
        }
        List<String> without = model.description().indicators().stream()
                .filter(indicator -> indicator.source().isEmpty())
                .filter(indicator -> !(indicator.domain() instanceof Domain.Computed))
                .map(Indicator::id)
                .toList();
        if (!without.isEmpty()) {
            advice.note(
                    "impact.source.indicators",
                    "indicators",
                    without.size() + " without a source: " + Advice.named(without),
                    "a source each",
                    "Say where each comes from: a law, a label's criterion, a guide, or that it is constructed.");
        }
        status(model, advice);
    }

    private static void status(DeclarativeModel model, Advice advice) {
        ModelRef ref = model.description().ref();
        if (model.description().status() == ModelStatus.ACTIVE && ref.version().startsWith("0.")) {
            advice.note(
                    "impact.status.early",
                    "status",
                    "active in version " + ref.version(),
                    "version 1.0.0 or later, or pilot",
                    "Call it 1.0.0 when it is decided; until then it is a pilot.");
        }
    }
}
