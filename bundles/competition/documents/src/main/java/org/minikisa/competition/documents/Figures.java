package org.minikisa.competition.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

import org.minikisa.problem.api.Language;

/** Numbers, money and times as each language writes them; own formats, so that every JVM writes the same. */
final class Figures {

    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    /** More decimals of a number that was not rounded say nothing to a reader. */
    private static final int DECIMALS = 6;

    private static final String[] MONTHS = {
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
        "December"
    };

    private final Language language;

    Figures(Language language) {
        this.language = language;
    }

    /** With exactly its decimals; one that goes on is rounded to six, which an ellipsis tells. */
    String number(BigDecimal number) {
        return number(number, Math.max(number.scale(), 0));
    }

    /** Euros with at least two decimals; another currency by its code, and none where it is not known. */
    String money(BigDecimal amount, String currency) {
        String number = number(amount, Math.max(amount.stripTrailingZeros().scale(), 2));
        if (currency.isEmpty()) {
            return number;
        }
        String sign = currency.equals("EUR") ? "€" : currency;
        return language == Language.EN && sign.equals("€")
                ? number.startsWith("\u2212") ? "\u2212€" + number.substring(1) : "€" + number
                : number + '\u00a0' + sign;
    }

    /** A share of 1 in percent: 0.4 is 40 %. */
    String percent(BigDecimal share) {
        String number = number(share.movePointRight(2).stripTrailingZeros().setScale(0, RoundingMode.HALF_UP));
        return language == Language.EN ? number + "%" : number + "\u00a0%";
    }

    String day(LocalDate day) {
        return switch (language) {
            case FI, SV -> day.getDayOfMonth() + "." + day.getMonthValue() + "." + day.getYear();
            case EN -> day.getDayOfMonth() + " " + MONTHS[day.getMonthValue() - 1] + " " + day.getYear();
        };
    }

    String day(Instant moment) {
        return day(moment.atZone(HELSINKI).toLocalDate());
    }

    /** By the clocks of Finland; in the hour that comes twice in autumn with its offset. */
    String moment(Instant moment) {
        ZonedDateTime local = moment.atZone(HELSINKI);
        return day(local.toLocalDate())
                + switch (language) {
                    case FI -> " klo\u00a0" + clock(local, '.');
                    case SV -> " kl.\u00a0" + clock(local, '.');
                    case EN -> " at\u00a0" + clock(local, ':');
                };
    }

    /** To the second, for what came in. */
    String second(Instant moment) {
        ZonedDateTime local = moment.atZone(HELSINKI);
        char between = language == Language.EN ? ':' : '.';
        return moment(moment) + between + twoDigits(local.getSecond());
    }

    private static String clock(ZonedDateTime local, char between) {
        LocalDateTime time = local.toLocalDateTime();
        boolean twice = HELSINKI.getRules().getValidOffsets(time).size() > 1;
        String offset = twice ? " (UTC+" + local.getOffset().getTotalSeconds() / 3600 + ")" : "";
        return time.getHour() + String.valueOf(between) + twoDigits(time.getMinute()) + offset;
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private String number(BigDecimal number, int decimals) {
        boolean cut = number.stripTrailingZeros().scale() > DECIMALS;
        int shown = Math.min(decimals, DECIMALS);
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(language == Language.EN ? '.' : ',');
        symbols.setGroupingSeparator(language == Language.EN ? ',' : '\u00a0');
        symbols.setMinusSign('\u2212');
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(shown);
        format.setMaximumFractionDigits(shown);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number) + (cut ? "…" : "");
    }
}
