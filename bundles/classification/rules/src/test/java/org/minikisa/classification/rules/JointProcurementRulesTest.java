package org.minikisa.classification.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.core.CpvFile;

class JointProcurementRulesTest {

    private static final List<JointProcurement> JOINT = List.of(
            Registers.jointProcurement(
                    "cleaning-dps-2021",
                    new LocalizedText(
                            "Siivouspalvelut 2021–2025 (DPS)",
                            "Städtjänster 2021–2025 (DIS)",
                            "Cleaning services 2021–2025"),
                    List.of("90910000"),
                    List.of("arctic", "hohto", "palvelut"),
                    "siivous-DPS",
                    "siivouspalvelut",
                    "siivous",
                    "HNK-2021-123"),
            Registers.jointProcurement(
                    "cleaning-small-scale",
                    new LocalizedText(
                            "Siivouspalveluiden pienhankinnat",
                            "Små upphandlingar av städtjänster",
                            "Small-scale cleaning"),
                    List.of("90910000"),
                    List.of(),
                    "pienhankintasiivous",
                    "456/2022"),
            Registers.jointProcurement(
                    "electricity",
                    new LocalizedText("Sähkö", "El", "Electricity"),
                    List.of("09310000"),
                    List.of(),
                    "sähkösopimus"),
            Registers.jointProcurement(
                    "food", new LocalizedText("Elintarvikkeet", "Livsmedel", "Food"), List.of("15000000"), List.of()),
            Registers.jointProcurement(
                    "it-consulting-dps", LocalizedText.same("IT-konsultointi"), List.of(), List.of(), "IT-konsultit"));

    private static final RegisterIndex INDEX = RegisterIndex.of(
            Registers.register(
                    JOINT,
                    List.of(
                            Registers.supplier("arctic", "Arctic Clean Ab"),
                            Registers.supplier("hohto", "Hohto Oy"),
                            Registers.supplier("palvelut", "Palvelut Oy"))),
            new CpvFile());

    @ParameterizedTest
    @CsvSource({
        "Kysymys siivouspalveluiden sopimuksesta, cleaning-dps-2021",
        "Kysymys siivouksen hinnoista, cleaning-dps-2021",
        "toimistosiivousta tarvitaan, cleaning-dps-2021",
        "Kysymys siivouspalvelujen pienhankinnoista, cleaning-small-scale",
        "siivous DPS kiinnostaa, cleaning-dps-2021",
        "siivous-DPS:ään liittyminen, cleaning-dps-2021",
        "siivousdps kiinnostaa, cleaning-dps-2021",
        "frågor om städtjänster 2021–2025, cleaning-dps-2021",
        "stadtjansterna, cleaning-dps-2021",
        "the cleaning of our offices, cleaning-dps-2021",
        "sähkön hankinta, electricity",
        "sahkon hankinta, electricity",
        "elintarvikehankinta, food",
        "it konsultoinnin hinnat, it-consulting-dps",
        "re cleaning-small-scale, cleaning-small-scale",
        "viitaten numeroon 456/2022, cleaning-small-scale",
        "asianro HNK-2021-123, cleaning-dps-2021",
        "Arctic Cleanin lasku, cleaning-dps-2021",
        "Emme kysy siivouksesta vaan sähköstä, electricity",
    })
    void aMentionIsFoundHoweverItIsWritten(String text, String expected) {
        assertThat(best(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lähetän sähköpostia",
                "ota yhteyttä sähköisesti",
                "voi el olla",
                "konsultoi minua",
                "palvelut ja pienhankinnat",
                "vuosina 2021–2025",
                "numero 457/2022",
                "Palvelut Oy laskutti",
                "arctic circle",
                ""
            })
    void whatOnlyLooksAlikeIsNoMention(String text) {
        assertThat(best(text)).isEmpty();
    }

    @Test
    void eachMentionSaysWhereItIsFrom() {
        assertThat(sources("siivous-DPS", "cleaning-dps-2021")).contains(RegisterIndex.NAME);
        assertThat(sources("HNK-2021-123", "cleaning-dps-2021")).containsExactly(RegisterIndex.DIARY);
        assertThat(sources("Hohto Oy", "cleaning-dps-2021")).containsExactly(RegisterIndex.SUPPLIER);
        assertThat(sources("tärkkelystä", "food")).containsExactly(RegisterIndex.CPV);
        assertThat(sources("ruisleivät", "food")).containsExactly(RegisterIndex.GOODS);
    }

    @Test
    void theEvidenceQuotesTheMailAndTheContrastQuotesTheRival() {
        Opinion opinion = judge("Siivouspalveluiden ja sähkön hinnat").orElseThrow();
        List<Evidence> evidence = opinion.evidence("cleaning-dps-2021", "electricity", 9);
        assertThat(evidence).extracting(Evidence::text).contains("Siivouspalveluiden", "sähkön");
        assertThat(evidence.stream().mapToDouble(Evidence::weight).sum())
                .isCloseTo(
                        opinion.weights().get("cleaning-dps-2021")
                                - opinion.weights().get("electricity"),
                        within(1e-9));
    }

    @Test
    void severalMentionedAllGetWeight() {
        Map<String, Double> weights =
                judge("Siivous ja sähkö sekä elintarvikkeet").orElseThrow().weights();
        assertThat(weights.get("cleaning-dps-2021")).isGreaterThan(3);
        assertThat(weights.get("electricity")).isGreaterThan(3);
        assertThat(weights.get("food")).isGreaterThan(3);
    }

    @Test
    void aNameThatSeveralShareSaysLessThanOneOfOneAlone() {
        JointProcurement one = Registers.jointProcurement(
                "one", LocalizedText.same("Kahviautomaatit"), List.of(), List.of(), "automaatit");
        JointProcurement other = Registers.jointProcurement(
                "other", LocalizedText.same("Välipalat"), List.of(), List.of(), "automaatit");
        var index = RegisterIndex.of(Registers.register(List.of(one, other), List.of()), new CpvFile());
        Map<String, Double> shared = JointProcurementRules.judge(index, Words.of("automaatit"))
                .orElseThrow()
                .weights();
        assertThat(shared.get("one")).isEqualTo(shared.get("other")).isBetween(3.0, 3.5);
    }

    @Test
    void aMegabyteOfMentionsIsJudgedByItsBeginning() {
        Words words = Words.of("", "siivouspalveluiden pienhankinnat sähkö ".repeat(30_000));
        assertThat(words.size()).isLessThan(10_000);
        assertThat(JointProcurementRules.judge(INDEX, words)).isPresent();
    }

    @Test
    void hostileCharactersAreOnlyCharacters() {
        assertThat(judge("\u0000\uD800 \u202E siivous \uFFFF 👍🏽 " + "ä".repeat(100_000)))
                .isPresent();
    }

    private static List<String> sources(String text, String joint) {
        return judge(text).orElseThrow().evidence(joint, "", 9).stream()
                .map(Evidence::source)
                .distinct()
                .toList();
    }

    private static String best(String text) {
        var weights = new ArrayList<>(
                judge(text).map(Opinion::weights).orElse(Map.of()).entrySet());
        return weights.stream()
                .filter(e -> e.getValue() >= 2)
                .max(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static Optional<Opinion> judge(String text) {
        return JointProcurementRules.judge(INDEX, Words.of(text));
    }
}
