package org.minikisa.impact.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.BaseValueRules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the procurement wing whether base values fit the newest version of their model. */
@Component
public final class CheckedBaseValues implements BaseValueRules {

    private static final String PLACE = "base.";

    private final ServedModels models;

    @Activate
    public CheckedBaseValues(@Reference ServedModels models) {
        this.models = models;
    }

    @Override
    public Optional<List<Problem>> check(String model, Map<String, String> values) {
        return model.isBlank()
                ? Optional.empty()
                : models.newest(new ModelId(model)).map(served -> check(served.description(), values));
    }

    private static List<Problem> check(ModelDescription model, Map<String, String> values) {
        var today = LocalDate.EPOCH; // only dated parameters depend on a day, and no parameter is read here
        var checked = AnswerLaws.check(model, Answers.of(today, values), Answers.none(today));
        return OfferedChoices.below(PLACE, checked.problems()).stream()
                .filter(problem -> values.containsKey(problem.place())
                        || model.indicator(problem.place())
                                .map(CheckedBaseValues::isAskedOfPeople)
                                .orElse(true))
                .toList();
    }

    /** What sources and formulas give is not missed here. */
    private static boolean isAskedOfPeople(Indicator indicator) {
        return !(indicator.domain() instanceof Domain.Computed)
                && !(indicator.domain() instanceof Domain.Numeric numeric
                        && numeric.external().isPresent());
    }
}
