package org.minikisa.impact.core.declarative;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a unit: {@code unit = group (("/" | "." | "per") group)*}, from left to right as in UCUM, and {@code
 * group = factor (blank factor)*}: what stands side by side belongs together, {@code EUR/10 000 m2}. A factor is a number,
 * a symbol with an exponent ({@code m2 m² m^2 s-1}) or a unit in parentheses.
 */
final class UnitParser {

    /** Longer texts are no units, but words. */
    private static final int LONGEST = 60;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[ \u00a0\u202f]\\d{3}(?!\\d))*(?:[.,]\\d+)?");
    private static final Pattern SYMBOL =
            Pattern.compile("(?!per )([\\p{L}%‰°'\"$€£_](?:[\\p{L}\\d%°_]|-(?=\\p{L}))*?)(?:\\^?(-?\\d{1,2})|(⁻?["
                    + SUPERSCRIPTS + "]{1,2}))?(?![\\p{L}\\d_" + SUPERSCRIPTS + "]|-\\p{L})");
    private static final Pattern OPEN = Pattern.compile("\\(");
    private static final Pattern CLOSE = Pattern.compile("\\)");
    private static final Pattern BLANKS = Pattern.compile("[ \u00a0\u202f]+");
    private static final Pattern DIVIDED = Pattern.compile(" *(?:/|÷| per ) *");
    private static final Pattern MULTIPLIED = Pattern.compile(" *[.·⋅*×] *");

    private final Map<String, Integer> powers = new TreeMap<>();
    private final Matcher text;
    private int at;

    private UnitParser(String text) {
        this.text = Pattern.compile("").matcher(text);
    }

    /** The exponents by symbol; empty for a text that is no unit. */
    static Optional<Map<String, Integer>> parse(String text) {
        var stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return Optional.empty();
        }
        var parser = new UnitParser(stripped);
        boolean isUnit = stripped.isEmpty() || parser.product(1) && parser.at == stripped.length();
        return isUnit ? Optional.of(parser.powers) : Optional.empty();
    }

    private boolean product(int sign) {
        boolean isUnit = group(sign);
        while (isUnit) {
            if (next(DIVIDED)) {
                isUnit = group(-sign);
            } else if (next(MULTIPLIED)) {
                isUnit = group(sign);
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean group(int sign) {
        boolean isUnit = factor(sign);
        int end = at;
        while (isUnit && next(BLANKS) && factor(sign)) {
            end = at;
        }
        at = end;
        return isUnit;
    }

    private boolean factor(int sign) {
        if (next(NUMBER)) {
            var digits = text.group().replaceAll("[ \u00a0\u202f]", "").replace(',', '.');
            if (!digits.equals("1")) {
                powers.merge(digits, sign, Integer::sum);
            }
            return true;
        }
        if (next(SYMBOL)) {
            powers.merge(text.group(1), sign * exponent(text.group(2), text.group(3)), Integer::sum);
            return true;
        }
        int start = at;
        if (next(OPEN) && product(sign) && next(CLOSE)) {
            return true;
        }
        at = start;
        return false;
    }

    private boolean next(Pattern pattern) {
        text.usePattern(pattern);
        text.region(at, text.regionEnd());
        if (!text.lookingAt()) {
            return false;
        }
        at = text.end();
        return true;
    }

    private static int exponent(String plain, String raised) {
        if (plain != null) {
            return Integer.parseInt(plain);
        }
        if (raised == null) {
            return 1;
        }
        int value = 0;
        for (char digit : raised.replace("⁻", "").toCharArray()) {
            value = 10 * value + SUPERSCRIPTS.indexOf(digit);
        }
        return raised.startsWith("⁻") ? -value : value;
    }
}
