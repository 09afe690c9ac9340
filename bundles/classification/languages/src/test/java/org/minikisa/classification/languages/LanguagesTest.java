package org.minikisa.classification.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;

class LanguagesTest {

    private static final LanguageClassifier CLASSIFIER = new LanguageClassifier();

    private static final Path SENTENCES = Path.of("../../../../shared/data/classification/lid/lingua_sentences.tsv");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fi | Voiko tilata suoraan vai pitääkö kilpailuttaa?",
                "fi | Tarjousaika umpeutuu",
                "fi | paatos puuttuu viela",
                "sv | Ska optionsåren räknas in?",
                "sv | Vi väntar på beslutet",
                "en | Do option years count?",
                "en | Must all suppliers be invited",
                "et | Kas me võime hankega hiljem liituda?",
                "da | Hvornår skal vi have svaret på spørgsmålet?",
                "nb | Når må vi ha svaret på spørsmålet?",
                "nb | Eg veit ikkje kva tid svaret kjem",
                "de | Können wir der Rahmenvereinbarung noch nachträglich beitreten?",
                "fr | Pouvons-nous encore adhérer à cet accord-cadre cette année ?",
                "es | ¿Podemos adherirnos todavía a este acuerdo marco este año?",
                "pl | Czy możemy jeszcze przystąpić do tej umowy ramowej?",
                "lt | Ar dar galime prisijungti prie šios preliminariosios sutarties?",
                "ru | Можно ли ещё присоединиться к соглашению?",
                "uk | Чи можемо ми ще приєднатися до угоди?",
                "ar | هل يمكننا الانضمام إلى الاتفاقية؟",
                "zh | 我们还能加入该框架协议吗？",
                "ja | まだ参加できますか？",
                "el | Μπορούμε να συμμετάσχουμε ακόμη;"
            })
    void languagesAreTold(String language, String text) {
        assertThat(told(text)).isEqualTo(language);
    }

    @Test
    void whatHasNoLettersHasNoLanguage() {
        assertThat(told("")).isEmpty();
        assertThat(told("12.11.2026 14:30 !!! 5 000,00 €")).isEmpty();
        assertThat(told("😀😀")).isEmpty();
    }

    @Test
    void whereTheTextSaysNothingTheSubjectTells() {
        assertThat(value(CLASSIFIER
                        .judge(new ContactText("Hankintapäätös ja odotusaika", "???"))
                        .get(0)))
                .isEqualTo("fi");
    }

    @Test
    void oneWhoWritesInTwoLanguagesIsNotTakenForOneOfThem() {
        Opinion both =
                opinion("Pyydämme teitä kommentoimaan tarjouspyyntöluonnosta ennen kuin julkaisemme sen ensi viikolla. "
                        + "Vi ber er kommentera utkastet till anbudsförfrågan innan vi publicerar det nästa vecka.");
        assertThat(probability(both, "fi")).isBetween(0.2, 0.8);
        assertThat(probability(both, "sv")).isBetween(0.2, 0.8);
    }

    @Test
    void whatIsPlainlyInOneLanguageIsCertain() {
        assertThat(probability(opinion("My account is locked. Could you reset the password today?"), "en"))
                .isGreaterThan(0.95);
        assertThat(probability(opinion("Tilini on lukossa."), "fi")).isGreaterThan(0.9);
    }

    @Test
    void theWordsThatTellAreNamed() {
        Opinion opinion = opinion("Vi har frågor om anbudet");
        List<Evidence> evidence = opinion.evidence("sv", "da", 3);
        assertThat(evidence).extracting(Evidence::text).contains("frågor");
        assertThat(evidence.get(0).weight()).isPositive();
    }

    @Test
    void addressesTellNothing() {
        assertThat(
                        told(
                                "https://www.example.com/the/and/of/with/from maija.mallikas@itaranta.example kiitos viestistä"))
                .isEqualTo("fi");
    }

    @Test
    void aMegabyteIsJudgedByItsBeginning() {
        assertThat(told("Voiko sopimukseen vielä liittyä? ".repeat(32_000))).isEqualTo("fi");
        assertThat(told("å".repeat(1_000_000))).isNotNull();
    }

    /** The sentences are the test part of lingua's accuracy report; the tables were counted on others. */
    @ParameterizedTest
    @CsvSource({"3, 0.945, 0.90", "5, 0.98, 0.95", "10, 0.993, 0.98"})
    void windowsOfForeignSentencesAreTold(int words, double near, double all) throws IOException {
        assumeThat(SENTENCES).as("shared data").exists();
        var random = new Random(words);
        int right = 0;
        int nearRight = 0;
        int nearCount = 0;
        List<String[]> windows = new ArrayList<>();
        for (String line : Files.readAllLines(SENTENCES)) {
            String[] cells = line.split("\t");
            String[] sentence = cells[0].split(" ");
            if (sentence.length >= words) {
                int from = random.nextInt(sentence.length - words + 1);
                windows.add(new String[] {
                    String.join(" ", Arrays.copyOfRange(sentence, from, from + words)), Norwegian.named(cells[1])
                });
            }
        }
        for (String[] window : windows) {
            boolean hit = told(window[0]).equals(window[1]);
            right += hit ? 1 : 0;
            if (Set.of("fi", "sv", "en").contains(window[1])) {
                nearCount++;
                nearRight += hit ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d words: fi, sv, en %.1f %%; with et, da, nb and nn %.1f %% of %d%n",
                words,
                100.0 * nearRight / nearCount,
                100.0 * right / windows.size(),
                windows.size());
        assertThat((double) nearRight / nearCount).isGreaterThan(near);
        assertThat((double) right / windows.size()).isGreaterThan(all);
    }

    private static Opinion opinion(String text) {
        return CLASSIFIER.judge(new ContactText("", text)).get(0);
    }

    private static String told(String text) {
        return value(opinion(text));
    }

    private static String value(Opinion opinion) {
        return opinion.weights().entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    private static double probability(Opinion opinion, String value) {
        double all = opinion.weights().values().stream().mapToDouble(Math::exp).sum();
        return Math.exp(opinion.weights().get(value)) / all;
    }
}
