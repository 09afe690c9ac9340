package org.minikisa.competition.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.minikisa.problem.api.Problems;

/** Moments and days as people write them: by the clocks of Finland, {@code 2026-03-16 16:00}. */
final class Moments {

    static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(FINLAND);

    private Moments() {}

    /** To the minute, as it is read again. */
    static String written(Instant moment) {
        return WRITTEN.format(moment);
    }

    /** Adds a problem and gives nothing where the text is no moment. */
    static Optional<Instant> moment(String text, String place, Problems problems) {
        try {
            return Optional.of(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text.strip().replace(' ', 'T'))
                                    .atZone(FINLAND)
                                    .toInstant());
        } catch (DateTimeParseException e) {
            problems.add(
                    "competition.shell.moment",
                    place,
                    text,
                    "a moment like 2026-03-16 16:00",
                    "Write year, month and day with hyphens, then the time by the clocks of Finland.");
            return Optional.empty();
        }
    }

    /** Adds a problem and gives nothing where the text is no day. */
    static Optional<LocalDate> day(String text, String place, Problems problems) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            problems.add(
                    "competition.shell.day",
                    place,
                    text,
                    "a day like 2026-03-18",
                    "Write year, month and day with hyphens.");
            return Optional.empty();
        }
    }
}
