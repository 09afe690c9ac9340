package org.minikisa.competition.core;

import java.util.Map;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/** The main grounds of a decision (s. 123), from the comparison table. */
final class Grounds {

    private static final Map<AwardOrder, LocalizedText> LEADS = Map.of(
            AwardOrder.HIGHEST_TOTAL,
            new LocalizedText("eniten pisteitä", "flest poäng", "most points"),
            AwardOrder.LOWEST_TOTAL,
            new LocalizedText("alin vertailuhinta", "lägsta jämförelsepris", "lowest evaluated price"),
            AwardOrder.LOWEST_RANKS,
            new LocalizedText("pienin sijalukujen summa", "lägsta summan av placeringar", "lowest total of ranks"));

    private Grounds() {}

    static LocalizedText of(CompetitionDraft draft, ScoreTable scores) {
        return Texts.each(language -> {
            ScoreRow best = scores.rows().get(0);
            String text = total(draft, language, best);
            if (scores.rows().size() > 1) {
                text += next(
                        language, Decimals.in(language, scores.rows().get(1).total()));
            }
            return text + best.tieBreak().map(tie -> "; " + tie.in(language)).orElse("");
        });
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
}
