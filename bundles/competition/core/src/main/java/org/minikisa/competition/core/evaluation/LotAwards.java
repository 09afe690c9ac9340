package org.minikisa.competition.core.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.core.Decimals;

/**
 * Who wins which lot, where one tenderer may win so many only (s. 75). One lot after another is given to the best
 * tenderer in it who may still win one; the announced rule says which lot comes first. Pure.
 */
final class LotAwards {

    /**
     * What is chosen in a lot.
     *
     * @param winner empty where nobody can win it, or while a tie is not decided
     * @param tied the equal best ones while a tie is not decided, otherwise empty
     * @param full rows better than the winner's whose tenderers had already won as many lots as they may
     * @param next the row that follows and could win instead
     */
    record Choice(
            String lot, Optional<ScoreRow> winner, List<ScoreRow> tied, List<ScoreRow> full, Optional<ScoreRow> next) {}

    private final CompetitionDraft draft;
    private final Map<String, List<ScoreRow>> rows = new LinkedHashMap<>();
    private final Map<String, List<String>> tieOrders;
    private final Map<String, Integer> won = new HashMap<>();

    private LotAwards(CompetitionDraft draft, List<LotResult> results, Map<String, List<String>> tieOrders) {
        this.draft = draft;
        this.tieOrders = tieOrders;
        results.forEach(result -> rows.put(
                result.lot(), result.scores().map(scores -> scores.rows()).orElse(List.of())));
    }

    /**
     * @param tieOrders by lot: tenders in the order in which a tie between exactly them was decided
     * @return one choice for each lot, in their order
     */
    static List<Choice> choose(CompetitionDraft draft, List<LotResult> results, Map<String, List<String>> tieOrders) {
        return new LotAwards(draft, results, tieOrders).choose();
    }

    private List<Choice> choose() {
        var choices = new HashMap<String, Choice>();
        var waiting = new ArrayList<>(rows.keySet());
        while (!waiting.isEmpty()) {
            List<Choice> possible = waiting.stream().map(this::best).toList();
            Choice first = possible.stream()
                    // a lot that is tied waits: lots given meanwhile may leave one of the equal tenderers only
                    .min(Comparator.<Choice>comparingInt(one -> one.tied().isEmpty() ? 0 : 1)
                            .thenComparing(preference()))
                    .orElseThrow();
            choices.put(first.lot(), first);
            waiting.remove(first.lot());
            first.winner().ifPresent(row -> won.merge(row.tenderer(), 1, Integer::sum));
        }
        return rows.keySet().stream().map(choices::get).toList();
    }

    /** The choice in a lot as things stand. */
    private Choice best(String lot) {
        List<ScoreRow> able = rows.get(lot).stream().filter(this::mayWin).toList();
        List<ScoreRow> first =
                able.stream().filter(row -> row.rank() == able.get(0).rank()).toList();
        if (first.size() > 1) {
            List<String> order = tieOrders.getOrDefault(lot, List.of());
            boolean decided =
                    order.size() == first.size() && first.stream().allMatch(row -> order.contains(row.tender()));
            if (!decided) {
                return new Choice(lot, Optional.empty(), first, List.of(), Optional.empty());
            }
            first = first.stream()
                    .sorted(Comparator.comparingInt(row -> order.indexOf(row.tender())))
                    .toList();
        }
        if (first.isEmpty()) {
            return new Choice(lot, Optional.empty(), List.of(), rows.get(lot), Optional.empty());
        }
        ScoreRow winner = first.get(0);
        List<ScoreRow> full = rows.get(lot).stream()
                .filter(row -> row.rank() < winner.rank() || row.rank() == winner.rank() && !mayWin(row))
                .toList();
        Optional<ScoreRow> next = first.size() > 1
                ? Optional.of(first.get(1))
                : able.stream().filter(row -> row != winner).findFirst();
        return new Choice(lot, Optional.of(winner), List.of(), full, next);
    }

    private boolean mayWin(ScoreRow row) {
        return draft.invitation()
                .mostLots()
                .map(most -> won.getOrDefault(row.tenderer(), 0) < most)
                .orElse(true);
    }

    /** The preferred lot first; lots that the rule calls equal in their announced order, which sorting keeps. */
    private Comparator<Choice> preference() {
        return switch (draft.procedure().evaluation().lots()) {
            case ORDER_OF_LOTS ->
                Comparator.comparingInt(one -> List.copyOf(rows.keySet()).indexOf(one.lot()));
            case BEST_TOTAL -> bestTotal();
            case LARGEST_ADVANTAGE ->
                Comparator.<Choice, BigDecimal>comparing(this::advantage).reversed();
        };
    }

    private Comparator<Choice> bestTotal() {
        Comparator<Choice> lowestFirst =
                Comparator.comparing(one -> one.winner().map(this::compared).orElse(BigDecimal.ZERO));
        return highestWins() ? lowestFirst.reversed() : lowestFirst;
    }

    /** How far the best one is before the first other tenderer; more than anything where there is none. */
    private BigDecimal advantage(Choice choice) {
        if (choice.winner().isEmpty()) {
            return BigDecimal.ZERO;
        }
        ScoreRow winner = choice.winner().get();
        return rows.get(choice.lot()).stream()
                .filter(this::mayWin)
                .filter(row -> !row.tenderer().equals(winner.tenderer()))
                .findFirst()
                .map(row -> compared(winner).subtract(compared(row)).abs())
                .orElse(BigDecimal.TEN.pow(60));
    }

    private BigDecimal compared(ScoreRow row) {
        return Decimals.settled(draft.rankOn() == RankOn.EXACT_TOTAL ? row.exactTotal() : row.total());
    }

    private boolean highestWins() {
        return draft.order() == AwardOrder.HIGHEST_TOTAL && draft.procedure().weighting() != Weighting.ORDER;
    }
}
