package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.minikisa.problem.api.LocalizedText;

/**
 * A formula as it is shown: words with symbols in braces that stand for numbers, {@code {W} × {m} / {P}}. Read once, filled
 * for every tender, with numbers as each language writes them.
 */
final class Wording {

    /** More decimals than this say nothing to a reader. */
    private static final int DECIMALS = 6;

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char MINUS = '\u2212';

    private final Sentence fi;
    private final Sentence sv;
    private final Sentence en;

    private Wording(String fi, String sv, String en) {
        this.fi = Sentence.read(fi);
        this.sv = sv.equals(fi) ? this.fi : Sentence.read(sv);
        this.en = Sentence.read(en);
    }

    /** The same formula in all languages. */
    static Wording formula(String pattern) {
        return new Wording(pattern, pattern, pattern);
    }

    static Wording words(String fi, String sv, String en) {
        return new Wording(fi, sv, en);
    }

    LocalizedText with(Map<String, BigDecimal> numbers) {
        String finnish = fi.with(numbers, ',', NO_BREAK_SPACE);
        return new LocalizedText(
                finnish, sv == fi ? finnish : sv.with(numbers, ',', NO_BREAK_SPACE), en.with(numbers, '.', ','));
    }

    /** @param parts words and symbols by turns, words first */
    private record Sentence(List<String> parts) {

        static Sentence read(String pattern) {
            var parts = new ArrayList<String>();
            int at = 0;
            for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
                int close = pattern.indexOf('}', open);
                parts.add(pattern.substring(at, open));
                parts.add(pattern.substring(open + 1, close));
                at = close + 1;
            }
            parts.add(pattern.substring(at));
            return new Sentence(parts);
        }

        String with(Map<String, BigDecimal> numbers, char point, char thousands) {
            var text = new StringBuilder(96);
            for (int i = 0; i < parts.size(); i++) {
                if (i % 2 == 0) {
                    text.append(parts.get(i));
                } else {
                    number(numbers.get(parts.get(i)), point, thousands, text);
                }
            }
            return text.toString();
        }
    }

    private static void number(BigDecimal number, char point, char thousands, StringBuilder text) {
        boolean cut = number.scale() > DECIMALS && number.stripTrailingZeros().scale() > DECIMALS;
        BigDecimal shown = number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.HALF_UP) : number;
        String digits = shown.abs().toPlainString();
        int dot = digits.indexOf('.');
        int whole = dot < 0 ? digits.length() : dot;
        if (shown.signum() < 0) {
            text.append(MINUS);
        }
        for (int i = 0; i < whole; i++) {
            text.append(digits.charAt(i));
            int left = whole - 1 - i;
            if (left > 0 && left % 3 == 0) {
                text.append(thousands);
            }
        }
        int end = digits.length();
        while (dot >= 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (dot >= 0 && end > dot + 1) {
            text.append(point).append(digits, dot + 1, end);
        }
        if (cut) {
            text.append('…');
        }
    }
}
