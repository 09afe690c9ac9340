package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringMethodService;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.problem.api.LocalizedText;
import org.osgi.service.component.annotations.Component;

/** The place in the order of prices, or of sums of ranks: the lowest value is first. How far apart does not count. */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "lowest-first")
public final class LowestFirst extends Explaining {

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return Ranking.described(
                new LocalizedText("sija, alin ensin", "placering, lägsta först", "rank, lowest first"),
                new LocalizedText(
                        "sija alimmasta alkaen; yhtä suurilla sama, ensimmäinen sija (1, 1, 3)",
                        "placering från den lägsta; lika stora delar den första platsen (1, 1, 3)",
                        "place from the lowest; equal ones share the first place of theirs (1, 1, 3)"),
                Direction.LOWER_IS_BETTER,
                Optional.of(BigDecimal.ZERO));
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.order());
    }

    @Override
    List<Result> results(ScoringTask task) {
        return Ranking.ranked(task, Comparator.naturalOrder(), task.smallest());
    }
}
