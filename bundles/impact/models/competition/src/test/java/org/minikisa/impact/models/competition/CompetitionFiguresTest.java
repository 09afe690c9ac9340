package org.minikisa.impact.models.competition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.Tender;
import org.minikisa.problem.api.LocalizedText;

class CompetitionFiguresTest {

    private static final LocalizedText PRICE = LocalizedText.same("Price");

    @Test
    void severalTendersOfOneTendererCountOnce() {
        assertThat(CompetitionFigures.tenderers(competition("a", List.of("100", "110"), "a", "a")))
                .isEqualTo(1);
    }

    @Test
    void theGapIsAShareOfTheWinningPrice() {
        // Cardinal R024's own example: won with 100,000, second lowest 101,000: 1 %
        assertThat(CompetitionFigures.priceGap(competition("a", List.of("100000", "101000", "130000"), "a", "b", "c")))
                .contains(new BigDecimal("1"));
    }

    @Test
    void aWinnerThatWasNotTheCheapestHasNoGap() {
        assertThat(CompetitionFigures.priceGap(competition("b", List.of("100", "110"), "a", "b")))
                .isEmpty();
    }

    @Test
    void oneTenderHasNeitherGapNorSpread() {
        var alone = competition("a", List.of("100"), "a");
        assertThat(CompetitionFigures.priceGap(alone)).isEmpty();
        assertThat(CompetitionFigures.priceVariation(alone)).isEmpty();
    }

    @Test
    void theSpreadIsTheCoefficientOfVariation() {
        // mean 110, deviations -10, 0, 10: s = 10
        assertThat(CompetitionFigures.priceVariation(competition("a", List.of("100", "110", "120"), "a", "b", "c")))
                .contains(new BigDecimal("9.0909"));
    }

    @Test
    void twoPriceCriteriaAreNoSinglePrice() {
        var draft = draft().criterion(Criterion.price("hourly", PRICE, "x", BigDecimal.TEN))
                .build();
        assertThat(CompetitionFigures.priceGap(competition(draft, "a", List.of("100", "110"), "a", "b")))
                .isEmpty();
    }

    private static CompetitionDraft.Builder draft() {
        return CompetitionDraft.of("k", LocalizedText.same("Cleaning"))
                .criterion(Criterion.price("price", PRICE, "x", BigDecimal.TEN));
    }

    private static Competition competition(String winner, List<String> prices, String... tenderers) {
        return competition(draft().build(), winner, prices, tenderers);
    }

    /** Tender {@code T0}, {@code T1} … of the tenderers in their order; the first of the winner's wins. */
    private static Competition competition(
            CompetitionDraft draft, String winner, List<String> prices, String... tenderers) {
        var tenders = new ArrayList<Tender>();
        var rows = new ArrayList<ScoreTable.ScoreRow>();
        Optional<Award> award = Optional.empty();
        for (int i = 0; i < tenderers.length; i++) {
            var id = "T" + i;
            tenders.add(new Tender(id, tenderers[i], Map.of(), Instant.EPOCH));
            var price = new BigDecimal(prices.get(i));
            rows.add(new ScoreTable.ScoreRow(
                    id,
                    tenderers[i],
                    List.of(new ScoreTable.CriterionScore("price", price, price, price, PRICE)),
                    price,
                    price,
                    i + 1,
                    Optional.empty()));
            if (award.isEmpty() && tenderers[i].equals(winner)) {
                award = Optional.of(new Award(id, winner, price, Instant.EPOCH, PRICE));
            }
        }
        return new Competition(
                new CompetitionId("CO-1"),
                draft,
                CompetitionState.DECIDED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.EPOCH),
                List.of(),
                tenders.size(),
                tenders,
                List.of(),
                List.of(),
                Optional.of(new ScoreTable(rows, Map.of())),
                award,
                List.of());
    }
}
