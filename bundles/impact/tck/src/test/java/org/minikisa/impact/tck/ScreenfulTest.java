package org.minikisa.impact.tck;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.LocalizedText;

/** A model in Java fits on one screen, and its test on five lines. */
class ScreenfulTest extends ImpactModelContract {

    @Override
    protected ImpactModel model() {
        return new Daytime();
    }

    /** Half of the index for cleaning in the day-time, half for naming the subcontractors. */
    static final class Daytime implements ImpactModel {

        private final ModelDescription description = ModelDescription.of(
                        "daytime", "1.0.0", new LocalizedText("Päiväsiivous", "Dagstädning", "Day-time cleaning"))
                .indicator(Indicator.of("daytime", LocalizedText.same("Daytime"), new Domain.Flag()))
                .indicator(Indicator.of("chain", LocalizedText.same("Subcontractors"), new Domain.Flag()))
                .build();

        @Override
        public ModelDescription description() {
            return description;
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            var after = base.with(choices);
            return Evaluation.sum()
                    .indicator("daytime", "", points(base, "daytime"), points(after, "daytime"))
                    .indicator("chain", "", points(base, "chain"), points(after, "chain"))
                    .build();
        }

        private static double points(Answers answers, String indicator) {
            return answers.isTrue(indicator) ? 50 : 0;
        }
    }
}
