package org.minikisa.support.shell;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Screen;

/**
 * Moments at the edge: people read and write them by the clocks of Finland, programs read them in UTC.
 *
 * @param forPrograms whether a program reads
 */
record Moments(boolean forPrograms) {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(FINLAND);

    static Moments on(Screen screen) {
        return new Moments(screen.json());
    }

    /** To the minute for people, ISO 8601 for programs. */
    String shown(Instant moment) {
        return forPrograms ? moment.toString() : SHOWN.format(moment);
    }

    Optional<String> shown(Optional<Instant> moment) {
        return moment.map(this::shown);
    }

    /**
     * The moment an option names, {@code 2026-03-11T11:00} by the clocks of Finland or with a zone; now without one.
     */
    static Instant at(Optional<String> option, Clock clock) {
        return option.map(Moments::parse).orElseGet(clock::instant);
    }

    private static Instant parse(String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(FINLAND).toInstant();
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(
                    "the moment",
                    "support.moment",
                    "--at",
                    text,
                    "a moment like 2026-03-11T11:00",
                    "Write date and time with a T between; the clocks of Finland hold.");
        }
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(
                    "the day",
                    "support.day",
                    "--due",
                    text,
                    "a day like 2026-03-18",
                    "Write year, month and day with hyphens.");
        }
    }
}
