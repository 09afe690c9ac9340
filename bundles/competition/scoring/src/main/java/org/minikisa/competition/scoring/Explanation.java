package org.minikisa.competition.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/** Formulas with the numbers put in, written as each language writes numbers. */
final class Explanation {

    /** More decimals than this say nothing to a reader. */
    private static final int DECIMALS = 6;

    private Explanation() {}

    /** The same formula in all languages; {@code {0}} stands for the first number. */
    static LocalizedText formula(String pattern, BigDecimal... numbers) {
        return words(pattern, pattern, pattern, numbers);
    }

    /** Words with numbers; {@code {0}} stands for the first one. */
    static LocalizedText words(String fi, String sv, String en, BigDecimal... numbers) {
        return new LocalizedText(
                fill(fi, Language.FI, numbers), fill(sv, Language.SV, numbers), fill(en, Language.EN, numbers));
    }

    private static String fill(String pattern, Language language, BigDecimal... numbers) {
        String text = pattern;
        for (int i = 0; i < numbers.length; i++) {
            text = text.replace("{" + i + "}", number(numbers[i], language));
        }
        return text;
    }

    private static String number(BigDecimal number, Language language) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(language == Language.EN ? '.' : ',');
        symbols.setGroupingSeparator(language == Language.EN ? ',' : '\u00a0');
        symbols.setMinusSign('\u2212');
        var format = new DecimalFormat("#,##0.######", symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        boolean cut = number.stripTrailingZeros().scale() > DECIMALS;
        return format.format(number) + (cut ? "…" : "");
    }
}
