package org.minikisa.competition.core.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.ScoreTable.CriterionScore;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.core.House;

/**
 * Published awards and guide examples, every figure to the digit. The figures stand here a second time, typed from the
 * sources named, so that neither a document nor the comparison can agree with itself only.
 */
class AwardTableOracleTest {

    @TempDir
    static Path folder;

    private static House house;

    @BeforeAll
    static void open() {
        house = new House(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** ECLI:FI:KHO:2017:46, comparison of 16 October 2012. */
    @Test
    void hklMetroTrains() {
        Competition metro = imported("hkl-metro-2012-final");
        assertThat(weighted(metro, "caf")).containsExactly("600.00", "80.31", "200.00", "48.92", "43.89");
        assertThat(weighted(metro, "siemens")).containsExactly("547.66", "100.00", "187.51", "50.00", "50.00");
        assertThat(shown(metro, "caf")).containsExactly("10.00", "8.03", "10.00", "9.78", "8.78");
        assertThat(shown(metro, "siemens")).containsExactly("9.13", "10.00", "9.38", "10.00", "10.00");
        assertThat(ranking(metro)).containsExactly(tuple("caf", "973.12", 1), tuple("siemens", "935.17", 2));
        assertWonBy(metro, "caf");
        assertThat(metro.discrepancies()).isEmpty();
        assertThat(metro.draft().remarks()).anyMatch(remark -> remark.contains("Reason: worked back from the printed"));
    }

    /** ECLI:FI:KHO:2003:41, decision of 12 February 1998; the case behind CJEU C-513/99. */
    @Test
    void concordiaBusRoutes() {
        Competition bus = imported("concordia-bus-1998");
        assertThat(weighted(bus, "hkl")).containsExactly("85.75", "2.94", "4.00");
        assertThat(weighted(bus, "swebus-a")).containsExactly("81.44", "0.77", "4.00");
        assertThat(weighted(bus, "swebus-b")).containsExactly("86.00", "-1.44", "4.00");
        assertThat(ranking(bus))
                .containsExactly(
                        tuple("hkl", "92.69", 1), tuple("swebus-b", "88.56", 2), tuple("swebus-a", "86.21", 3));
        assertWonBy(bus, "hkl");
        assertThat(bus.discrepancies()).isEmpty();
    }

    /** ECLI:FI:KHO:2004:22, 7 April 2003. */
    @Test
    void laplandTrainingTie() {
        Competition training = imported("lapland-training-2003-tie");
        assertThat(ranking(training)).containsExactly(tuple("peiponen", "460.00", 1), tuple("rovaniemi", "460.00", 2));
        assertThat(training.scores()
                        .orElseThrow()
                        .row("peiponen")
                        .orElseThrow()
                        .tieBreak()
                        .orElseThrow()
                        .en())
                .isEqualTo("equal totals of 460, decided by Price: 100.00");
        assertThat(shown(training, "peiponen")).containsExactly("5.00", "4.00", "5.00", "5.00", "5.00", "3.00");
        assertThat(shown(training, "rovaniemi")).containsExactly("3.00", "5.00", "5.00", "5.00", "5.00", "5.00");
        assertWonBy(training, "peiponen");
        assertThat(training.discrepancies()).isEmpty();
    }

    /** ECLI:FI:KHO:2013:202. The publication's own arithmetic does not add up, and that is told. */
    @Test
    void flueGasPlant() {
        Competition plant = imported("fgd-plant-2009-monetised-quality");
        assertThat(weighted(plant, "appellant")).containsExactly("8327000.00", "2444000.00");
        assertThat(weighted(plant, "winner")).containsExactly("9128000.00", "1615000.00");
        assertThat(ranking(plant))
                .containsExactly(tuple("winner", "10743000.00", 1), tuple("appellant", "10771000.00", 2));
        assertWonBy(plant, "winner");
        assertThat(plant.discrepancies())
                .containsExactly(new Discrepancy(
                        "economic evaluation price of the appellant: tender price and the printed additions",
                        "8327000",
                        "8138000",
                        "Other corrections of 189 000 euros are not itemised in the decision."));
    }

    /** ECLI:FI:KHO:2017:152, an example inside the call. */
    @Test
    void passports() {
        Competition passports = imported("passports-2015-relative-quality");
        assertThat(weighted(passports, "best")).containsExactly("20.00");
        assertThat(weighted(passports, "second")).containsExactly("17.30");
        assertThat(passports.draft().nature()).isEqualTo(Nature.TENDER_DOCUMENT_EXAMPLE);
        assertNothingDecided(passports);
        assertThat(passports.discrepancies()).isEmpty();
    }

    /** ECLI:FI:KHO:2003:89: prices, quality points and winner are published, the points are derived. */
    @Test
    void varkausPaving() {
        Competition paving = imported("varkaus-paving-2002");
        assertThat(weighted(paving, "suomen-laatuasfaltti")).containsExactly("70.00", "22.36");
        assertThat(weighted(paving, "skanska")).containsExactly("68.75", "30.00");
        assertThat(ranking(paving))
                .containsExactly(tuple("skanska", "98.75", 1), tuple("suomen-laatuasfaltti", "92.36", 2));
        assertWonBy(paving, "skanska");
        assertThat(paving.draft().nature()).isEqualTo(Nature.REAL_AWARD_PARTIAL);
        assertThat(paving.discrepancies()).isEmpty();
    }

    @Test
    void negometrixExample() {
        Competition example = imported("negometrix-low-bid-example");
        assertThat(weighted(example, "a")).containsExactly("40.00", "30.00", "20.00", "56.00");
        assertThat(weighted(example, "b")).containsExactly("32.00", "20.00", "22.00", "70.00");
        assertThat(ranking(example)).containsExactly(tuple("a", "146.00", 1), tuple("b", "144.00", 2));
        assertWonBy(example, "a");
        assertThat(example.discrepancies()).isEmpty();
    }

    @Test
    void impactBidsExample() {
        Competition example = imported("impact-bids-40-points");
        assertThat(ranking(example))
                .containsExactly(tuple("one", "40.00", 1), tuple("two", "38.00", 2), tuple("three", "37.00", 3));
        assertWonBy(example, "one");
        assertThat(example.discrepancies()).isEmpty();
    }

    @Test
    void goldilocksExample() {
        Competition example = imported("goldilocks-50-50");
        assertThat(ranking(example))
                .containsExactlyInAnyOrder(tuple("a", "75.00", 1), tuple("c", "75.00", 1), tuple("b", "70.83", 3));
        assertThat(example.scores().orElseThrow().best())
                .allSatisfy(row -> assertThat(row.tieBreak()).isEmpty());
        assertNothingDecided(example);
        assertThat(example.discrepancies()).isEmpty();
    }

    private static void assertWonBy(Competition competition, String tender) {
        assertThat(competition.state()).isEqualTo(CompetitionState.DECIDED);
        assertThat(competition.award().map(award -> award.tender())).isEqualTo(Optional.of(tender));
    }

    private static void assertNothingDecided(Competition competition) {
        assertThat(competition.state()).isEqualTo(CompetitionState.EVALUATED);
        assertThat(competition.award()).isEmpty();
    }

    private static List<String> weighted(Competition competition, String tender) {
        return scores(competition, tender).stream()
                .map(score -> cents(score.weighted()))
                .toList();
    }

    private static List<String> shown(Competition competition, String tender) {
        return scores(competition, tender).stream()
                .map(score -> score.points().setScale(2, RoundingMode.HALF_UP).toPlainString())
                .toList();
    }

    private static List<CriterionScore> scores(Competition competition, String tender) {
        return competition.scores().orElseThrow().row(tender).orElseThrow().scores();
    }

    private static List<Tuple> ranking(Competition competition) {
        return competition.scores().orElseThrow().rows().stream()
                .map((ScoreRow row) -> tuple(row.tender(), cents(row.total()), row.rank()))
                .toList();
    }

    /** Fails where there are digits behind the cents: nothing may be rounded away by the test. */
    private static String cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static Competition imported(String key) {
        byte[] document = document(key);
        var id = house.competitions.importAwardTable(key + ".award.json", document);
        Competition first = house.competitions.find(id).orElseThrow();
        long facts = house.store.last();
        assertThat(house.competitions.importAwardTable(key + ".award.json", document))
                .isEqualTo(id);
        assertThat(house.competitions.find(id)).as("imported again").contains(first);
        assertThat(house.store.last()).isEqualTo(facts);
        return first;
    }

    static byte[] document(String key) {
        try (InputStream in =
                AwardTableOracleTest.class.getResourceAsStream("/org/minikisa/demo/awards/" + key + ".award.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
