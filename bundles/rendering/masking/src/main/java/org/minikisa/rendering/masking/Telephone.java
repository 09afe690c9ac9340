package org.minikisa.rendering.masking;

import java.util.ArrayList;
import java.util.List;

/** A telephone number in all its spellings: {@code +358 40 123 4567, 040-1234567, (040) 123 45 67, 00358 (0)40 …}. */
final class Telephone {

    private static final List<String> COUNTRIES = List.of("358", "372", "354", "46", "47", "45", "49", "44", "7");
    private static final String BETWEEN = " \u00a0\u2009\u202f-\u2010\u2011\u2012\u2013.()/\t";
    private static final int MOST_BETWEEN = 3;
    /** Shorter ones are other numbers too often. */
    private static final int LEAST_DIGITS = 6;

    private final List<String> spellings = new ArrayList<>();

    Telephone(String number) {
        String digits = digits(number);
        boolean international = number.indexOf('+') >= 0 || digits.startsWith("00");
        String plain = digits.startsWith("00") ? digits.substring(2) : digits;
        String country = international
                ? COUNTRIES.stream().filter(plain::startsWith).findFirst().orElse("")
                : "358";
        String national = international ? plain.substring(country.length()) : plain;
        national = national.startsWith("0") ? national.substring(1) : national;
        if (national.length() < LEAST_DIGITS) {
            return;
        }
        for (String prefix : new String[] {country, "00" + country, country + "0", "00" + country + "0", "0"}) {
            spellings.add(prefix + national);
        }
    }

    /** Where the number stands, in its order. */
    List<Span> in(String text) {
        var found = new ArrayList<Span>();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && (i == 0 || !Character.isDigit(text.charAt(i - 1)))) {
                int end = end(text, i);
                if (end > 0) {
                    found.add(new Span(start(text, i), end));
                    i = end;
                }
            }
        }
        return found;
    }

    private int end(String text, int start) {
        for (String spelling : spellings) {
            int end = end(text, start, spelling);
            if (end > 0) {
                return end;
            }
        }
        return -1;
    }

    private static int end(String text, int start, String digits) {
        int at = start;
        for (int i = 0; i < digits.length(); i++) {
            int between = 0;
            while (i > 0
                    && between < MOST_BETWEEN
                    && at < text.length()
                    && (BETWEEN.indexOf(text.charAt(at)) >= 0
                            || Character.getType(text.charAt(at)) == Character.FORMAT)) {
                at++;
                between++;
            }
            if (at >= text.length() || Character.digit(text.charAt(at), 10) != digits.charAt(i) - '0') {
                return -1;
            }
            at++;
        }
        return at < text.length() && Character.isDigit(text.charAt(at)) ? -1 : at;
    }

    /** A plus sign and brackets before the digits belong to the number. */
    private static int start(String text, int digits) {
        int start = digits;
        while (start > 0 && (text.charAt(start - 1) == '+' || text.charAt(start - 1) == '(') && digits - start < 2) {
            start--;
        }
        return start;
    }

    private static String digits(String text) {
        var digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }
}
