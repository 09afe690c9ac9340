package org.minikisa.competition.core.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.simulation.Sensitivity;
import org.minikisa.competition.api.simulation.Sensitivity.Gap;
import org.minikisa.competition.api.simulation.Sensitivity.PriceLimit;
import org.minikisa.competition.api.simulation.Sensitivity.WeightLimits;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.Texts;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/** How firmly a result stands. */
public final class Firmness {

    /** Of the better total: a smaller difference is near. */
    private static final BigDecimal NEAR = new BigDecimal("0.01");

    private final Ground ground;

    private Firmness(Ground ground) {
        this.ground = ground;
    }

    public static Sensitivity of(Engine engine, CompetitionDraft draft, List<TriedTender> tenders, String lot) {
        return new Firmness(Ground.of(engine, draft, tenders)).sensitivity(lot);
    }

    private Sensitivity sensitivity(String lot) {
        List<WeightLimits> weights = ground.addsUp() ? new WeightSearch(ground).all() : List.of();
        List<PriceLimit> prices = new PriceSearch(ground).all();
        List<Gap> gaps = gaps();
        return new Sensitivity(lot, ground.winners(), weights, prices, gaps, findings(gaps));
    }

    private List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        List<ScoreRow> rows = ground.scores().rows();
        for (int i = 0; ground.addsUp() && i + 1 < rows.size(); i++) {
            gaps.add(gap(rows.get(i), rows.get(i + 1)));
        }
        return gaps;
    }

    private Gap gap(ScoreRow one, ScoreRow next) {
        BigDecimal difference = Decimals.settled(ground.better(one.exactTotal(), next.exactTotal()));
        boolean close = difference.compareTo(one.exactTotal().abs().multiply(NEAR)) < 0;
        boolean byRounding = difference.signum() < 0 || difference.signum() > 0 && one.rank() == next.rank();
        LocalizedText text = Texts.each(language -> {
            String by = Decimals.in(language, difference);
            return switch (language) {
                case FI ->
                    one.tender() + " – " + next.tender() + ": ero " + by
                            + (byRounding ? ", järjestyksen ratkaisee pyöristys" : close ? ", hyvin pieni" : "");
                case SV ->
                    one.tender() + " – " + next.tender() + ": skillnad " + by
                            + (byRounding ? ", ordningen avgörs av avrundningen" : close ? ", mycket liten" : "");
                case EN ->
                    one.tender() + " – " + next.tender() + ": difference " + by
                            + (byRounding ? ", the order hangs on the rounding" : close ? ", very small" : "");
            };
        });
        return new Gap(one.tender(), next.tender(), difference, close || byRounding, text);
    }

    private List<LocalizedText> findings(List<Gap> gaps) {
        var findings = new ArrayList<LocalizedText>();
        if (!ground.addsUp()) {
            findings.add(new LocalizedText(
                    "Perusteet ovat tärkeysjärjestyksessä, joten painoja ei ole.",
                    "Kriterierna är i prioritetsordning, så vikter finns inte.",
                    "The criteria are an order of importance, so there are no weights."));
        }
        if (ground.draft().rankOn() == RankOn.ROUNDED_TOTAL
                && rounds(ground.draft().totalRounding())) {
            findings.add(new LocalizedText(
                    "Painojen rajat on laskettu pyöristämättömistä summista; hinnat ilmoitetulla pyöristyksellä.",
                    "Gränserna för vikterna är beräknade på oavrundade summor; priserna med den angivna avrundningen.",
                    "The limits of weights are of unrounded totals; those of prices of totals rounded as announced."));
        }
        if (ground.counting().stream().map(Criterion::weightedRounding).anyMatch(Firmness::rounds)) {
            findings.add(new LocalizedText(
                    "Painotetut pisteet pyöristetään, joten toisella painolla ne voivat poiketa rajalla hiukan.",
                    "Viktade poäng avrundas, så med en annan vikt kan de avvika något vid gränsen.",
                    "Weighted points are rounded, so with another weight they may differ a little at the limit."));
        }
        gaps.stream().filter(Gap::near).map(Gap::explanation).forEach(findings::add);
        return findings;
    }

    private static boolean rounds(Rounding rounding) {
        return rounding.mode() != Rounding.Mode.NONE;
    }

    /** Words for a limit that may not exist. */
    static String shown(Optional<BigDecimal> value, Language language) {
        return value.map(one -> Decimals.in(language, one)).orElse("–");
    }
}
