package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Numbers as people write them: in Finnish and Swedish a decimal comma and a no-break space between thousands, in
 * English a point and a comma; everywhere the minus sign U+2212. Written out here because the JDK's own locale data
 * differ from version to version and a report must not.
 */
public final class Numerals {

    private static final char MINUS = '\u2212';
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final char decimal;
    private final char group;

    private Numerals(char decimal, char group) {
        this.decimal = decimal;
        this.group = group;
    }

    /** The way of the locale's language; every language but English is written as in Finnish. */
    public static Numerals of(Locale locale) {
        return locale.getLanguage().equals("en") ? new Numerals('.', ',') : new Numerals(',', NO_BREAK_SPACE);
    }

    /** With exactly the digits it has: {@code 1 015,50}, {@code −0,3}. */
    public String text(BigDecimal number) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        String digits = plain.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        var out = new StringBuilder();
        if (plain.signum() < 0) {
            out.append(MINUS);
        }
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                out.append(group);
            }
            out.append(whole.charAt(i));
        }
        if (point >= 0) {
            out.append(decimal).append(digits, point + 1, digits.length());
        }
        return out.toString();
    }

    /** With its sign, also when positive: {@code +13,8}; zero without one. */
    public String signed(BigDecimal number) {
        return number.signum() > 0 ? "+" + text(number) : text(number);
    }
}
