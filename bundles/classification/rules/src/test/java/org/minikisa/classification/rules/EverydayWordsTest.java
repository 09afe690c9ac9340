package org.minikisa.classification.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.CpvCode;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.core.CpvFile;

/** A register of forty joint procurements whose names say nothing: only their CPV codes can tell what they are. */
class EverydayWordsTest {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("b01", "90919200"),
            Map.entry("b02", "30213100"),
            Map.entry("b03", "39130000"),
            Map.entry("b04", "15800000"),
            Map.entry("b05", "15100000"),
            Map.entry("b06", "15500000"),
            Map.entry("b07", "64210000"),
            Map.entry("b08", "55110000"),
            Map.entry("b09", "63510000"),
            Map.entry("b10", "60120000"),
            Map.entry("b11", "79710000"),
            Map.entry("b12", "79530000"),
            Map.entry("b13", "79540000"),
            Map.entry("b14", "85147000"),
            Map.entry("b15", "09310000"),
            Map.entry("b16", "09135100"),
            Map.entry("b17", "31158000"),
            Map.entry("b18", "34110000"),
            Map.entry("b19", "34350000"),
            Map.entry("b20", "50112000"),
            Map.entry("b21", "33140000"),
            Map.entry("b22", "38000000"),
            Map.entry("b23", "18100000"),
            Map.entry("b24", "79600000"),
            Map.entry("b25", "79100000"),
            Map.entry("b26", "66510000"),
            Map.entry("b27", "64110000"),
            Map.entry("b28", "90620000"),
            Map.entry("b29", "90500000"),
            Map.entry("b30", "45000000"),
            Map.entry("b31", "71000000"),
            Map.entry("b32", "72200000"),
            Map.entry("b33", "48000000"),
            Map.entry("b34", "30120000"),
            Map.entry("b35", "30192000"),
            Map.entry("b36", "79810000"),
            Map.entry("b37", "77300000"),
            Map.entry("b38", "98310000"),
            Map.entry("b39", "22100000"),
            Map.entry("b40", "30163000"));

    private static final RegisterIndex INDEX = RegisterIndex.of(
            Registers.register(
                    CODES.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(e -> jointProcurement(e.getKey(), e.getValue()))
                            .toList(),
                    List.of()),
            new CpvFile());

    private static JointProcurement jointProcurement(String id, String cpv) {
        return Registers.jointProcurement(id, LocalizedText.same("Sopimus " + id), List.of(cpv), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "siivooja ei ole käynyt viikkoon, b01",
        "vår städare har slutat, b01",
        "the cleaner left the mop in the corridor, b01",
        "tilasimme 40 läppäriä ja telakkaa, b02",
        "dockan passar inte till skärmen, b02",
        "pulpetit ja satulatuolit uuteen kouluun, b03",
        "kontorsstolarna går sönder, b03",
        "sit-stand desks for 200 people, b03",
        "ruisleivät tulivat homeessa, b04",
        "brödet och bullarna fattas igen, b04",
        "jauhelihan hinta nousi, b05",
        "korven är slut, b05",
        "maitoa tuli liikaa, b06",
        "the milk and yoghurt arrive too late, b06",
        "liittymien siirto operaattorilta toiselle, b07",
        "växeln svarar inte, b07",
        "hotellissa ei ollut vapaita huoneita, b08",
        "övernattningar under mässan, b08",
        "lentoliput Brysseliin, b09",
        "flygbiljetten bokades fel, b09",
        "koulukyydit lähikylistä, b10",
        "skolskjutsen kom för sent, b10",
        "vartijan kierros jäi tekemättä, b11",
        "väktaren kom inte, b11",
        "käännösten laatu oli heikko, b12",
        "tulkki ei saapunut paikalle, b13",
        "tolken kom inte till mötet, b13",
        "työterveyslääkäri vaihtui, b14",
        "vi vill byta företagsläkare, b14",
        "pörssisähkön hinta, b15",
        "guarantees of origin for our sites, b15",
        "öljysäiliö on tyhjä, b16",
        "tankbilen kom inte fram, b16",
        "latauspisteet pysäköintihalliin, b17",
        "laddstolparna fungerar inte, b17",
        "leasingautojen palautus, b18",
        "talvirenkaiden vaihto, b19",
        "vinterdäcken är slut, b19",
        "jarrupalat ja öljynvaihto, b20",
        "bilverkstaden fakturerar för mycket, b20",
        "haavasidokset ja kanyylit, b21",
        "sprutor och kanyler, b21",
        "pipetit ja petrimaljat, b22",
        "univormut ja saappaat, b23",
        "vuokratyöntekijöitä tarvitaan, b24",
        "bemanningsföretaget skickar ingen, b24",
        "lumenpoisto pihoilta, b28",
        "snöplogningen sköts dåligt, b28",
        "roskikset ovat täynnä, b29",
        "soporna hämtas inte, b29",
        "kattoremontti ja julkisivu, b30",
        "koodareita ja testaajia tarvitaan, b32",
        "licenserna räcker inte, b33",
        "monitoimilaitteet jumittavat, b34",
        "kopiopaperi ja mapit, b35",
        "esitteiden painatus, b36",
        "broschyrer och affischer, b36",
        "nurmikon leikkuu puistoissa, b37",
        "lakanat pesulaan, b38",
        "läroböcker till skolorna, b39",
        "maksuaikakortit johdolle, b40",
    })
    void whatNobodyHasLearntAnythingAboutIsFoundByWhatPeopleCallIt(String text, String expected) {
        assertThat(best(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stadens styrelse vill ändra beslutet, och det gäller alla städer",
                "Voiko tästä ostaa ja onko se sallittu",
                "Vi väntar på markadsdomstolens beslut och vill inte ändra något",
                "Haluamme liittyä ja liittyminen onnistuu",
                "Pitääkö päätös antaa tiedoksi ja valitusosoitus liittää, mutta siltä ei odoteta vastausta",
                "The attorney asked how we will table the motion",
                "Onko alusta alkaen selvää, mitä kynnysarvo tarkoittaa",
            })
    void wordsOfMailsAboutAnythingMentionNothing(String text) {
        assertThat(best(text)).isEmpty();
    }

    @Test
    void goodsThatNobodyHasSpeakForNoneButNotWithoutEnd() {
        String text = "leluja, soittimia, kiikareita ja urheiluvälineitä";
        Opinion opinion = judge(INDEX, text, Sender.unknown()).orElseThrow();
        assertThat(opinion.weights().get("")).isBetween(0.8, 1.5);
        assertThat(opinion.evidence("", "b01", 9)).extracting(Evidence::source).containsOnly(RegisterIndex.MISSING);
        assertThat(opinion.evidence("", "b01", 9)).extracting(Evidence::text).contains("leluja");
    }

    @Test
    void whoNamesAJointProcurementMeansItWhateverElseIsMentioned() {
        assertThat(judge(Registers.demo(), "Siivouspalvelut 2021–2025 (DPS) ja leluja", Sender.unknown())
                        .orElseThrow()
                        .weights())
                .containsKey("cleaning-dps-2021")
                .extractingByKey("")
                .isEqualTo(0.0);
    }

    @Test
    void aMegabyteOfEverydayWordsInAnyAlphabetIsJudgedByItsBeginning() {
        for (String text : List.of("läppäri ".repeat(130_000), "ruisleipä".repeat(110_000), "Ω漢 𝔞".repeat(150_000))) {
            Words words = Words.of("", text);
            assertThat(words.size()).isLessThan(Words.LONGEST_TEXT);
            assertThat(JointProcurementRules.judge(INDEX, words)
                            .map(Opinion::weights)
                            .orElse(Map.of()))
                    .hasSizeLessThan(5);
        }
    }

    @Test
    void goodsThatAreMissingInOneRegisterAreFoundInAnother() {
        var toys = RegisterIndex.of(
                Registers.register(
                        List.of(jointProcurement("t", "37500000"), jointProcurement("u", "03000000")), List.of()),
                new CpvFile());
        assertThat(judge(toys, "leluja päiväkotiin", Sender.unknown())
                        .orElseThrow()
                        .weights())
                .containsKey("t")
                .extractingByKey("")
                .isEqualTo(0.0);
    }

    @Test
    void severalWordsOfTheSameGoodsAddUpToLessThanAName() {
        Opinion opinion = judge(
                        INDEX,
                        "vartija, järjestyksenvalvoja, turvapalvelut ja piirivartiointi aulassa",
                        Sender.unknown())
                .orElseThrow();
        assertThat(opinion.weights().get("b11")).isBetween(2.7, 3.0);
    }

    @Test
    void theNearerCodeIsMeant() {
        var index = RegisterIndex.of(
                Registers.register(
                        List.of(
                                jointProcurement("fuels", "09130000"),
                                jointProcurement("tanks", "09135000"),
                                jointProcurement("other", "79710000")),
                        List.of()),
                new CpvFile());
        Map<String, Double> weights = judge(index, "lämmitysöljy säiliöön", Sender.unknown())
                .orElseThrow()
                .weights();
        assertThat(weights.get("tanks")).isGreaterThan(weights.get("fuels") + 0.5);
    }

    @Test
    void whatIsSmallIsMeantForTheSmallScaleOne() {
        RegisterIndex demo = Registers.demo();
        assertThat(best(demo, "Siivooja pitäisi kilpailuttaa")).isEqualTo("cleaning-dps-2021");
        assertThat(best(demo, "Tarvitaan siivooja pieneen kirjastoon, siis pieni siivooja-asia"))
                .isEqualTo("cleaning-small-scale");
        assertThat(best(demo, "Siivooja kirjastoon, 14 000 € vuodessa")).isEqualTo("cleaning-small-scale");
        assertThat(best(demo, "Siivooja kouluihin, 140 000 € vuodessa")).isEqualTo("cleaning-dps-2021");
    }

    @Test
    void theNameOfWhoWritesMentionsNothing() {
        String text = "Rannikon Jätehuolto tarvitsee uudet läppärit";
        assertThat(judge(INDEX, text, Sender.of("Rannikon Jätehuolto Oy"))
                        .orElseThrow()
                        .weights())
                .containsKey("b02")
                .doesNotContainKey("b29");
        assertThat(judge(INDEX, text, Sender.unknown()).orElseThrow().weights()).containsKey("b29");
    }

    @Test
    void evidenceAndWeightsAgree() {
        Opinion opinion = judge(INDEX, "Läppärit, kannettavat ja leluja", Sender.unknown())
                .orElseThrow();
        double sum = opinion.evidence("b02", "", 20).stream()
                .mapToDouble(Evidence::weight)
                .sum();
        assertThat(sum)
                .isCloseTo(opinion.weights().get("b02") - opinion.weights().get(""), within(1e-9));
    }

    @Test
    void everyCodeOfTheWordsIsInTheVocabularyAndNoWordIsOneOfAnyMail() throws IOException {
        var cpv = new CpvFile();
        var wrong = new ArrayList<String>();
        for (String line : lines()) {
            String[] cells = line.split("\t", -1);
            Stream.of(cells[0].split(" "))
                    .filter(code -> cpv.find(code + "0".repeat(8 - code.length()))
                            .map(CpvCode::code)
                            .isEmpty())
                    .forEach(wrong::add);
            var seen = new HashSet<String>();
            Arrays.stream(cells[2].split(", "))
                    .filter(word ->
                            !seen.add(word) || WordList.COMMON.contains(Words.plain(word.replaceAll("[-?]", ""))))
                    .forEach(word -> wrong.add(cells[0] + " " + cells[1] + " " + word));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> lines() throws IOException {
        try (var in = EverydayWords.class.getResourceAsStream("everyday-words.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static String best(String text) {
        return best(INDEX, text);
    }

    private static String best(RegisterIndex index, String text) {
        Map<String, Double> weights =
                judge(index, text, Sender.unknown()).map(Opinion::weights).orElse(Map.of());
        return weights.entrySet().stream()
                .filter(e -> !e.getKey().isEmpty() && e.getValue() - weights.getOrDefault("", 0.0) >= 1.5)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static Optional<Opinion> judge(RegisterIndex index, String text, Sender sender) {
        return JointProcurementRules.judge(index, Words.of(text), sender);
    }
}
