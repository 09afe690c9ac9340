package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringMethodService;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.osgi.service.component.annotations.Component;

/**
 * What lacking quality costs in euros, added to the price: {@code worth × (1 − quality / scale)}. Beside {@code price} the
 * lowest sum wins; the order is that of {@link QualityValue}, and no sum is below the price.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "quality-penalty")
public final class QualityPenalty extends Explaining {

    private static final Wording FORMULA = Wording.formula("{V} × (1 − {P} / {S})");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return Worth.described(
                new LocalizedText("laatusakko euroina", "kvalitetsavdrag i euro", "quality penalty in euros"),
                new LocalizedText(
                        "arvo × (1 − laatu / asteikko)",
                        "värde × (1 − kvalitet / skala)",
                        "worth × (1 − quality / scale)"),
                Set.of(Promise.WITHIN_BOUNDS, Promise.MONOTONE, Promise.INDEPENDENT));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Worth.EXAMPLE;
    }

    @Override
    public List<Problem> problems(Criterion criterion) {
        return Worth.problems(criterion);
    }

    @Override
    public Optional<Problem> problem(Criterion criterion, BigDecimal value) {
        return Worth.problem(criterion, value);
    }

    @Override
    List<Result> results(ScoringTask task) {
        return Worth.each(task, FORMULA, (quality, scale) -> scale.subtract(quality));
    }
}
