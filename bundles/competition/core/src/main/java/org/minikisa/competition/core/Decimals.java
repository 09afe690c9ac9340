package org.minikisa.competition.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.problem.api.Language;

/** Decimals as people write them in documents and read them in explanations. */
public final class Decimals {

    /** Unrounded values are the same when they agree to this many decimals; see {@link ScoringMethod#PRECISION}. */
    static final int EXACT = 40;

    private static final int SHOWN = 6;
    private static final int MOST_DIGITS = 30;
    private static final int MOST_DECIMALS = 60;
    /** Quotients that were worked back have more decimals than anyone writes. */
    private static final int LONGEST_QUOTIENT = 100;

    /** No exponents: nobody writes them on a price form, and a hostile one makes gigabytes of zeros. */
    private static final Pattern DECIMAL =
            Pattern.compile("-?\\d{1," + MOST_DIGITS + "}(\\.\\d{1," + MOST_DECIMALS + "})?");

    private Decimals() {}

    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    /** Whether a number has a size that can be handled and printed. */
    static boolean writable(BigDecimal value) {
        return value.scale() <= LONGEST_QUOTIENT && value.precision() - (long) value.scale() <= MOST_DIGITS;
    }

    /** A decimal, or a quotient of two for figures that were worked back from a rounded one: {@code 547.66/60}. */
    static Optional<BigDecimal> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2 || !isDecimal(parts[0]) || parts.length == 2 && !isDecimal(parts[1])) {
            return Optional.empty();
        }
        var first = new BigDecimal(parts[0]);
        if (parts.length == 1) {
            return Optional.of(first);
        }
        var second = new BigDecimal(parts[1]);
        return second.signum() == 0 ? Optional.empty() : Optional.of(first.divide(second, ScoringMethod.PRECISION));
    }

    static boolean same(BigDecimal one, BigDecimal other) {
        return settled(one).compareTo(settled(other)) == 0;
    }

    /** For comparing: quotients that do not end are cut where they are still certain. */
    public static BigDecimal settled(BigDecimal value) {
        return value.setScale(EXACT, RoundingMode.HALF_UP);
    }

    /** Without an exponent and without zeros at the end of what was never rounded. */
    static String plain(BigDecimal value) {
        return value.scale() > SHOWN
                ? value.setScale(SHOWN, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toPlainString();
    }

    /** As a language writes it, with at most six decimals. */
    public static String in(Language language, BigDecimal value) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(language == Language.EN ? '.' : ',');
        symbols.setGroupingSeparator(language == Language.EN ? ',' : '\u00a0');
        symbols.setMinusSign('\u2212');
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(Math.max(0, Math.min(value.scale(), 2)));
        format.setMaximumFractionDigits(SHOWN);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value) + (value.stripTrailingZeros().scale() > SHOWN ? "…" : "");
    }
}
