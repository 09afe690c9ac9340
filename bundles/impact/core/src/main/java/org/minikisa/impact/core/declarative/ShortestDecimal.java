package org.minikisa.impact.core.declarative;

import java.math.BigInteger;

/**
 * Writes a double as ECMAScript does (RFC 8785): the shortest digits that read back the same, the nearest of them. The
 * algorithm is Schubfach (R. Giulietti, "The Schubfach way to render doubles", 2020): three multiplications by a power
 * of ten of 126 bits instead of long arithmetic, and no garbage. Not by {@link Double#toString}, whose digits changed in
 * JDK 19.
 */
public final class ShortestDecimal {

    /** The longest written form: {@code -1.2345678901234567e-308}, and {@code 0.00000} before 17 digits is no longer. */
    public static final int LONGEST = 25;

    private static final long MASK = Long.MAX_VALUE;
    private static final int LEAST_EXPONENT = -1074;
    private static final long HIDDEN_BIT = 1L << 52;
    private static final long LARGEST_WHOLE = 1_000_000_000_000_000L;

    /** Powers of ten that are needed, with 126 bits, in two halves of 63. */
    private static final int LEAST_POWER = -292;

    private static final int GREATEST_POWER = 324;
    private static final long[] POWERS = powers();

    private ShortestDecimal() {}

    /** @return where the text ends */
    public static int write(double value, byte[] into, int at) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        if (value == 0) {
            into[at] = '0';
            return at + 1;
        }
        int begin = at;
        if (value < 0) {
            into[begin++] = '-';
        }
        double magnitude = Math.abs(value);
        if (magnitude < LARGEST_WHOLE && magnitude == (long) magnitude) {
            return digits((long) magnitude, into, begin);
        }
        return shortest(Double.doubleToRawLongBits(magnitude), into, begin);
    }

    private static int shortest(long bits, byte[] into, int at) {
        int biased = (int) (bits >>> 52);
        long fraction = bits & HIDDEN_BIT - 1;
        long c = biased == 0 ? fraction : fraction | HIDDEN_BIT;
        int q = biased == 0 ? LEAST_EXPONENT : biased - 1 + LEAST_EXPONENT;
        // a power of two has its lower neighbour at half the distance
        boolean regular = c != HIDDEN_BIT || q == LEAST_EXPONENT;
        int k = regular ? log10OfPower2(q) : log10OfThreeQuartersPower2(q);
        int shift = q + log2OfPower10(-k) + 2;
        int power = 2 * (-k - LEAST_POWER);
        long high = POWERS[power];
        long low = POWERS[power + 1];
        // the value and the ends of what rounds to it, four times each, in units of 10^k, odd when not exact
        long middle = product(high, low, c << 2 << shift);
        long least = product(high, low, (c << 2) - (regular ? 2 : 1) << shift) + (c & 1);
        long most = product(high, low, (c << 2) + 2 << shift) - (c & 1);
        return layout(nearest(middle, least, most), k, into, at);
    }

    /** The shortest whole number within the ends, the nearest of several. */
    private static long nearest(long middle, long least, long most) {
        long below = middle >> 2;
        if (below >= 10) {
            long shorter = below / 10 * 10;
            boolean lowerFits = least <= shorter << 2;
            boolean upperFits = shorter + 10 << 2 <= most;
            if (lowerFits != upperFits) {
                return lowerFits ? shorter : shorter + 10;
            }
        }
        boolean lowerFits = least <= below << 2;
        boolean upperFits = below + 1 << 2 <= most;
        if (lowerFits != upperFits) {
            return lowerFits ? below : below + 1;
        }
        long side = middle - (2 * below + 1 << 1);
        return side < 0 || side == 0 && (below & 1) == 0 ? below : below + 1;
    }

    /** The upper bits of a power times a number; the last bit says that something was cut off. */
    private static long product(long high, long low, long factor) {
        long carried = Math.multiplyHigh(low, factor);
        long z = (high * factor >>> 1) + carried;
        long w = Math.multiplyHigh(high, factor) + (z >>> 63);
        return w | (z & MASK) + MASK >>> 63;
    }

    // ---------------------------------------------------------------- layout

    private static int layout(long decimal, int exponent, byte[] into, int at) {
        long digits = decimal;
        int scale = exponent;
        while (digits % 10 == 0) {
            digits /= 10;
            scale++;
        }
        int count = count(digits);
        int point = count + scale; // value = 0.DIGITS * 10^point
        if (count <= point && point <= 21) {
            return zeros(point - count, into, digits(digits, into, at));
        }
        if (0 < point && point <= 21) {
            return pointed(digits, count, point, into, at);
        }
        if (-6 < point && point <= 0) {
            into[at] = '0';
            into[at + 1] = '.';
            return digits(digits, into, zeros(-point, into, at + 2));
        }
        int end = count == 1 ? digits(digits, into, at) : pointed(digits, count, 1, into, at);
        into[end] = 'e';
        into[end + 1] = (byte) (point > 0 ? '+' : '-');
        return digits(Math.abs(point - 1), into, end + 2);
    }

    private static int pointed(long digits, int count, int point, byte[] into, int at) {
        digits(digits, into, at + 1);
        System.arraycopy(into, at + 1, into, at, point);
        into[at + point] = '.';
        return at + 1 + count;
    }

    private static int zeros(int count, byte[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = '0';
        }
        return at + count;
    }

    private static int digits(long number, byte[] into, int at) {
        int end = at + count(number);
        long rest = number;
        for (int i = end - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    private static int count(long number) {
        int count = 1;
        for (long least = 10; count < 19 && number >= least; least *= 10) {
            count++;
        }
        return count;
    }

    // ---------------------------------------------------------------- logarithms and powers

    /** The whole part of {@code log10(2^e)}, exact for |e| up to 5 million. */
    private static int log10OfPower2(int e) {
        return (int) (e * 661_971_961_083L >> 41);
    }

    private static int log10OfThreeQuartersPower2(int e) {
        return (int) (e * 661_971_961_083L - 274_743_187_321L >> 41);
    }

    private static int log2OfPower10(int e) {
        return (int) (e * 913_124_641_741L >> 38);
    }

    /** {@code floor(10^e * 2^(125 - log2(10^e))) + 1} for each. */
    private static long[] powers() {
        var powers = new long[2 * (GREATEST_POWER - LEAST_POWER + 1)];
        for (int e = LEAST_POWER; e <= GREATEST_POWER; e++) {
            int shift = 125 - log2OfPower10(e);
            var ten = BigInteger.TEN.pow(Math.abs(e));
            var scaled = e >= 0
                    ? shift >= 0 ? ten.shiftLeft(shift) : ten.shiftRight(-shift)
                    : BigInteger.ONE.shiftLeft(shift).divide(ten);
            var power = scaled.add(BigInteger.ONE);
            powers[2 * (e - LEAST_POWER)] = power.shiftRight(63).longValueExact();
            powers[2 * (e - LEAST_POWER) + 1] =
                    power.and(BigInteger.valueOf(MASK)).longValueExact();
        }
        return powers;
    }
}
