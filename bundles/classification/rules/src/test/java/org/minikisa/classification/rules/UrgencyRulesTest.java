package org.minikisa.classification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.classification.api.Circumstances;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;
import org.minikisa.procurement.core.FinnishLegalCalendar;

class UrgencyRulesTest {

    private static final FinnishLegalCalendar CALENDAR = new FinnishLegalCalendar();
    /** A Monday. */
    private static final Instant RECEIVED = Instant.parse("2026-11-30T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tarjousaika päättyy huomenna klo 12 | URGENT",
                "Tarvitsemme vastauksen tänään | URGENT",
                "Kiireellinen asia, vastatkaa pian | URGENT",
                "Detta är brådskande | URGENT",
                "Anbuden ska öppnas i dag kl 14 | URGENT",
                "We publish tomorrow morning | URGENT",
                "need this ASAP please | URGENT",
                "Beslutet ska fattas på fredag | SOON",
                "Tarjousaika päättyy 3.12. | SOON",
                "Tarjousaika päättyy 1.12.2026 | URGENT",
                "Tarjousaika päättyy 3.2.2027 | NORMAL",
                "Vastaus ennen perjantaita | SOON",
                "Tarvitsemme tiedon ennen tiistaita | URGENT",
                "We must send the answer by 3 December | SOON",
                "Ei kiirettä, vastatkaa kun ehditte | NORMAL",
                "Det är ingen brådska med svaret | NORMAL",
                "No rush, next month is fine | NORMAL",
                "Milloin kiireellinen hankinta on sallittu? | NORMAL",
                "Onko äärimmäinen kiire peruste suorahankinnalle? | NORMAL",
                "Valitusaika on umpeutumassa | SOON",
                "Mitä \"kiireellinen\" tarkoittaa ehdoissa? | NORMAL",
                "Miten hintapisteet lasketaan? | NORMAL",
            })
    void whatIsWantedSoonIsToldFromWhatCanWait(String text, String expected) {
        assertThat(best(judge(text, Optional.of(RECEIVED)))).isEqualTo(expected);
    }

    @Test
    void workingDaysAreCountedNotDays() {
        // Friday: the next working day is Monday
        Optional<Instant> friday = Optional.of(Instant.parse("2026-11-27T08:00:00Z"));
        assertThat(best(judge("Vastaus ennen maanantaita kiitos, pitää saada", friday)))
                .isEqualTo("URGENT");
    }

    @Test
    void theEvidenceQuotesTheWords() {
        assertThat(judge("Tarjousaika päättyy huomenna", Optional.of(RECEIVED)).evidence("URGENT", "NORMAL", 3))
                .extracting(Evidence::text)
                .contains("huomenna");
    }

    @Test
    void aDateThatIsNoneOrFarAwayIsNoTrouble() {
        judge("31.2. ja 99.99.9999 ja 0.0. 31.6.2100 senast 31 februari", Optional.of(RECEIVED));
        judge("senast 3.12.", Optional.of(Instant.parse("1970-01-01T00:00:00Z")));
        judge("senast 3.12.", Optional.of(Instant.parse("2100-12-31T00:00:00Z")));
    }

    private static Opinion judge(String text, Optional<Instant> received) {
        var circumstances = new Circumstances(Optional.empty(), Optional.empty(), received, List.of());
        var contact = new ContactText("", text, circumstances);
        return UrgencyRules.judge(contact, Words.of(text), CALENDAR);
    }

    private static String best(Opinion opinion) {
        return opinion.weights().entrySet().stream()
                .max(Comparator.comparing(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }
}
