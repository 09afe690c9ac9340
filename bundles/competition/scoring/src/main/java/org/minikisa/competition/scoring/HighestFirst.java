package org.minikisa.competition.scoring;

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

/** The place in the order of quality: the highest value is first. How far apart does not count. */
@Component(service = ScoringMethod.class)
@ScoringMethodService(id = "highest-first")
public final class HighestFirst extends Explaining {

    private static final MethodDescription DESCRIPTION = describe();

    @Override
    public MethodDescription description() {
        return DESCRIPTION;
    }

    private static MethodDescription describe() {
        return Ranking.described(
                new LocalizedText("sija, ylin ensin", "placering, högsta först", "rank, highest first"),
                new LocalizedText(
                        "sija ylimmästä alkaen; yhtä suurilla sama, ensimmäinen sija (1, 1, 3)",
                        "placering från den högsta; lika stora delar den första platsen (1, 1, 3)",
                        "place from the highest; equal ones share the first place of theirs (1, 1, 3)"),
                Direction.HIGHER_IS_BETTER,
                Optional.empty());
    }

    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.order().values("-10", "100"));
    }

    @Override
    List<Result> results(ScoringTask task) {
        return Ranking.ranked(task, Comparator.reverseOrder(), task.largest());
    }
}
