package org.minikisa.competition.core.comparison;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.CriterionScore;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.Texts;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/** The main grounds of a decision (s. 123), from the comparison table. */
public final class Grounds {

    private static final Map<AwardOrder, LocalizedText> LEADS = Map.of(
            AwardOrder.HIGHEST_TOTAL,
            new LocalizedText("eniten pisteitä", "flest poäng", "most points"),
            AwardOrder.LOWEST_TOTAL,
            new LocalizedText("alin vertailuhinta", "lägsta jämförelsepris", "lowest evaluated price"),
            AwardOrder.LOWEST_RANKS,
            new LocalizedText("pienin sijalukujen summa", "lägsta summan av placeringar", "lowest total of ranks"));

    private Grounds() {}

    /** Why the first row wins. */
    public static LocalizedText of(CompetitionDraft draft, ScoreTable scores) {
        return of(draft, scores.rows().get(0), scores.rows().stream().skip(1).findFirst());
    }

    /** Why a row wins over the one that follows. */
    public static LocalizedText of(CompetitionDraft draft, ScoreRow best, Optional<ScoreRow> next) {
        if (draft.procedure().weighting() == Weighting.ORDER) {
            return Texts.each(language -> first(language)
                    + best.tieBreak().map(by -> ": " + by.in(language)).orElse(""));
        }
        return Texts.each(language -> total(draft, language, best)
                + next.map(row -> next(language, Decimals.in(language, row.total())))
                        .orElse("")
                + best.tieBreak().map(tie -> "; " + tie.in(language)).orElse(""));
    }

    private static String first(Language language) {
        return switch (language) {
            case FI -> "paras tärkeysjärjestyksessä";
            case SV -> "bäst i prioritetsordningen";
            case EN -> "best in the order of importance";
        };
    }

    private static String total(CompetitionDraft draft, Language language, ScoreRow best) {
        String total = Decimals.in(language, best.total());
        return LEADS.get(draft.order()).in(language) + ": " + total;
    }

    private static String next(Language language, String total) {
        return switch (language) {
            case FI -> ", seuraava " + total;
            case SV -> ", följande " + total;
            case EN -> ", next " + total;
        };
    }

    /** Where a tender lies behind the winner, criterion by criterion. */
    public static LocalizedText behind(CompetitionDraft draft, ScoreRow row, ScoreRow winner) {
        return Texts.each(language -> {
            String differences = row.scores().stream()
                    .filter(score ->
                            draft.criterion(score.criterion()).orElseThrow().counts())
                    .map(score -> difference(draft, language, score, winner))
                    .collect(Collectors.joining(", "));
            String total = Decimals.in(language, row.total());
            String winning = Decimals.in(language, winner.total());
            return switch (language) {
                case FI ->
                    "sija " + row.rank() + ", " + total + ", voittaja " + winning + "; ero voittajaan: " + differences;
                case SV ->
                    "plats " + row.rank() + ", " + total + ", vinnaren " + winning + "; skillnad till vinnaren: "
                            + differences;
                case EN ->
                    "rank " + row.rank() + ", " + total + ", the winner " + winning + "; difference to the winner: "
                            + differences;
            };
        });
    }

    private static String difference(CompetitionDraft draft, Language language, CriterionScore score, ScoreRow winner) {
        var difference = score.weighted()
                .subtract(winner.score(score.criterion()).orElseThrow().weighted());
        return draft.criterion(score.criterion()).orElseThrow().name().in(language) + " "
                + (difference.signum() > 0 ? "+" : "") + Decimals.in(language, difference);
    }
}
