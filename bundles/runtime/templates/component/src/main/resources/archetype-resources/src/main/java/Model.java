package ${package};

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ImpactModelService;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.LocalizedText;
import org.osgi.service.component.annotations.Component;

/** 60 points for cleaning by day, 40 for naming the subcontractors. */
@Component
@ImpactModelService(id = "${artifactId}", version = "${version}")
public final class Model implements ImpactModel {

    private static final String DAYTIME = "daytime";
    private static final String CHAIN = "chain";

    private final ModelDescription description = ModelDescription.of(
                    "${artifactId}",
                    "${version}",
                    new LocalizedText("TODO: mallin nimi", "TODO: modellens namn", "TODO: what the model is about"))
            .indicator(Indicator.of(
                            DAYTIME,
                            new LocalizedText("Siivotaan päivällä", "Städas på dagen", "Cleaned by day"),
                            new Domain.Flag())
                    .source("TODO: where it comes from"))
            .indicator(Indicator.of(
                            CHAIN,
                            new LocalizedText("Alihankkijat nimetään", "Underleverantörer nämns", "Subcontractors are named"),
                            new Domain.Flag())
                    .source("TODO: where it comes from"))
            .build();

    @Override
    public ModelDescription description() {
        return description;
    }

    /** Phase 1 with the joint procurement's own answers, phase 2 with the customer's choices over them. */
    @Override
    public Evaluation evaluate(Answers base, Answers choices) {
        Answers both = base.with(choices);
        return Evaluation.sum()
                .indicator(DAYTIME, "", points(base, DAYTIME, 60), points(both, DAYTIME, 60))
                .indicator(CHAIN, "", points(base, CHAIN, 40), points(both, CHAIN, 40))
                .build();
    }

    private static double points(Answers answers, String indicator, double most) {
        return answers.isTrue(indicator) ? most : 0;
    }
}
