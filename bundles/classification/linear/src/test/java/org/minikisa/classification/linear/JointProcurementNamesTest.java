package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.classification.linear.JointProcurementNames.Mention;
import org.minikisa.problem.api.LocalizedText;

class JointProcurementNamesTest {

    private static final JointProcurementNames NAMES = JointProcurementNames.of(List.of(
            Learnt.jointProcurement(
                    "cleaning-dps-2021",
                    new LocalizedText(
                            "Siivouspalvelut 2021–2025", "Städtjänster 2021–2025", "Cleaning services 2021–2025"),
                    "siivous-DPS",
                    "siivouspalvelut"),
            Learnt.jointProcurement(
                    "cleaning-small-scale",
                    new LocalizedText(
                            "Siivouspalveluiden pienhankinnat",
                            "Små upphandlingar av städtjänster",
                            "Small-scale cleaning"),
                    "pienhankintasiivous"),
            Learnt.jointProcurement("electricity", new LocalizedText("Sähkö", "El", "Electricity"), "sähkösopimus"),
            Learnt.jointProcurement("it-consulting-dps", LocalizedText.same("IT-konsultointi"), "IT-konsultit")));

    @ParameterizedTest
    @CsvSource({
        "Kysymys siivouspalveluiden sopimuksesta, cleaning-dps-2021",
        "Kysymys siivouspalvelujen pienhankinnoista, cleaning-small-scale",
        "siivous DPS kiinnostaa, cleaning-dps-2021",
        "siivousdps kiinnostaa, cleaning-dps-2021",
        "frågor om städtjänster 2021–2025, cleaning-dps-2021",
        "sähkön hankinta, electricity",
        "sahkon hankinta, electricity",
        "it konsultoinnin hinnat, it-consulting-dps",
        "re cleaning-small-scale, cleaning-small-scale",
    })
    void aNameIsFoundInflectedJoinedOrWithoutItsDots(String text, String expected) {
        assertThat(longest(text).map(Mention::jointProcurement)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "lähetän sähköpostia",
        "ota yhteyttä sähköisesti",
        "voi el olla",
        "konsultoi minua",
        "palvelut ja pienhankinnat",
        "vuosina 2021–2025"
    })
    void whatOnlyLooksAlikeIsNoMention(String text) {
        assertThat(longest(text)).isEmpty();
    }

    @Test
    void ofSeveralTheLongestCounts() {
        assertThat(longest("sähkö ja siivouspalveluiden pienhankinnat").map(Mention::text))
                .contains("siivouspalveluiden pienhankinnat");
    }

    private static Optional<Mention> longest(String text) {
        return NAMES.longest(List.of(Word.of(text)));
    }
}
