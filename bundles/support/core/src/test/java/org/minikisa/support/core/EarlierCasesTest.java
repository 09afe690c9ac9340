package org.minikisa.support.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Circumstances;
import org.minikisa.classification.api.Clue;
import org.minikisa.classification.api.ContactText;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.procurement.api.CustomerId;

class EarlierCasesTest {

    private static final String WEDNESDAY = "2026-03-11T09:00:00Z";
    private static final Instant FRIDAY = Instant.parse("2026-03-13T09:00:00Z");

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", WEDNESDAY);
        desk.contact("CT-2", "CV-2", "NEW_CONVERSATION", WEDNESDAY);
        desk.settled();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatTheCustomerAskedOfBeforeIsSmallEvidence() {
        assertThat(clues("itaranta", "", FRIDAY)).singleElement().satisfies(clue -> {
            assertThat(clue.value()).isEqualTo("cleaning-dps");
            assertThat(clue.weight()).isBetween(0.3, 0.6);
            assertThat(clue.text()).isEqualTo("(earlier cases: 2)");
        });
    }

    @Test
    void theConversationsOwnCaseSaysMore() {
        assertThat(clues("", "CV-2", FRIDAY)).singleElement().satisfies(clue -> {
            assertThat(clue.weight()).isEqualTo(1);
            assertThat(clue.text()).isEqualTo("(case CS-2)");
        });
    }

    @Test
    void theCaseThatCameOfAContactIsNoEvidenceForIt() {
        assertThat(clues("itaranta", "CV-1", Instant.parse(WEDNESDAY))).isEmpty();
    }

    @Test
    void whatIsOverAYearOldAndWhatOthersAskedIsNone() {
        assertThat(clues("itaranta", "", FRIDAY.plusSeconds(400L * 86_400))).isEmpty();
        assertThat(clues("lansiranta", "", FRIDAY)).isEmpty();
    }

    private List<Clue> clues(String customer, String conversation, Instant received) {
        var circumstances = new Circumstances(
                Optional.of(customer).filter(c -> !c.isEmpty()).map(CustomerId::new),
                Optional.of(conversation).filter(c -> !c.isEmpty()).map(ConversationId::new),
                Optional.of(received),
                List.of());
        return new EarlierCases(desk.store).clues(new ContactText("", "Kysymys", circumstances));
    }
}
