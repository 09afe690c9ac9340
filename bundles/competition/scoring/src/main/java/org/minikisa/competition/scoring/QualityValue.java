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
 * What quality is worth in euros, taken off the price (gunning op waarde): {@code −worth × quality / scale}. Beside
 * {@code price} the lowest sum wins.
 */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "quality-value")
public final class QualityValue extends Explaining {

    private static final Wording FORMULA = Wording.formula("−{V} × {P} / {S}");

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return Worth.described(
                new LocalizedText("laadun arvo euroina", "kvalitetens värde i euro", "value of quality in euros"),
                new LocalizedText("−arvo × laatu / asteikko", "−värde × kvalitet / skala", "−worth × quality / scale"),
                Set.of(Promise.MONOTONE, Promise.INDEPENDENT));
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
        return Worth.each(task, FORMULA, (quality, scale) -> quality.negate());
    }
}
