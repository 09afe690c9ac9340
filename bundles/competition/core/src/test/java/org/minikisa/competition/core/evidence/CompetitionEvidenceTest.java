package org.minikisa.competition.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Circumstances;
import org.minikisa.classification.api.Clue;
import org.minikisa.classification.api.ContactText;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.core.Bureau;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.core.FinnishLegalCalendar;

class CompetitionEvidenceTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
    /** The day before tenders must be in, 13 o'clock in Finland. */
    private static final Instant EVE = Instant.parse("2026-03-16T11:00:00Z");

    @TempDir
    Path folder;

    private Bureau bureau;
    private final AtomicLong clock = new AtomicLong();

    @BeforeEach
    void open() {
        bureau = new Bureau(folder);
    }

    @AfterEach
    void close() {
        bureau.close();
    }

    @Test
    void aRunningCompetitionOfTheCustomerSpeaksForItsJointProcurementAndItsPhase() {
        CompetitionId id = bureau.published();
        assertThat(live(MONDAY))
                .satisfiesExactlyInAnyOrder(
                        clue -> assertThat(clue)
                                .isEqualTo(new Clue(
                                        Axis.JOINT_PROCUREMENT, "cleaning-dps-2021", 1, "(competition " + id + ")")),
                        clue -> assertThat(clue.value()).isEqualTo("G10"));
    }

    @Test
    void theEndOfItsTenderPeriodMakesAContactUrgent() {
        bureau.published();
        assertThat(live(EVE))
                .filteredOn(clue -> clue.axis() == Axis.URGENCY)
                .extracting(Clue::value)
                .containsExactly("URGENT");
        assertThat(live(MONDAY)).noneMatch(clue -> clue.axis() == Axis.URGENCY);
    }

    @Test
    void aDraftTellsNothingOfAPhaseAndStrangersNothingAtAll() {
        bureau.drafted();
        assertThat(live(MONDAY)).extracting(Clue::axis).containsExactly(Axis.JOINT_PROCUREMENT);
        assertThat(source().clues(contact("Kysymys", "muualta", MONDAY))).isEmpty();
    }

    @Test
    void itsNumberInAMailNamesItsJointProcurement() {
        CompetitionId id = bureau.published();
        String key = bureau.find(id).draft().key();
        for (String text : List.of("Koskee kilpailua " + id + ".", "viite (" + key + ")")) {
            assertThat(numbers(text)).singleElement().satisfies(clue -> {
                assertThat(clue.value()).isEqualTo("cleaning-dps-2021");
                assertThat(clue.weight()).isEqualTo(5);
            });
        }
        assertThat(numbers("kilpailu " + id + "7 ja X" + id)).isEmpty();
    }

    @Test
    void aMegabyteOfNumbersIsReadAtItsBeginning() {
        bureau.published();
        assertThat(numbers("1/2026 ".repeat(150_000))).isEmpty();
    }

    private LiveCompetitions source() {
        return new LiveCompetitions(bureau.house.store, new FinnishLegalCalendar(), clock::incrementAndGet);
    }

    private List<Clue> live(Instant at) {
        return source().clues(contact("Kysymys", "itaranta", at));
    }

    private List<Clue> numbers(String text) {
        return new CompetitionNumbers(bureau.house.store, clock::incrementAndGet).clues(new ContactText("", text));
    }

    private static ContactText contact(String text, String customer, Instant at) {
        var circumstances =
                new Circumstances(Optional.of(new CustomerId(customer)), Optional.empty(), Optional.of(at), List.of());
        return new ContactText("", text, circumstances);
    }
}
