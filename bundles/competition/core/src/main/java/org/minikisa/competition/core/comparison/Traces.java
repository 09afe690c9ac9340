package org.minikisa.competition.core.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Origin;
import org.minikisa.competition.api.MethodDescription.Symbol;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.Score;
import org.minikisa.problem.api.LocalizedText;

/**
 * What follows the formula in the table that explains points: its result, the rounding, the coefficient. What a method calls
 * its own numbers keeps its name; these have names that no formula uses.
 */
final class Traces {

    private static final String RESULT = "=";
    private static final String ROUNDED = "≈";
    private static final String COEFFICIENT = "×";
    private static final String WEIGHTED = "× =";
    private static final String WEIGHTED_ROUNDED = "× ≈";

    private static final Map<Unit, LocalizedText> RESULTS = Map.of(
            Unit.POINTS, new LocalizedText("pisteet kaavalla", "poäng enligt formeln", "points by the formula"),
            Unit.MONEY, new LocalizedText("euroa kaavalla", "euro enligt formeln", "euros by the formula"),
            Unit.ORDER, new LocalizedText("sija", "plats", "rank"));

    private Traces() {}

    /** What the numbers of a criterion mean; the method's own ones first. */
    static List<Symbol> legend(Criterion criterion, MethodDescription method) {
        var legend = new ArrayList<>(method.symbols());
        legend.add(new Symbol(RESULT, RESULTS.get(method.unit()), Origin.COMPUTED));
        if (rounds(criterion.rounding())) {
            legend.add(new Symbol(ROUNDED, words(criterion.rounding()), Origin.COMPUTED));
        }
        if (weighs(criterion)) {
            legend.add(new Symbol(
                    COEFFICIENT,
                    new LocalizedText("painokerroin", "viktkoefficient", "weight coefficient"),
                    Origin.ANNOUNCED));
            legend.add(new Symbol(
                    WEIGHTED,
                    new LocalizedText(
                            "kerrottuna painokertoimella", "gånger viktkoefficienten", "times the coefficient"),
                    Origin.COMPUTED));
        }
        if (rounds(criterion.weightedRounding())) {
            legend.add(new Symbol(WEIGHTED_ROUNDED, words(criterion.weightedRounding()), Origin.COMPUTED));
        }
        return legend;
    }

    /** The numbers of one tender. */
    static Map<String, BigDecimal> numbers(Criterion criterion, Score score, BigDecimal points, BigDecimal weighted) {
        var numbers = new HashMap<>(score.numbers());
        numbers.put(RESULT, score.points());
        if (rounds(criterion.rounding())) {
            numbers.put(ROUNDED, points);
        }
        if (weighs(criterion)) {
            numbers.put(COEFFICIENT, criterion.coefficient());
            numbers.put(WEIGHTED, points.multiply(criterion.coefficient()));
        }
        if (rounds(criterion.weightedRounding())) {
            numbers.put(WEIGHTED_ROUNDED, weighted);
        }
        return numbers;
    }

    private static boolean rounds(Rounding rounding) {
        return rounding.mode() != Rounding.Mode.NONE;
    }

    private static boolean weighs(Criterion criterion) {
        return criterion.coefficient().compareTo(BigDecimal.ONE) != 0;
    }

    private static LocalizedText words(Rounding rounding) {
        int digits = rounding.digits();
        return rounding.mode() == Rounding.Mode.DOWN
                ? new LocalizedText(
                        "katkaistuna, " + digits + " desimaalia",
                        "avkortat till " + digits + " decimaler",
                        "cut to " + digits + " decimals")
                : new LocalizedText(
                        "pyöristettynä, " + digits + " desimaalia",
                        "avrundat till " + digits + " decimaler",
                        "rounded to " + digits + " decimals");
    }
}
