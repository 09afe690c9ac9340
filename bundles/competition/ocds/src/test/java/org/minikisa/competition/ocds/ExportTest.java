package org.minikisa.competition.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Category;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.opendata.ImportWatch;
import org.minikisa.competition.api.opendata.OpenData.Form;
import org.minikisa.competition.api.opendata.OpenData.Mode;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import com.fasterxml.jackson.databind.JsonNode;

class ExportTest {

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
    void aDraftIsNobodysBusiness() {
        CompetitionId id = house.drafted(cleaning());

        assertThatThrownBy(() -> house.export(Form.RELEASES, id))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("competition.export.secret");
        assertThat(releases(house.export(Form.RELEASES))).isEmpty();
    }

    @Test
    void nothingOfATenderIsExportedBeforeTheDecision() {
        CompetitionId id = house.drafted(cleaning());
        var seen = new ArrayList<String>();
        house.competitions.publish(id, House.NOW, closes());
        seen.add(text(id));
        submit(id);
        seen.add(text(id));
        house.competitions.close(id, closes());
        seen.add(text(id));
        house.competitions.open(id, closes());
        seen.add(text(id));
        judge(id);
        house.competitions.evaluate(id);
        seen.add(text(id));

        assertThat(seen).allSatisfy(text -> assertThat(text)
                .contains("\"tag\":[\"tender\"]")
                .doesNotContain("12345.67")
                .doesNotContain("Puhdas Oy")
                .doesNotContain("\"bids\"")
                .doesNotContain("\"awards\""));

        house.competitions.decide(id, closes());
        assertThat(text(id)).contains("12345.67").contains("Puhdas Oy").contains("\"tag\":[\"award\"]");
    }

    @Test
    void aDecidedCompetitionSaysWhoTenderedWhoWonAndByWhichCriteria() {
        CompetitionId id = decided();

        List<JsonNode> all = releases(house.export(Form.RELEASES, id));
        JsonNode award = all.get(1);

        assertThat(all).extracting(one -> one.get("tag").get(0).asText()).containsExactly("tender", "award");
        assertThat(all).extracting(one -> one.get("ocid").asText()).containsOnly("ocds-test00-co-1");
        assertThat(all.get(0).get("tender").get("status").asText()).isEqualTo("active");
        assertThat(award.get("tender").get("status").asText()).isEqualTo("complete");
        assertThat(award.at("/bids/details")).hasSize(2);
        assertThat(award.at("/bids/details/0/value/amount").decimalValue()).isEqualByComparingTo("12345.67");
        assertThat(award.at("/awards/0/relatedBids/0").asText()).isEqualTo("a");
        assertThat(award.at("/awards/0/value/amount").decimalValue()).isEqualByComparingTo("12345.67");
        assertThat(award.at("/awards/0/suppliers/0/name").asText()).isEqualTo("Puhdas Oy");
        assertThat(award.at("/tender/lots/0/awardCriteria/criteria/0/numbers/0/number")
                        .asInt())
                .isEqualTo(60);
        assertThat(award.at("/tender/criteria/0/title_sv").asText()).isEqualTo("Miljömärkta medel");
        assertThat(award.at("/tender/selectionCriteria/criteria/0/verificationMethod")
                        .asText())
                .isEqualTo("a list of references");
    }

    @Test
    void referencesPointToWhatIsThere() {
        CompetitionId id = decided();

        for (JsonNode release : releases(house.export(Form.RELEASES, id))) {
            var parties = ids(release.path("parties"));
            var lots = ids(release.at("/tender/lots"));
            var bids = ids(release.at("/bids/details"));
            release.at("/bids/details").forEach(bid -> {
                assertThat(lots).contains(bid.at("/relatedLots/0").asText());
                assertThat(parties).contains(bid.at("/tenderers/0/id").asText());
            });
            release.path("awards").forEach(award -> {
                assertThat(lots).contains(award.at("/relatedLots/0").asText());
                assertThat(bids).contains(award.at("/relatedBids/0").asText());
                assertThat(parties).contains(award.at("/suppliers/0/id").asText());
            });
        }
    }

