package org.minikisa.competition.core.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.evaluation.Weights;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Steps;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Weights that were announced as ranges, fixed in the draft before the tenders are opened. */
@Component
public final class FixedWeights implements Weights {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Steps steps;

    @Activate
    public FixedWeights(@Reference Store store) {
        this.steps = new Steps(store);
        CompetitionTables.migrate(store);
    }

    @Override
    public Competition fix(CompetitionId id, Map<String, BigDecimal> maxPoints, String reason, Act act) {
        return steps.take(id, CompetitionStep.FIX_WEIGHTS, act, reason, (competition, tables, tx) -> {
            CompetitionDraft draft = competition.draft();
            requireSound(draft, maxPoints).refuseIfAny("the weights of " + id);
            CompetitionDraft fixed = with(draft, maxPoints);
            requireTotal(id, fixed);
            if (fixed.equals(draft)) {
                return false;
            }
            tables.replaceDraft(id, fixed);
            return true;
        });
    }

    private static Problems requireSound(CompetitionDraft draft, Map<String, BigDecimal> maxPoints) {
        var problems = new Problems();
        List<String> ranged = draft.criteria().stream()
                .filter(criterion -> criterion.range().isPresent())
                .map(Criterion::id)
                .toList();
        maxPoints.keySet().stream()
                .filter(criterion -> !ranged.contains(criterion))
                .forEach(criterion -> problems.add(
                        "competition.weights.criterion",
                        "maxPoints." + criterion,
                        criterion,
                        "one of " + ranged,
                        "Only weights that were announced as ranges are fixed now."));
        for (Criterion criterion : draft.criteria()) {
            criterion.range().ifPresent(range -> {
                BigDecimal points = maxPoints.get(criterion.id());
                if (points == null || !range.holds(points)) {
                    problems.add(
                            "competition.weights.range",
                            "maxPoints." + criterion.id(),
                            points == null ? "nothing" : points.toPlainString(),
                            range.least().toPlainString() + " to "
                                    + range.most().toPlainString(),
                            "Stay within what was announced (s. 93).");
                } else if (criterion
                        .maxPoints()
                        .filter(fixed -> fixed.compareTo(points) != 0)
                        .isPresent()) {
                    problems.add(
                            "competition.weights.fixed",
                            "maxPoints." + criterion.id(),
                            points.toPlainString() + " after "
                                    + criterion.maxPoints().get().toPlainString(),
                            "weights that are fixed once",
                            "What was fixed stays.");
                }
            });
        }
        return problems;
    }

    /** Bounds alone would let a total slip: what was announced to sum to 100 sums to 100. */
    private static void requireTotal(CompetitionId id, CompetitionDraft fixed) {
        BigDecimal announced = fixed.procedure().totalPoints().orElse(HUNDRED);
        BigDecimal total = fixed.criteria().stream()
                .filter(Criterion::counts)
                .map(criterion -> criterion.maxPoints().orElse(BigDecimal.ZERO).multiply(criterion.coefficient()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(announced) != 0) {
            throw InvalidInputException.of(
                    "the weights of " + id,
                    "competition.weights.total",
                    "maxPoints",
                    "weights that sum to " + total.toPlainString(),
                    announced.toPlainString(),
                    "Choose weights within their ranges that sum to what was announced.");
        }
    }

    private static CompetitionDraft with(CompetitionDraft draft, Map<String, BigDecimal> maxPoints) {
        List<Criterion> criteria = draft.criteria().stream()
                .map(criterion -> criterion.range().isPresent()
                        ? criterion.withMaxPoints(maxPoints.get(criterion.id()))
                        : criterion)
                .toList();
        return draft.withCriteria(criteria);
    }
}
