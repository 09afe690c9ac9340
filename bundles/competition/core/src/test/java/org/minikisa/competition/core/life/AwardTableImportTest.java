package org.minikisa.competition.core.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.core.House;
import org.minikisa.competition.core.sealed.Killed;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;

class AwardTableImportTest {

    private static final String LAPLAND = text("lapland-training-2003-tie");

    @TempDir
    Path folder;

    @Test
    void aKilledImportGoesOnWhereItStopped() {
        Competition straight;
        List<String> facts;
        try (House house = new House(folder.resolve("straight"))) {
            straight = imported(house, LAPLAND);
            facts = house.factTypes();
        }
        int kills = 0;
        boolean done = false;
        while (!done) {
            Path data = folder.resolve("killed-" + kills);
            done = !killedAfter(kills, data);
            try (House house = new House(data)) {
                assertThat(imported(house, LAPLAND))
                        .as("killed after %d", kills)
                        .isEqualTo(straight);
                assertThat(house.factTypes()).isEqualTo(facts);
            }
            kills++;
        }
        assertThat(kills).as("steps that could be killed between").isGreaterThan(8);
    }

    private static boolean killedAfter(int transactions, Path data) {
        try (House house = new House(data, store -> new KilledStore(store, transactions))) {
            house.competitions.importAwardTable("lapland", LAPLAND.getBytes(StandardCharsets.UTF_8));
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    @Test
    void aTableWithoutATendersValueIsRefusedAndNothingIsWritten() {
        try (House house = new House(folder)) {
            String broken = LAPLAND.replace("\"values\": {\n        \"price\": \"3\",", "\"values\": {");
            assertThat(broken).isNotEqualTo(LAPLAND);
            assertThat(refusals(house, broken)).singleElement().satisfies(problem -> {
                assertThat(problem.place()).isEqualTo("tenders[1].values.price");
                assertThat(problem.found()).isEqualTo("nothing");
                assertThat(problem.expected()).contains("Rovaniemen koulutuskuntayhtymä");
            });
            assertThat(house.competitions.list()).isEmpty();
            assertThat(house.store.last()).isZero();
        }
    }

    @Test
    void allProblemsOfATableAreToldWithTheirPlaces() {
        try (House house = new House(folder)) {
            String broken = LAPLAND.replace(
                            "\"nature\": \"REAL_AWARD\"", "\"nature\": \"RUMOUR\", \"colour\": \"blue\"")
                    .replace("\"decided\": \"2003-04-07\"", "\"decided\": \"7.4.2003\"")
                    .replace("\"coefficient\": \"10\"", "\"coefficient\": \"-10\"")
                    .replace("\"winner\": \"peiponen\"", "\"winner\": \"nobody\"")
                    .replace("\"reliability\": \"5\"", "\"reliability\": \"five\"");
            assertThat(refusals(house, broken))
                    .extracting(Problem::place)
                    .contains(
                            "nature",
                            "colour",
                            "decided",
                            "criteria[5].coefficient",
                            "tenders[1].values.reliability",
                            "published.winner",
                            "published.points.rovaniemi.reliability");
            assertThat(house.competitions.list()).isEmpty();
        }
    }

    @Test
    void aMissingPriceLineAndAnUnknownMethodAreToldWithTheRest() {
        try (House house = new House(folder)) {
            String form = "\"lines\": [{\"id\": \"hour\", \"name\": {\"fi\": \"h\", \"sv\": \"h\", \"en\": \"Hour\"},"
                    + " \"quantity\": \"10\", \"unit\": \"h\"}], \"method\": \"given-points\"";
            String lined = LAPLAND.replaceFirst("\"method\": \"given-points\"", form)
                    .replaceAll("\"price\": \"[0-9]\",", "\"price\": {},")
                    .replace("\"winner\": \"peiponen\"", "\"winner\": \"nobody\"");
            assertThat(refusals(house, lined))
                    .extracting(Problem::place)
                    .contains("tenders[0].values.price.hour", "tenders[1].values.price.hour", "published.winner");

            String both = LAPLAND.replaceFirst("given-points", "dice")
                    .replaceFirst("\"reliability\": \"5\"", "\"reliability\": \"50\"");
            assertThat(refusals(house, both))
                    .extracting(Problem::code)
                    .contains("competition.method.unknown")
                    .hasSizeGreaterThan(1);
            assertThat(house.store.last()).isZero();
        }
    }

    @Test
    void whatTheRulesWouldRefuseLaterIsRefusedBeforeTheFirstStep() {
        try (House house = new House(folder)) {
            String unknownMethod = LAPLAND.replaceFirst("given-points", "dice");
            assertThat(refusals(house, unknownMethod)).singleElement().satisfies(problem -> assertThat(problem.code())
                    .isEqualTo("competition.method.unknown"));
            String tooMany = LAPLAND.replaceFirst("\"price\": \"5\"", "\"price\": \"6\"");
            assertThat(refusals(house, tooMany)).singleElement().satisfies(problem -> assertThat(problem.place())
                    .isEqualTo("tenders[0].values.price"));
            assertThat(house.store.last()).isZero();
        }
    }

    @Test
    void aPublishedFigureThatTheRuleDoesNotGiveIsADiscrepancy() {
        try (House house = new House(folder)) {
            String misprinted = LAPLAND.replace("\"rovaniemi\": \"460\"", "\"rovaniemi\": \"465\"")
                    .replace("\"decidedBy\": \"price\"", "\"decidedBy\": \"plan\"")
                    .replace("\"winner\": \"peiponen\"", "\"winner\": \"rovaniemi\"");
            assertThat(imported(house, misprinted).discrepancies())
                    .extracting(Discrepancy::what, Discrepancy::published, Discrepancy::computed)
                    .containsExactly(
                            tuple("total of Rovaniemen koulutuskuntayhtymä", "465", "460"),
                            tuple("winner", "Rovaniemen koulutuskuntayhtymä", "Peiponen"),
                            tuple(
                                    "what decided the tie",
                                    "Training plan",
                                    "equal totals of 460, decided by Price: 100.00"));
        }
    }

    @Test
    void aCorrectedPublicationIsComparedAnew() {
        try (House house = new House(folder)) {
            imported(house, LAPLAND.replace("\"rovaniemi\": \"460\"", "\"rovaniemi\": \"465\""));
            assertThat(imported(house, LAPLAND).discrepancies()).isEmpty();
        }
    }

    @Test
    void otherFiguresUnderTheSameKeyAreRefused() {
        try (House house = new House(folder)) {
            imported(house, LAPLAND);
            assertThat(refusals(house, LAPLAND.replaceFirst("\"price\": \"5\"", "\"price\": \"4\"")))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("competition.table.changed"));
            assertThat(refusals(house, LAPLAND.replace("\"coefficient\": \"10\"", "\"coefficient\": \"11\"")))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("competition.table.changed"));
        }
    }

