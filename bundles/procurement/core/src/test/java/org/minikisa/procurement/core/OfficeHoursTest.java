package org.minikisa.procurement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {

    private final FinnishLegalCalendar calendar = new FinnishLegalCalendar();

    /** All by the clocks of Finland. Clocks changed on Sunday 29 March and 25 October 2026. */
    @ParameterizedTest(name = "{0} to {1}: {2} minutes, {3}")
    @CsvSource({
        "2026-03-25T09:00, 2026-03-25T11:30, 150, within a day",
        "2026-03-25T06:00, 2026-03-25T20:00, 480, a whole day",
        "2026-03-25T15:00, 2026-03-26T09:00, 120, over a night",
        "2026-03-27T15:00, 2026-03-30T09:00, 120, over the weekend when summer time begins",
        "2026-03-27T00:00, 2026-03-31T00:00, 960, two whole days around the change",
        "2026-10-23T15:00, 2026-10-26T09:00, 120, over the weekend when summer time ends",
        "2026-04-02T15:00, 2026-04-07T09:00, 120, over Easter",
        "2026-06-18T15:00, 2026-06-22T09:00, 120, over Midsummer Eve",
        "2025-12-23T15:00, 2025-12-29T09:00, 120, over Christmas",
        "2026-03-28T10:00, 2026-03-28T12:00, 0, on a Saturday",
        "2026-03-25T16:00, 2026-03-26T08:00, 0, at night",
        "2026-03-25T09:00:30, 2026-03-25T09:01:29, 0, less than a minute",
        "2026-03-25T11:00, 2026-03-25T09:00, -120, backwards",
    })
    void workingTimeIsOfficeHoursOfWorkingDays(LocalDateTime from, LocalDateTime to, long minutes, String why) {
        assertThat(calendar.workingMinutes(finnish(from), finnish(to))).as(why).isEqualTo(minutes);
    }

    @ParameterizedTest(name = "{0} plus {1} minutes: {2}")
    @CsvSource({
        "2026-03-25T09:00, 0, 2026-03-25T09:00",
        "2026-03-28T09:00, 0, 2026-03-28T09:00",
        "2026-03-25T09:00, 60, 2026-03-25T10:00",
        "2026-03-25T09:00, 420, 2026-03-25T16:00",
        "2026-03-25T09:00, 421, 2026-03-26T08:01",
        "2026-03-25T09:00, 960, 2026-03-27T09:00",
        "2026-03-26T18:00, 960, 2026-03-30T16:00",
        "2026-03-27T12:00, 960, 2026-03-31T12:00",
        "2026-10-23T12:00, 960, 2026-10-27T12:00",
        "2026-04-01T12:00, 960, 2026-04-07T12:00",
        "2025-12-23T08:00, 960, 2025-12-29T16:00",
    })
    void anAnswerIsDueInWorkingTime(LocalDateTime from, long minutes, LocalDateTime due) {
        assertThat(calendar.plusWorkingMinutes(finnish(from), minutes)).isEqualTo(finnish(due));
    }

    @Test
    void countingForwardAndMeasuringAgree() {
        Instant start = Instant.parse("2025-11-01T00:00:00Z");
        var random = new Random(1930);
        for (int i = 0; i < 500; i++) {
            Instant from = start.plusSeconds(random.nextInt(400 * 24 * 3600));
            long minutes = random.nextInt(5000);
            assertThat(calendar.workingMinutes(from, calendar.plusWorkingMinutes(from, minutes)))
                    .isEqualTo(minutes);
        }
    }

    @Test
    void workingTimeDoesNotRunBackwards() {
        assertThatThrownBy(() -> calendar.plusWorkingMinutes(Instant.parse("2026-03-25T09:00:00Z"), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant finnish(LocalDateTime clock) {
        return clock.atZone(OfficeHours.FINLAND).toInstant();
    }
}
