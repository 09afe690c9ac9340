package org.minikisa.competition.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.minikisa.competition.core.House.DUE;
import static org.minikisa.competition.core.House.MORNING;
import static org.minikisa.competition.core.House.cleaning;
import static org.minikisa.competition.core.evaluation.Opened.lots;
import static org.minikisa.competition.core.evaluation.Opened.tender;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.EvaluationRules;
import org.minikisa.competition.api.EvaluationRules.LotPreference;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.evaluation.Decision.LotDecision;
import org.minikisa.competition.core.House;
import org.minikisa.competition.core.evaluation.Opened;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class LotsTest {

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void eachLotIsComparedAndAwardedByItself() {
        Opened opened = Opened.of(
                        house,
                        cleaning("lots")
                                .invitation(lots(Optional.empty(), "A", "B", "C"))
                                .build(),
                        tender("a1", "ahti", "A", "100"),
                        tender("b1", "berta", "A", "125"),
                        tender("b2", "berta", "B", "400"))
                .judgedAlike("30")
                .evaluated();
        assertThat(opened.now().results()).extracting(LotResult::lot).containsExactly("A", "B", "C");
        assertThat(opened.now().results().get(0).scores().orElseThrow().rows())
                .extracting(row -> row.tender(), row -> row.total().toPlainString(), row -> row.rank())
                .containsExactly(tuple("a1", "90.00", 1), tuple("b1", "78.00", 2));
        assertThat(opened.now().results().get(2).scores()).isEmpty();

        Competition decided = house.competitions.decide(opened.id, DUE.plusSeconds(60));
        assertThat(decided.results())
                .extracting(LotResult::lot, result -> result.award().map(award -> award.tender()))
                .containsExactly(
                        tuple("A", Optional.of("a1")), tuple("B", Optional.of("b2")), tuple("C", Optional.empty()));
        assertThat(decided.award().orElseThrow().tender()).isEqualTo("a1");
        assertThat(house.decisions
                        .decision(opened.id)
                        .orElseThrow()
                        .lot("C")
                        .orElseThrow()
                        .reason()
                        .fi())
                .isEqualTo("tarjouksia ei saatu");
        assertThat(house.factTypes()).filteredOn("LotDecided"::equals).hasSize(3);
    }

    @Test
    void oneTendererMayTenderForSeveralLotsButOnlyForThoseThatAreThere() {
        var id = house.published(
                cleaning("lots").invitation(lots(Optional.empty(), "A", "B")).build());
        house.competitions.submit(id, tender("a1", "ahti", "A", "100"), MORNING);
        house.competitions.submit(id, tender("a2", "ahti", "B", "100"), MORNING);
        assertThat(codes(() -> house.competitions.submit(id, tender("a3", "ahti", "B", "90"), MORNING)))
                .containsExactly("competition.tender.variant");
        assertThat(codes(() -> house.competitions.submit(id, tender("x", "berta", "Z", "90"), MORNING)))
                .containsExactly("competition.tender.lot");
        assertThat(codes(() -> house.competitions.submit(id, tender("x", "berta", "", "90"), MORNING)))
                .containsExactly("competition.tender.lot");
    }

    /**
     * Ahti leads in all lots: A 90 to 78 (12 ahead), B 90 to 87.69 (2.31), C 89 to 69 (20). By largest advantage he wins
     * C; then only Berta is left in A, so it goes before B.
     */
    @Test
    void whereOneMayWinOneLotOnlyTheAnnouncedRuleSaysWhich() {
        assertThat(winners(LotPreference.ORDER_OF_LOTS)).containsExactly("a1", "b2", "b3");
        assertThat(winners(LotPreference.LARGEST_ADVANTAGE)).containsExactly("b1", "c2", "a3");
        assertThat(winners(LotPreference.BEST_TOTAL)).containsExactly("a1", "b2", "b3");
    }

    private List<String> winners(LotPreference preference) {
        CompetitionDraft draft = cleaning(preference.name())
                .nature(Nature.CONSTRUCTED, "test")
                .invitation(lots(Optional.of(1), "A", "B", "C"))
                .procedure(Procedure.PLAIN.evaluatedBy(EvaluationRules.USUAL.withLots(preference)))
                .build();
        Opened opened = Opened.of(
                        house,
                        draft,
                        tender("a1", "ahti", "A", "100"),
                        tender("b1", "berta", "A", "125"),
                        tender("a2", "ahti", "B", "100"),
                        tender("b2", "berta", "B", "104"),
                        tender("c2", "cecilia", "B", "200"),
                        tender("a3", "ahti", "C", "100"),
                        tender("b3", "cecilia", "C", "150"))
                .judgedAlike("30")
                .judged("a3", "29")
                .judged("b3", "29")
                .evaluated();
        house.competitions.decide(opened.id, DUE.plusSeconds(60));
        var decision = house.decisions.decision(opened.id).orElseThrow();
        if (preference == LotPreference.LARGEST_ADVANTAGE) {
            assertThat(decision.lot("A").orElseThrow().reason().en())
                    .isEqualTo("most points: 78.00; ahti has already won the most lots, 1 (lots by largest advantage)");
        }
        return decision.lots().stream()
                .map(LotDecision::winner)
                .map(winner -> winner.orElse("-"))
                .toList();
    }

    @Test
    void aLotIsNotAwardedWhenAllInItHaveWonAsManyAsTheyMay() {
        Opened opened = Opened.of(
                        house,
                        cleaning("full")
                                .invitation(lots(Optional.of(1), "A", "B"))
                                .build(),
                        tender("a1", "ahti", "A", "100"),
                        tender("a2", "ahti", "B", "100"))
                .judgedAlike("30")
                .evaluated();
        house.competitions.decide(opened.id, DUE.plusSeconds(60));
        assertThat(house.decisions.decision(opened.id).orElseThrow().lot("B").orElseThrow())
                .satisfies(lot -> assertThat(lot.winner()).isEmpty())
                .satisfies(lot -> assertThat(lot.reason().en()).startsWith("ahti has already won the most lots, 1"));
    }

    @Test
    void whatIsMissingInAnyLotIsToldAtOnce() {
        Opened opened = Opened.of(
                house,
                cleaning("gaps").invitation(lots(Optional.empty(), "A", "B")).build(),
                tender("a1", "ahti", "A", "100"),
                tender("a2", "ahti", "B", "100"));
        assertThat(codes(opened::evaluated)).containsExactly("competition.value.missing", "competition.value.missing");
    }

    private static List<String> codes(org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        return catchThrowableOfType(InvalidInputException.class, step).problems().stream()
                .map(Problem::code)
                .toList();
    }
}