    @Test
    void peopleAndTheImpactIndexAreNotExported() {
        CompetitionId id = decided();

        assertThat(text(id)).doesNotContain("Eeva Evaluator").doesNotContain("impact");
    }

    @Test
    void theSameStateIsTheSameBytesAndReleasesKeepTheirIds() {
        CompetitionId id = house.drafted(cleaning());
        house.competitions.publish(id, House.NOW, closes());
        String before =
                releases(house.export(Form.RELEASES, id)).get(0).get("id").asText();
        submit(id);
        house.competitions.close(id, closes());
        house.competitions.open(id, closes());
        judge(id);
        house.competitions.evaluate(id);
        house.competitions.decide(id, closes());

        assertThat(house.export(Form.RELEASES, id)).isEqualTo(house.export(Form.RELEASES, id));
        assertThat(house.export(Form.RECORDS, id)).isEqualTo(house.export(Form.RECORDS, id));
        assertThat(releases(house.export(Form.RELEASES, id)).get(0).get("id").asText())
                .isEqualTo(before);
    }

    @Test
    void aRecordHoldsTheReleasesAndWhatTheyAmountTo() {
        CompetitionId id = decided();

        JsonNode record = OcdsSchema.tree(house.export(Form.RECORDS, id)).at("/records/0");

        assertThat(record.get("releases")).hasSize(2);
        assertThat(record.at("/compiledRelease/tag/0").asText()).isEqualTo("compiled");
        assertThat(record.at("/compiledRelease/awards")).hasSize(1);
    }

    @Test
    void aLiveCompetitionIsValidByTheOfficialSchemas() {
        CompetitionId id = decided();

        requireValid(house.export(Form.RELEASES, id), house.export(Form.RECORDS, id));
    }

    @Test
    void whatWasImportedIsExportedAgainAndValid() {
        house.read(House.shared("armenia/armenia-releases.jsonl"));
        house.read(House.shared("eforms/examples"));
        byte[] releases = house.export(Form.RELEASES);

        assertThat(releases(releases)).hasSize(908);
        requireValid(releases, house.export(Form.RECORDS));
    }

    @Test
    void whatWasExportedCanBeImportedElsewhere(@TempDir Path elsewhere) {
        house.read(House.shared("armenia/armenia-releases.jsonl"));
        byte[] exported = house.export(Form.RELEASES);

        try (var other = new House(elsewhere)) {
            var report = other.openData.importFrom(
                    "exported.json", new ByteArrayInputStream(exported), exported.length, Mode.KEEP, ImportWatch.NONE);

            assertThat(report.problems()).isEmpty();
            assertThat(report.imported()).isEqualTo(900);
            assertThat(ranked(other)).isEqualTo(ranked(house));
        }
    }

    private static List<String> ranked(House in) {
        return in.competitions.list().stream()
                .flatMap(one -> one.results().stream())
                .flatMap(result -> result.scores().stream())
                .flatMap(table -> table.rows().stream())
                .map(row -> row.tender() + " " + row.rank() + " " + row.total())
                .toList();
    }

    @Test
    void theSchemasFindWhatIsWrong() {
        JsonNode wrong = OcdsSchema.tree(
                "{\"ocid\":\"o\",\"id\":\"1\",\"date\":\"yesterday\",\"tag\":[\"tender\"],\"bids\":{\"details\":[{\"status\":\"lost\"}]}}"
                        .getBytes(StandardCharsets.UTF_8));

        for (OcdsSchema schema : List.of(OcdsSchema.europeanUnion(), OcdsSchema.standard())) {
            assertThat(String.join("\n", schema.errors(wrong)))
                    .contains("initiationType")
                    .contains("date")
                    .contains("status");
        }
    }

