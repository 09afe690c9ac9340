package org.minikisa.competition.core.life;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.CriterionScore;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.life.AwardTable.Figures;
import org.minikisa.competition.core.life.AwardTable.Sum;

/**
 * Compares a publication with what its own rule gives, figure by figure and to the digit. Where the rule rounds, the
 * figures must be equal; where it does not, what was printed is a display and is compared with as many digits as were
 * printed.
 */
final class AwardComparison {

    private final CompetitionDraft draft;
    private final ScoreTable computed;
    private final List<Discrepancy> discrepancies = new ArrayList<>();

    private AwardComparison(CompetitionDraft draft, ScoreTable computed) {
        this.draft = draft;
        this.computed = computed;
    }

    public static List<Discrepancy> compare(AwardTable table, ScoreTable computed) {
        var comparison = new AwardComparison(table.draft(), computed);
        table.figures().forEach(comparison::figures);
        return List.copyOf(comparison.discrepancies);
    }

    private void figures(Figures figures) {
        String label = figures.derived() ? " (derived)" : "";
        figures.points()
                .forEach((tender, points) -> points.forEach((id, printed) -> {
                    Criterion criterion = draft.criterion(id).orElseThrow();
                    compare(
                            "points" + of(id, tender) + label,
                            printed,
                            score(tender, id).points(),
                            criterion.rounding());
                }));
        figures.weighted()
                .forEach((tender, points) -> points.forEach((id, printed) -> {
                    Criterion criterion = draft.criterion(id).orElseThrow();
                    Rounding rounding = criterion.weightedRounding().equals(Rounding.NONE)
                            ? criterion.rounding()
                            : criterion.weightedRounding();
                    compare(
                            "weighted points" + of(id, tender) + label,
                            printed,
                            score(tender, id).weighted(),
                            rounding);
                }));
        figures.totals()
                .forEach((tender, printed) -> compare(
                        "total of " + name(tender) + label, printed, row(tender).total(), draft.totalRounding()));
        figures.ranks()
                .forEach((tender, printed) -> compare(
                        "rank of " + name(tender) + label,
                        printed,
                        BigDecimal.valueOf(row(tender).rank()),
                        Rounding.halfUp(0)));
        figures.winner().ifPresent(printed -> winner(printed, label));
        tie(figures, label);
        figures.sums().forEach(sum -> sum(sum, label));
    }

    private void compare(String what, BigDecimal printed, BigDecimal computedFigure, Rounding rounding) {
        BigDecimal shown = rounding.equals(Rounding.NONE)
                ? computedFigure.setScale(printed.scale(), RoundingMode.HALF_UP)
                : computedFigure;
        if (!Decimals.same(printed, shown)) {
            found(what, Decimals.plain(printed), Decimals.plain(shown), "");
        }
    }

    private void winner(String printed, String label) {
        List<String> best = computed.best().stream().map(ScoreRow::tender).toList();
        if (!best.equals(List.of(printed))) {
            found(
                    "winner" + label,
                    name(printed),
                    String.join(" and ", best.stream().map(this::name).toList()),
                    "");
        }
    }

    private void tie(Figures figures, String label) {
        if (figures.tied().isEmpty()) {
            return;
        }
        Set<BigDecimal> totals = new LinkedHashSet<>();
        figures.tied().forEach(tender -> totals.add(Decimals.settled(row(tender).total())));
        if (totals.size() > 1) {
            found(
                    "tie" + label,
                    "equal totals of " + names(figures.tied()),
                    totals.stream().map(Decimals::plain).toList().toString(),
                    "");
        }
        Optional<String> decided = figures.tied().stream()
                .map(tender -> row(tender).tieBreak())
                .flatMap(Optional::stream)
                .map(text -> text.en())
                .findFirst();
        Optional<String> printed = figures.tieDecidedBy()
                .map(id -> draft.criterion(id).orElseThrow().name().en());
        boolean agree = printed.map(by -> decided.filter(text -> text.contains("decided by " + by))
                        .isPresent())
                .orElse(decided.isEmpty());
        if (!agree) {
            found("what decided the tie" + label, printed.orElse("nothing"), decided.orElse("nothing"), "");
        }
    }

    private void sum(Sum sum, String label) {
        BigDecimal added = sum.parts().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!Decimals.same(added, sum.stated())) {
            found(sum.what() + label, Decimals.plain(sum.stated()), Decimals.plain(added), sum.remark());
        }
    }

    private void found(String what, String printed, String computedFigure, String remark) {
        discrepancies.add(new Discrepancy(what, printed, computedFigure, remark));
    }

    private CriterionScore score(String tender, String criterion) {
        return row(tender).score(criterion).orElseThrow();
    }

    private ScoreRow row(String tender) {
        return computed.row(tender).orElseThrow();
    }

    private String of(String criterion, String tender) {
        return " for " + draft.criterion(criterion).orElseThrow().name().en() + " of " + name(tender);
    }

    private String name(String tender) {
        return row(tender).tenderer();
    }

    private String names(List<String> tenders) {
        return String.join(" and ", tenders.stream().map(this::name).toList());
    }
}
