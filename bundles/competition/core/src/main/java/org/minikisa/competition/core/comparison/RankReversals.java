package org.minikisa.competition.core.comparison;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.evaluation.Recalculation.Reversal;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.OfferedScoring;
import org.minikisa.competition.core.Texts;
import org.minikisa.problem.api.LocalizedText;

/** Who overtakes whom when a tender goes, and in which criterion the measure has changed most. Pure. */
public final class RankReversals {

    private final CompetitionDraft draft;
    private final Map<String, OfferedScoring> methods;
    private final ScoreTable with;
    private final ScoreTable without;

    private RankReversals(
            CompetitionDraft draft, Map<String, OfferedScoring> methods, ScoreTable with, ScoreTable without) {
        this.draft = draft;
        this.methods = methods;
        this.with = with;
        this.without = without;
    }

    public static List<Reversal> of(
            CompetitionDraft draft, Map<String, OfferedScoring> methods, ScoreTable with, ScoreTable without) {
        return new RankReversals(draft, methods, with, without).pairs();
    }

    private List<Reversal> pairs() {
        return without.rows().stream()
                .flatMap(winner -> without.rows().stream()
                        .filter(loser -> overtakes(winner, loser))
                        .map(loser -> reversal(winner, loser)))
                .toList();
    }

    private boolean overtakes(ScoreRow winner, ScoreRow loser) {
        return winner.rank() < loser.rank()
                && before(winner).rank() >= before(loser).rank();
    }

    private ScoreRow before(ScoreRow row) {
        return with.row(row.tender()).orElseThrow();
    }

    private Reversal reversal(ScoreRow winner, ScoreRow loser) {
        Criterion decisive = draft.criteria().stream()
                .filter(Criterion::counts)
                .max(Comparator.comparing(criterion -> gain(criterion, winner, loser)))
                .orElseThrow();
        return new Reversal(
                winner.tender(), loser.tender(), decisive.id(), winner.rank() == 1, text(decisive, winner, loser));
    }

    /** By how much the distance between the two moved in favour of the one who overtakes. */
    private BigDecimal gain(Criterion criterion, ScoreRow winner, ScoreRow loser) {
        BigDecimal moved =
                distance(criterion, winner, loser).subtract(distance(criterion, before(winner), before(loser)));
        boolean points = methods.get(criterion.id()).method().description().unit() == Unit.POINTS;
        return points ? moved : moved.negate();
    }

    private static BigDecimal distance(Criterion criterion, ScoreRow one, ScoreRow other) {
        return one.score(criterion.id())
                .orElseThrow()
                .weighted()
                .subtract(other.score(criterion.id()).orElseThrow().weighted());
    }

    private LocalizedText text(Criterion criterion, ScoreRow winner, ScoreRow loser) {
        return Texts.each(language -> {
            String name = criterion.name().in(language);
            String then = Decimals.in(language, distance(criterion, before(winner), before(loser)));
            String now = Decimals.in(language, distance(criterion, winner, loser));
            return switch (language) {
                case FI ->
                    winner.tenderer() + " ohittaa tarjoajan " + loser.tenderer() + ": ero perusteessa " + name + " oli "
                            + then + " ja on " + now + ", koska mittapuu muuttui";
                case SV ->
                    winner.tenderer() + " går förbi " + loser.tenderer() + ": skillnaden i " + name + " var " + then
                            + " och är " + now + ", eftersom måttstocken ändrades";
                case EN ->
                    winner.tenderer() + " overtakes " + loser.tenderer() + ": the distance in " + name + " was " + then
                            + " and is " + now + ", because the measure has changed";
            };
        });
    }
}
