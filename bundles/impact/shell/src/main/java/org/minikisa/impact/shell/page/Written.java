package org.minikisa.impact.shell.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.charts.Numerals;

/** Numbers, days and answers as people of one language write them. */
final class Written {

    static final String NOTHING = "–";

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private final Language language;
    private final Locale locale;
    private final Numerals numerals;

    Written(Language language) {
        this.language = language;
        this.locale = Locale.forLanguageTag(language.code());
        this.numerals = Numerals.of(locale);
    }

    Language language() {
        return language;
    }

    Locale locale() {
        return locale;
    }

    String say(Say word) {
        return word.in(language);
    }

    String say(Say word, String... values) {
        var text = word.in(language);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    String number(BigDecimal number) {
        return numerals.text(number);
    }

    String signed(BigDecimal number) {
        return numerals.signed(number);
    }

    String number(double value, int decimals) {
        return Double.isFinite(value) ? numerals.text(rounded(value, decimals)) : NOTHING;
    }

    /** With the digits it has: 40 rather than 40.0. */
    String plain(double value) {
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        var stripped = BigDecimal.valueOf(value).stripTrailingZeros();
        return numerals.text(stripped.setScale(Math.max(0, stripped.scale())));
    }

    /** A measured quantity in four digits or so: 1,234 and 12.34 and 0.123. */
    String measure(OptionalDouble value) {
        if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
            return NOTHING;
        }
        double size = Math.abs(value.getAsDouble());
        return number(value.getAsDouble(), size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3);
    }

    String percent(double share) {
        return number(share * 100, 0) + "\u00a0%";
    }

    String range(double low, double high, int decimals) {
        return number(low, decimals) + "–" + number(high, decimals);
    }

    static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    String day(LocalDate day) {
        return switch (language) {
            case FI, SV -> day.getDayOfMonth() + "." + day.getMonthValue() + "." + day.getYear();
            case EN -> day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1) + " " + day.getYear();
        };
    }

    /** By the clocks of Finland. */
    String moment(Instant instant) {
        var local = instant.atZone(FINLAND);
        var minute = (local.getMinute() < 10 ? "0" : "") + local.getMinute();
        return day(local.toLocalDate()) + " "
                + switch (language) {
                    case FI -> "klo " + local.getHour() + "." + minute;
                    case SV -> "kl. " + local.getHour() + "." + minute;
                    case EN -> "at " + local.getHour() + ":" + minute;
                };
    }

    /** Value with its level's or option's words, or in which way it is missing. */
    String answer(Indicator indicator, Answer answer) {
        if (answer instanceof Answer.Answered answered) {
            return value(indicator, answered.value());
        }
        if (answer instanceof Answer.Assumed assumed) {
            return value(indicator, assumed.value()) + "\n(" + say(Say.ASSUMED) + by(assumed) + ")";
        }
        return say(answer instanceof Answer.NotApplicable ? Say.NOT_APPLICABLE : Say.UNKNOWN);
    }

    private static String by(Answer.Assumed assumed) {
        return assumed.by().isBlank() ? "" : ": " + assumed.by();
    }

    String value(Indicator indicator, String value) {
        if (indicator.domain() instanceof Domain.Numeric numeric) {
            return (numeral(value) + " " + numeric.unit()).strip();
        }
        if (indicator.domain() instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().stream()
                    .filter(level -> Integer.toString(level.value()).equals(value))
                    .map(level -> value + " – " + level.title().in(language))
                    .findFirst()
                    .orElse(value);
        }
        if (indicator.domain() instanceof Domain.Choice choice) {
            return choice.options().stream()
                    .filter(option -> option.id().equals(value))
                    .map(option -> option.title().in(language))
                    .findFirst()
                    .orElse(value);
        }
        return switch (value) {
            case "true" -> say(Say.YES);
            case "false" -> say(Say.NO);
            default -> value;
        };
    }

    private String numeral(String value) {
        try {
            var number = new BigDecimal(value);
            // A hostile exponent would write a million digits.
            return Math.abs((long) number.scale()) + number.precision() > 40 ? value : numerals.text(number);
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
