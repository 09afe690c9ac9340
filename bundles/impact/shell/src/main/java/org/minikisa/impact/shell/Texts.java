package org.minikisa.impact.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Invocation;

/** Small words that the commands share. */
final class Texts {

    static final List<String> LANGUAGES = List.of("en", "fi", "sv");

    /** A comma that begins the next answer; other commas belong to a reason. */
    private static final Pattern NEXT_ANSWER = Pattern.compile(",(?=\\s*[a-z][a-z0-9_.]*\\s*=)");

    private Texts() {}

    static Language language(Invocation in) {
        return in.option("--language").flatMap(Language::of).orElse(Language.EN);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String word(Language language, String fi, String sv, String en) {
        return switch (language) {
            case FI -> fi;
            case SV -> sv;
            case EN -> en;
        };
    }

    /** With its sign, also when positive. */
    static String signed(BigDecimal value) {
        return (value.signum() > 0 ? "+" : "") + value.toPlainString();
    }

    static String signed(double value, int decimals) {
        return signed(rounded(value, decimals));
    }

    static String fixed(double value, int decimals) {
        return Double.isFinite(value) ? rounded(value, decimals).toPlainString() : "none";
    }

    /** The uplift as it is printed: what the printed base lacks of the printed index; exact in JSON. */
    static Object uplift(Invocation in, double base, double index, int decimals) {
        return in.screen().json() || !Double.isFinite(index - base)
                ? (Object) (index - base)
                : rounded(index, decimals).subtract(rounded(base, decimals));
    }

    private static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** As many decimals as it has, at most 9. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "none";
        }
        var stripped =
                BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_UP).stripTrailingZeros();
        return stripped.setScale(Math.max(0, stripped.scale())).toPlainString();
    }

    /** Reads {@code quality=2 | a bonus is paid, monthly,price=0}: answers by indicator. */
    static Map<String, String> answers(String option, String text, Problems problems) {
        var answers = new LinkedHashMap<String, String>();
        for (var pair : NEXT_ANSWER.split(text)) {
            int equals = pair.indexOf('=');
            var id = equals < 0 ? "" : pair.substring(0, equals).strip();
            if (id.isEmpty()) {
                problems.add(
                        "impact.shell.answer",
                        option,
                        "\"" + pair.strip() + "\"",
                        "INDICATOR=VALUE",
                        "Write " + option + " quality=2,price=0.");
            } else if (answers.putIfAbsent(id, pair.substring(equals + 1).strip()) != null) {
                problems.add(
                        "impact.shell.twice",
                        option,
                        "\"" + id + "\" again",
                        "each indicator once",
                        "Remove one of them.");
            }
        }
        return answers;
    }
}
