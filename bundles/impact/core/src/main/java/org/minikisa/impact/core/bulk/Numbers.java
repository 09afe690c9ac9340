package org.minikisa.impact.core.bulk;

import java.nio.charset.StandardCharsets;

/** Reads numbers among bytes, with the same bits as {@link Double#parseDouble}. */
final class Numbers {

    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 40;
    private static final int LONGEST = 65;
    private static final long EXACT = 1L << 53;

    /** Powers of ten that a double holds exactly. */
    private static final double[] TENS = new double[23];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private Numbers() {}

    /**
     * A number as answers are written: {@code -12.5e-3}, with at most 18 digits before the point, 40 behind it and 3 in
     * the exponent.
     *
     * @return NaN for everything else
     */
    static double parse(byte[] bytes, int from, int to) {
        int at = from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
        int first = at;
        long digits = 0;
        while (at < to && isDigit(bytes[at])) {
            digits = 10 * digits + bytes[at] - '0';
            at++;
        }
        if (at == first || at - first > MOST_DIGITS) {
            return Double.NaN;
        }
        if (at == to) {
            return digits <= EXACT ? signed(digits, bytes[from]) : slow(bytes, from, to);
        }
        if (bytes[at] != '.') {
            return exponent(bytes, at, to) ? slow(bytes, from, to) : Double.NaN;
        }
        int point = at++;
        while (at < to && isDigit(bytes[at]) && digits <= EXACT) {
            digits = 10 * digits + bytes[at] - '0';
            at++;
        }
        int decimals = at - point - 1;
        if (at == to && decimals > 0 && decimals < TENS.length && digits <= EXACT) {
            // both are exact and the division rounds once, so this is the nearest double (Clinger 1990)
            return signed(digits / TENS[decimals], bytes[from]);
        }
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        decimals = at - point - 1;
        boolean fits = decimals > 0 && decimals <= MOST_DECIMALS && (at == to || exponent(bytes, at, to));
        return fits ? slow(bytes, from, to) : Double.NaN;
    }

    /** Whether it is a number by RFC 8259. */
    static boolean isJson(byte[] bytes, int from, int to) {
        int at = from < to && bytes[from] == '-' ? from + 1 : from;
        int first = at;
        at = digits(bytes, at, to);
        if (at == first || at - first > 1 && bytes[first] == '0') {
            return false;
        }
        if (at < to && bytes[at] == '.') {
            first = at + 1;
            at = digits(bytes, first, to);
            if (at == first) {
                return false;
            }
        }
        return at == to || bytes[at] != '.' && isExponent(bytes, at, to, Integer.MAX_VALUE);
    }

    private static boolean exponent(byte[] bytes, int at, int to) {
        return isExponent(bytes, at, to, 3);
    }

    private static boolean isExponent(byte[] bytes, int at, int to, int most) {
        if (bytes[at] != 'e' && bytes[at] != 'E') {
            return false;
        }
        int first = at + 1 < to && (bytes[at + 1] == '-' || bytes[at + 1] == '+') ? at + 2 : at + 1;
        int end = digits(bytes, first, to);
        return end == to && end > first && end - first <= most;
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static double signed(double value, byte sign) {
        return sign == '-' ? -value : value;
    }

    private static double slow(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return Double.NaN;
        }
        double value = Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