    private static void requireValid(byte[] releases, byte[] records) {
        for (OcdsSchema schema : List.of(OcdsSchema.europeanUnion(), OcdsSchema.standard())) {
            releases(releases).forEach(release -> assertThat(schema.errors(release))
                    .as(release.get("id").asText())
                    .isEmpty());
            OcdsSchema.tree(records).get("records").forEach(record -> assertThat(
                            schema.errors(record.get("compiledRelease")))
                    .isEmpty());
        }
        assertThat(OcdsSchema.packageOf("release").errors(OcdsSchema.tree(releases)))
                .isEmpty();
        assertThat(OcdsSchema.packageOf("record").errors(OcdsSchema.tree(records)))
                .isEmpty();
    }

    private static TreeSet<String> ids(JsonNode nodes) {
        var ids = new TreeSet<String>();
        nodes.forEach(one -> assertThat(ids.add(one.get("id").asText())).isTrue());
        return ids;
    }

    private static List<JsonNode> releases(byte[] releasePackage) {
        var all = new ArrayList<JsonNode>();
        OcdsSchema.tree(releasePackage).get("releases").forEach(all::add);
        return all;
    }

    private String text(CompetitionId id) {
        return new String(house.export(Form.RELEASES, id), StandardCharsets.UTF_8);
    }

    private CompetitionId decided() {
        CompetitionId id = house.drafted(cleaning());
        house.competitions.publish(id, House.NOW, closes());
        submit(id);
        house.competitions.close(id, closes());
        house.competitions.open(id, closes());
        judge(id);
        house.competitions.evaluate(id);
        house.competitions.decide(id, closes());
        return id;
    }

    private static Instant closes() {
        return House.NOW.plusSeconds(86_400 * 14);
    }

    private void submit(CompetitionId id) {
        house.competitions.submit(id, tender("a", "Puhdas Oy", "12345.67"), House.NOW);
        house.competitions.submit(id, tender("b", "Siisti Oy", "13000"), House.NOW);
    }

    private static Tender tender(String id, String tenderer, String price) {
        return new Tender(id, tenderer, Map.of("price", TenderedValue.of(price)), House.NOW);
    }

    private void judge(CompetitionId id) {
        house.competitions.judge(
                id,
                List.of(
                        new Judgement("a", "quality", new BigDecimal("30"), "Eeva Evaluator", "good"),
                        new Judgement("b", "quality", new BigDecimal("20"), "Eeva Evaluator", "fair")));
    }

    private static CompetitionDraft cleaning() {
        return CompetitionDraft.of("cleaning", new LocalizedText("Siivous", "Städning", "Cleaning"))
                .nature(Nature.CONSTRUCTED, "")
                .criterion(Criterion.price(
                        "price",
                        new LocalizedText("Hinta", "Pris", "Price"),
                        "ratio-to-smallest",
                        new BigDecimal("60")))
                .criterion(Criterion.evaluatedQuality(
                        "quality", LocalizedText.same("Laatu"), "given-points", new BigDecimal("40")))
                .invitation(new Invitation(
                        Category.SERVICES,
                        Optional.of(LocalizedText.same("Toimistojen siivous")),
                        List.of("90919200", "90911300"),
                        Optional.of(new BigDecimal("50000")),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                new Requirement(
                                        "r1",
                                        Requirement.Kind.CONFORMITY,
                                        new LocalizedText(
                                                "Ympäristömerkityt aineet", "Miljömärkta medel", "Labelled products"),
                                        ""),
                                new Requirement(
                                        "r2",
                                        Requirement.Kind.SUITABILITY,
                                        LocalizedText.same("Kolme referenssiä"),
                                        "a list of references")),
                        List.of("fi", "sv"),
                        Optional.of(LocalDate.of(2026, 9, 30)),
                        Optional.of(LocalizedText.same("JYSE 2014")),
                        List.of(new Invitation.Attachment(
                                "sopimus.docx", Invitation.Attachment.Kind.CONTRACT_DRAFT, "ab".repeat(32)))))
                .build();
    }
}
