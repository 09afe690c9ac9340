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

    private final List<String> symbols = new ArrayList<>();
    private final Sentence fi;
    private final Sentence sv;
    private final Sentence en;

    private Wording(String fi, String sv, String en) {
        this.fi = sentence(fi);
        this.sv = sv.equals(fi) ? this.fi : sentence(sv);
        this.en = sentence(en);
    }

    /** The same formula in all languages. */
    static Wording formula(String pattern) {
        return new Wording(pattern, pattern, pattern);
    }

    static Wording words(String fi, String sv, String en) {
        return new Wording(fi, sv, en);
    }

    private Sentence sentence(String pattern) {
        var words = new ArrayList<String>();
        var places = new ArrayList<Integer>();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            words.add(pattern.substring(at, open));
            places.add(place(pattern.substring(open + 1, close)));
            at = close + 1;
        }
        words.add(pattern.substring(at));
        return new Sentence(words, places);
    }

    private int place(String symbol) {
        if (!symbols.contains(symbol)) {
            symbols.add(symbol);
        }
        return symbols.indexOf(symbol);
    }

    LocalizedText with(Map<String, BigDecimal> numbers) {
        var written = new Written[symbols.size()];
        for (int i = 0; i < written.length; i++) {
            written[i] = Written.of(numbers.get(symbols.get(i)));
        }
        String finnish = fi.with(written, ',', NO_BREAK_SPACE);
        return new LocalizedText(
                finnish, sv == fi ? finnish : sv.with(written, ',', NO_BREAK_SPACE), en.with(written, '.', ','));
    }

    /**
     * @param words between the numbers, one more than those
     * @param places of the numbers among the symbols
     */
    private record Sentence(List<String> words, List<Integer> places) {

        String with(Written[] numbers, char point, char thousands) {
            var text = new StringBuilder(96).append(words.get(0));
            for (int i = 0; i < places.size(); i++) {
                numbers[places.get(i)].to(text, point, thousands);
                text.append(words.get(i + 1));
            }
            return text.toString();
        }
    }

    /**
     * The digits of a number, for all languages.
     *
     * @param whole how many stand before the decimal point
     * @param end where the zeros at the end of the decimals begin
     * @param cut whether more decimals follow
     */
    private record Written(boolean negative, String digits, int whole, int end, boolean cut) {

        static Written of(BigDecimal number) {
            boolean cut =
                    number.scale() > DECIMALS && number.stripTrailingZeros().scale() > DECIMALS;
            BigDecimal shown = number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.HALF_UP) : number;
            String digits = shown.abs().toPlainString();
            int dot = digits.indexOf('.');
            int end = digits.length();
            while (dot >= 0 && digits.charAt(end - 1) == '0') {
                end--;
            }
            return new Written(shown.signum() < 0, digits, dot < 0 ? end : dot, end, cut);
        }

        void to(StringBuilder text, char point, char thousands) {
            if (negative) {
                text.append(MINUS);
            }
            int head = (whole + 2) % 3 + 1;
            text.append(digits, 0, Math.min(head, whole));
            for (int i = head; i < whole; i += 3) {
                text.append(thousands).append(digits, i, i + 3);
            }
            if (end > whole + 1) {
                text.append(point).append(digits, whole + 1, end);
            }
            if (cut) {
                text.append('…');
            }
        }
    }
}
