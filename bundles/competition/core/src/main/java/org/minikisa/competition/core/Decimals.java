package org.minikisa.competition.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/** Decimals as people write them in documents and read them in explanations. */
public final class Decimals {

    /** Unrounded values are the same when they agree to this many decimals; see {@link ScoringMethod#PRECISION}. */
    public static final int EXACT = 40;

    private static final int SHOWN = 6;
    /** Of a value that has them: 12.50 stays so. */
    private static final int LEAST_SHOWN = 2;

    private static final int MOST_DIGITS = 30;
    private static final int MOST_DECIMALS = 60;
    /** Quotients that were worked back have more decimals than anyone writes. */
    private static final int LONGEST_QUOTIENT = 100;

    /** No exponents: nobody writes them on a price form, and a hostile one makes gigabytes of zeros. */
    private static final Pattern DECIMAL =
            Pattern.compile("-?\\d{1," + MOST_DIGITS + "}(\\.\\d{1," + MOST_DECIMALS + "})?");

    private Decimals() {}

    public static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    /** Whether a number has a size that can be handled and printed. */
    public static boolean writable(BigDecimal value) {
        return value.scale() <= LONGEST_QUOTIENT && value.precision() - (long) value.scale() <= MOST_DIGITS;
    }

    /** A decimal, or a quotient of two for figures that were worked back from a rounded one: {@code 547.66/60}. */
    public static Optional<BigDecimal> parse(String text) {
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

    public static boolean same(BigDecimal one, BigDecimal other) {
        return one == other || certain(one).compareTo(certain(other)) == 0;
    }

    private static BigDecimal certain(BigDecimal value) {
        return value.scale() > EXACT ? settled(value) : value;
    }

    /** For comparing: quotients that do not end are cut where they are still certain. */
    public static BigDecimal settled(BigDecimal value) {
        return value.setScale(EXACT, RoundingMode.HALF_UP);
    }

    /** Without an exponent and without zeros at the end of what was never rounded. */
    public static String plain(BigDecimal value) {
        return value.scale() > SHOWN
                ? value.setScale(SHOWN, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toPlainString();
    }

    /** As a language writes it, with at most six decimals. */
    public static String in(Language language, BigDecimal value) {
        return text(value).in(language);
    }

    /** As each language writes it, with at most six decimals. */
    public static LocalizedText text(BigDecimal value) {
        BigDecimal shown = value.scale() > SHOWN ? value.setScale(SHOWN, RoundingMode.HALF_UP) : value;
        boolean cut = value.scale() > SHOWN && value.stripTrailingZeros().scale() > SHOWN;
        String digits = shown.abs().toPlainString();
        int dot = digits.indexOf('.');
        int end = dot < 0 ? digits.length() : withoutZeros(digits, dot + 1 + Math.min(value.scale(), LEAST_SHOWN));
        String nordic = written(shown.signum() < 0, digits, dot, end, cut, ',', '\u00a0');
        return new LocalizedText(nordic, nordic, written(shown.signum() < 0, digits, dot, end, cut, '.', ','));
    }

    private static String written(
            boolean negative, String digits, int dot, int end, boolean cut, char point, char thousands) {
        var text = new StringBuilder(digits.length() + 8);
        if (negative) {
            text.append('\u2212');
        }
        grouped(digits, dot < 0 ? digits.length() : dot, thousands, text);
        if (dot >= 0 && end > dot + 1) {
            text.append(point).append(digits, dot + 1, end);
        }
        return cut ? text.append('…').toString() : text.toString();
    }

    private static void grouped(String digits, int whole, char separator, StringBuilder text) {
        for (int i = 0; i < whole; i++) {
            text.append(digits.charAt(i));
            int left = whole - 1 - i;
            if (left > 0 && left % 3 == 0) {
                text.append(separator);
            }
        }
    }

    /** Where the zeros at the end begin, not before {@code least}. */
    private static int withoutZeros(String digits, int least) {
        int end = digits.length();
        while (end > least && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }
}
