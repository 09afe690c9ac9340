package org.minikisa.intake.core.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a Date field (RFC 5322 section 3.3, obsolete forms and order of words included). */
public final class HeaderDate {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** Hours east of UTC. RFC 5322 section 4.3; the military letters mean nothing reliable and count as UTC. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("z", 0),
            Map.entry("edt", -4),
            Map.entry("est", -5),
            Map.entry("cdt", -5),
            Map.entry("cst", -6),
            Map.entry("mdt", -6),
            Map.entry("mst", -7),
            Map.entry("pdt", -7),
            Map.entry("pst", -8),
            Map.entry("eet", 2),
            Map.entry("eest", 3),
            Map.entry("cet", 1),
            Map.entry("cest", 2));

    private static final int LONGEST = 200;

    private HeaderDate() {}

    public static Optional<Instant> parse(String field) {
        String text = field.length() > LONGEST ? field.substring(0, LONGEST) : field;
        int comment = text.indexOf('(');
        String[] words = (comment < 0 ? text : text.substring(0, comment))
                .toLowerCase(Locale.ROOT)
                .replace(',', ' ')
                .strip()
                .split("\\s+");
        int day = -1;
        int month = -1;
        int year = -1;
        int[] time = null;
        ZoneOffset zone = ZoneOffset.UTC;
        for (String word : words) {
            if (word.indexOf(':') > 0 && time == null) {
                time = time(word);
            } else if (word.length() == 5 && (word.charAt(0) == '+' || word.charAt(0) == '-')) {
                zone = offset(word).orElse(zone);
            } else if (!word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9') && word.length() <= 4) {
                int number = Integer.parseInt(word);
                if (day < 0 && word.length() <= 2) {
                    day = number;
                } else if (year < 0) {
                    year = fullYear(number, word.length());
                }
            } else if (word.length() >= 3 && MONTHS.contains(word.substring(0, 3))) {
                month = MONTHS.indexOf(word.substring(0, 3)) + 1;
            } else if (ZONES.containsKey(word)) {
                zone = ZoneOffset.ofHours(ZONES.get(word));
            }
        }
        if (time == null || month < 0 || day < 0 || year < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(year, month, day, time[0], time[1], Math.min(time[2], 59))
                    .toInstant(zone));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int fullYear(int number, int digits) {
        if (digits == 2) {
            return number < 50 ? 2000 + number : 1900 + number;
        }
        return digits == 3 ? 1900 + number : number;
    }

    private static int[] time(String word) {
        String[] parts = word.split("[:.]", -1);
        if (parts.length < 2) {
            return null;
        }
        var time = new int[3];
        for (int i = 0; i < Math.min(3, parts.length); i++) {
            if (parts[i].isEmpty() || parts[i].length() > 2 || !parts[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
            time[i] = Integer.parseInt(parts[i]);
        }
        return time;
    }

    private static Optional<ZoneOffset> offset(String word) {
        try {
            int number = Integer.parseInt(word.substring(1));
            int minutes = number / 100 * 60 + number % 100;
            return Optional.of(ZoneOffset.ofTotalSeconds(60 * (word.charAt(0) == '-' ? -minutes : minutes)));
        } catch (NumberFormatException | DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
