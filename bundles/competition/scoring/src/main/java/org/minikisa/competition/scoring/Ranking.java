package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.MethodTraits.Dependence;
import org.minikisa.competition.api.MethodTraits.EqualOffers;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.api.SharedRank;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;

/** What the methods that give ranks share: 1 for the best, equal ones share the first of their places. */
final class Ranking {

    private static final Set<Promise> PROMISES = EnumSet.complementOf(EnumSet.of(Promise.INDEPENDENT));

    private static final Wording RANKED =
            Wording.words("{P}, paras {b}, tarjouksia {n}", "{P}, bäst {b}, {n} anbud", "{P}, best {b}, {n} tenders");

    private Ranking() {}

    static MethodDescription described(
            LocalizedText name, LocalizedText formula, Direction direction, Optional<BigDecimal> leastValue) {
        return new MethodDescription(
                        name,
                        formula,
                        Unit.ORDER,
                        direction,
                        EnumSet.allOf(ValueSource.class),
                        leastValue,
                        List.of(),
                        PROMISES)
                .precise(Precision.endsWithin(0))
                .sharing(SharedRank.FIRST)
                .showing(
                        Symbols.VALUE, Symbols.compared("b", "paras arvo", "bästa värdet", "best value"), Symbols.COUNT)
                .behaving(MethodTraits.of(EqualOffers.MAXIMUM, Dependence.ALL));
    }

    static List<Result> ranked(ScoringTask task, Comparator<BigDecimal> bestFirst, BigDecimal best) {
        List<BigDecimal> ranks = task.ranks(Comparator.comparing(Candidate::value, bestFirst), SharedRank.FIRST);
        BigDecimal tenders = BigDecimal.valueOf(task.candidates().size());
        var scores = new ArrayList<Result>();
        for (Candidate candidate : task.candidates()) {
            scores.add(new Numbers(candidate)
                    .with("b", best)
                    .with(Symbols.TENDERS, tenders)
                    .score(ranks.get(scores.size()), RANKED));
        }
        return scores;
    }
}
