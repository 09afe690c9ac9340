package org.minikisa.competition.ocds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.opendata.ImportReport;
import org.minikisa.competition.api.opendata.OpenData.Form;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** 900 real releases (ARMEPS, 2018) against what another reader of the same file finds. */
class ArmenianReleasesTest {

    private static final String FILE = "armenia/armenia-releases.jsonl";

    @TempDir
    Path folder;

    @Test
    void allReleasesBecomeCompetitionsAndTheSameFileAgainChangesNothing() {
        Path file = House.shared(FILE);
        try (var house = new House(folder)) {
            ImportReport first = house.read(file);
            ImportReport second = house.read(file);

            assertThat(first.imported()).isEqualTo(900);
            assertThat(first.refused()).isZero();
            assertThat(first.problems()).isEmpty();
            assertThat(house.competitions.list()).hasSize(900);
            assertThat(first.tenders()).isEqualTo(1468);
            assertThat(second.unchanged()).isEqualTo(900);
            assertThat(second.imported() + second.updated()).isZero();
        }
    }

    @Test
    void whatGoesOutAgainHasTheBidsThatWerePublishedAndNoOthersAndKeepsItsIdsOnTheNextJourney(@TempDir Path elsewhere) {
        byte[] out;
        try (var house = new House(folder)) {
            house.read(House.shared(FILE));
            out = house.export(Form.RELEASES);
        }
        assertThat(published(out, "/bids/details")).isEqualTo(1468);
        try (var other = new House(elsewhere)) {
            other.read("package.json", out);
            byte[] again = other.export(Form.RELEASES);
            assertThat(published(again, "/bids/details")).isEqualTo(1468);
            assertThat(ids(again)).isEqualTo(ids(out));
        }
    }

    private static int published(byte[] releases, String list) {
        int count = 0;
        for (JsonNode release : OcdsSchema.tree(releases).get("releases")) {
            count += release.at(list).size();
        }
        return count;
    }

    private static List<String> ids(byte[] releases) {
        return OcdsSchema.tree(releases).findParents("ocid").stream()
                .map(release -> release.get("id").asText())
                .toList();
    }

    @Test
    void everyBidIsKeptAndThoseThatTookPartAreRankedByPriceInTheirLot() throws IOException {
        Path file = House.shared(FILE);
        Map<String, List<String>> expected = ranking(file);
        try (var house = new House(folder)) {
            house.read(file);
            List<Competition> all = house.competitions.list();

            var found = new TreeMap<String, List<String>>();
            all.forEach(one -> one.results().forEach(result -> ranked(result, found)));
            assertThat(found).isEqualTo(expected);
            assertThat(found.values().stream().filter(lot -> lot.size() >= 2)).hasSize(182);
            assertThat(all.stream()
                            .mapToInt(one -> one.tenderCount() + one.refused().size())
                            .sum())
                    // and one award without any bid
                    .isEqualTo(1468 + 1);
        }
    }

    private static void ranked(LotResult result, Map<String, List<String>> found) {
        result.scores()
                .ifPresent(table -> found.put(
                        result.lot(),
                        table.rows().stream().map(ArmenianReleasesTest::shown).toList()));
    }

    private static String shown(ScoreRow row) {
        return row.rank() + " " + row.total().stripTrailingZeros().toPlainString();
    }

    /** Lot: rank and price of the valued bids that qualified, worked out from the JSON tree without any of our readers. */
    private static Map<String, List<String>> ranking(Path file) throws IOException {
        Map<String, List<BigDecimal>> prices = new TreeMap<>();
        try (Reader lines = Files.newBufferedReader(file)) {
            ((java.io.BufferedReader) lines)
                    .lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .filter(release -> release.has("bids"))
                    .flatMap(release -> release.getAsJsonObject("bids").getAsJsonArray("details").asList().stream())
                    .map(JsonElement::getAsJsonObject)
                    .filter(ArmenianReleasesTest::takesPart)
                    .forEach(bid -> prices.computeIfAbsent(
                                    bid.get("relatedLot").getAsString(), lot -> new ArrayList<>())
                            .add(bid.getAsJsonObject("value").get("amount").getAsBigDecimal()));
        }
        Map<String, List<String>> ranked = new TreeMap<>();
        prices.forEach((lot, all) -> ranked.put(
                lot,
                all.stream()
                        .sorted()
                        .map(price -> (1
                                        + all.stream()
                                                .filter(other -> other.compareTo(price) < 0)
                                                .count()) + " "
                                + price.stripTrailingZeros().toPlainString())
                        .toList()));
        return ranked;
    }

    private static boolean takesPart(JsonObject bid) {
        return bid.get("status").getAsString().equals("qualified")
                && !bid.getAsJsonObject("value").get("amount").isJsonNull();
    }
}
