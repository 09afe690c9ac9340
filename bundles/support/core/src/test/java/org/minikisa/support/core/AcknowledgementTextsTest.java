package org.minikisa.support.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Language;

/** What a customer reads when a contact has come in. */
class AcknowledgementTextsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    @Test
    void whatAnAdministratorWroteIsSaid() {
        var texts = new AcknowledgementTexts(
                Map.of(Language.FI, "Moi!\\n\\nNumero {number}, viimeistään {day}."),
                Map.of(Language.FI, "Hankintapalvelut\\nPL 1"));

        assertThat(texts.text(Language.FI, "CV-7", DAY))
                .isEqualTo("Moi!\n\nNumero CV-7, viimeistään 5.3.2026.\n\nHankintapalvelut\nPL 1\n");
        assertThat(texts.unit(Language.FI)).isEqualTo("Hankintapalvelut");
    }

    @Test
    void whereNothingIsWrittenEachLanguageHasItsText() {
        var texts = new AcknowledgementTexts(Map.of(Language.FI, " "), Map.of());

        assertThat(texts.text(Language.FI, "CV-7", DAY)).contains("tunnuksella CV-7", "5.3.2026", "Tukiyksikkö");
        assertThat(texts.text(Language.SV, "CV-7", DAY)).contains("nummer CV-7", "5.3.2026", "Stödenheten");
        assertThat(texts.text(Language.EN, "CV-7", DAY)).contains("number CV-7", "2026-03-05", "Support unit");
    }
}