    @Test
    void whatIsNoAwardTableIsRefusedInWords() {
        try (House house = new House(folder)) {
            for (String text : List.of("", "[]", "{\"a\":1} x", "{\"a\":", "nonsense", "{\"key\":\"\\ud800\"}")) {
                assertThatThrownBy(() -> imported(house, text)).isInstanceOf(InvalidInputException.class);
            }
            assertThatThrownBy(() -> house.competitions.importAwardTable("x", new byte[] {(byte) 0xff, (byte) 0xfe}))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("UTF-8");
            assertThat(refusals(house, "{\"key\":\"a\",\"key\":\"b\"}"))
                    .extracting(Problem::code)
                    .contains("competition.json.twice", "competition.table.missing");
        }
    }

    private static Competition imported(House house, String json) {
        return house.competitions
                .find(house.competitions.importAwardTable("test", json.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    private static List<Problem> refusals(House house, String json) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> imported(house, json));
        assertThat(refused).isNotNull();
        return refused.problems();
    }

    private static String text(String key) {
        return new String(AwardTableOracleTest.document(key), StandardCharsets.UTF_8);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Lets some units of work through and dies before the next one. */
    private static final class KilledStore implements Store {
        private final Store store;
        private int left;

        KilledStore(Store store, int transactions) {
            this.store = store;
            this.left = transactions;
        }

        @Override
        public void migrate(String wing, Class<?> anchor) {
            store.migrate(wing, anchor);
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            if (left-- == 0) {
                throw new Killed();
            }
            return store.inTransaction(work);
        }

        @Override
        public <T> T read(Function<Transaction, T> work) {
            return store.read(work);
        }
    }
}
