package org.minikisa.classification.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.minikisa.intake.api.ContactId;

class TaxonomyTest {

    @Test
    void theLetterOfATopicTellsItsKind() {
        assertThat(Topic.values()).hasSize(14 + 5 + 1 + 2 + 1);
        for (Topic topic : Topic.values()) {
            Kind expected = topic == Topic.NONE
                    ? Kind.OTHER
                    : switch (topic.name().charAt(0)) {
                        case 'G' -> Kind.GUIDANCE;
                        case 'R' -> Kind.REVIEW;
                        case 'M' -> Kind.COMPETITION_REQUEST;
                        default -> topic == Topic.F1 ? Kind.FEEDBACK : Kind.SUPPLIER;
                    };
            assertThat(topic.kind()).as(topic.name()).isEqualTo(expected);
        }
        assertThat(Arrays.stream(Topic.values()).map(t -> t.label().fi()).distinct())
                .hasSize(Topic.values().length);
    }

    @Test
    void everyKindIsReachedByATopic() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::kind)).contains(Kind.values());
    }

    @Test
    void aJudgementOutsideTheTaxonomyIsRefused() {
        Label odd = Label.unknown("G15");
        Label none = Label.unknown("NONE");
        assertThatThrownBy(() -> new Classification(
                        new ContactId("CT-1"), Label.unknown("OTHER"), odd, none, none, "m", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrainingText("fi", "G15", "", "Moi")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Label("G1", Double.NaN, true, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatACustomerWroteStaysOutOfToString() {
        assertThat(new ContactText("Salainen", "juttu").toString())
                .doesNotContain("Salainen")
                .doesNotContain("juttu");
        assertThat(new Label("G1", 1, true, List.of(new Evidence("salasana", 2)), List.of()).toString())
                .doesNotContain("salasana");
    }
}
