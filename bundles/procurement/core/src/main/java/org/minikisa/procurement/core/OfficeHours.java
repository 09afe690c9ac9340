package org.minikisa.procurement.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * Working time of an office that is open 8-16 by the clocks of Finland on working days. Moments of opening and closing
 * are found on the wall clock and compared as instants, so a working day has eight hours in summer time and in winter
 * time.
 */
final class OfficeHours {

    static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(16, 0);

    private final Predicate<LocalDate> open;

    /** @param open tells the days on which the office is open */
    OfficeHours(Predicate<LocalDate> open) {
        this.open = open;
    }

    long minutesBetween(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return -minutesBetween(to, from);
        }
        Duration worked = Duration.ZERO;
        LocalDate last = dayOf(to);
        for (LocalDate day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            if (open.test(day)) {
                Instant begin = later(from, opening(day));
                Instant end = earlier(to, closing(day));
                worked = begin.isBefore(end) ? worked.plus(Duration.between(begin, end)) : worked;
            }
        }
        return worked.toMinutes();
    }

    Instant after(Instant from, long minutes) {
        if (minutes < 0) {
            throw new IllegalArgumentException("working time does not run backwards: " + minutes + " minutes");
        }
        if (minutes == 0) {
            return from;
        }
        Duration left = Duration.ofMinutes(minutes);
        LocalDate day = dayOf(from);
        while (true) {
            if (open.test(day)) {
                Instant begin = later(from, opening(day));
                Instant end = closing(day);
                if (!begin.plus(left).isAfter(end)) {
                    return begin.plus(left);
                }
                left = begin.isBefore(end) ? left.minus(Duration.between(begin, end)) : left;
            }
            day = day.plusDays(1);
        }
    }

    private static LocalDate dayOf(Instant moment) {
        return moment.atZone(FINLAND).toLocalDate();
    }

    private static Instant opening(LocalDate day) {
        return day.atTime(OPENS).atZone(FINLAND).toInstant();
    }

    private static Instant closing(LocalDate day) {
        return day.atTime(CLOSES).atZone(FINLAND).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
