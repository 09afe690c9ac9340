package org.minikisa.classification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Circumstances;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Opinion;

class HintsTest {

    @Test
    void anAttachedDraftAndARequestSpeakForItsReview() {
        Map<String, Double> weights = weights("Voisitteko kommentoida?", "Hintalomake_v2.xlsx", "kartta.pdf");
        assertThat(weights).containsOnlyKeys("R4");
        assertThat(weights.get("R4")).isBetween(1.0, 2.0);
    }

    @Test
    void anAttachmentAloneSaysLittle() {
        assertThat(weights("Tiedoksi.", "sopimusluonnos.docx").get("R3")).isLessThan(0.5);
    }

    @Test
    void whoWritesForACompanyIsASupplier() {
        assertThat(weights("Our company manufactures gloves.")).containsOnlyKeys("F2");
        assertThat(weights("Vårt företag vill bli antaget.")).containsOnlyKeys("F2");
        assertThat(weights("Kysyn siivouksesta.")).isEmpty();
    }

    private static Map<String, Double> weights(String text, String... attachments) {
        var circumstances =
                new Circumstances(Optional.empty(), Optional.empty(), Optional.empty(), List.of(attachments));
        return Hints.judge(new ContactText("", text, circumstances), Words.of(text))
                .map(Opinion::weights)
                .orElse(Map.of());
    }
}
