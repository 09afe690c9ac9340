package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.SplittableRandom;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.impact.core.declarative.Formula.Symbol;
import org.minikisa.impact.core.declarative.Formula.Type;
import org.minikisa.problem.api.Problem;

class FormulaTest {

    private static final Map<String, Symbol> SYMBOLS =
            Map.of("a", new Symbol(0, Type.NUMBER), "b", new Symbol(1, Type.NUMBER), "yes", new Symbol(2, Type.TRUTH));
    private static final Map<String, Symbol> MEASURED = Map.of(
            "spend", measured(0, "EUR"),
            "fee", measured(1, "EUR"),
            "factor", measured(2, "kgCO2e/EUR"),
            "area", measured(3, "m2"),
            "share", measured(4, "%"),
            "hundred", measured(5, "%"),
            "level", measured(6, ""),
            "yes", new Symbol(7, Type.TRUTH));
    private static final double[] VALUES = {6, 4, 1};

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7",
                "(1 + 2) * 3; 9",
                "a - b - 1; 1",
                "a / b; 1.5",
                "a ÷ b × 2; 3",
                "-a + b; -2",
                "2 − -3; 5",
                "min(a, b, 5); 4",
                "max(a, b); 6",
                "clamp(a, 0, 5); 5",
                "clamp(0 - a, 0, 5); 0",
                "ln(1); 0",
                "if(a > b, 1, 2); 1",
                "if(yes and a <= 6 or false, 10, 20); 10",
                "if(not yes, 1, 2); 2",
                "if(a = 6, 1, 0); 1",
                "if(a ≠ 6, 1, 0); 0",
                "if(not (a < b) and yes, a, b); 6",
                "if(yes = true, 3, 4); 3",
                "1.5 + .5; 2",
                "sum(a, b, 1); 11",
                "sum(a); 6",
                "mean(a, b, 2); 4",
                "abs(b - a); 2",
                "abs(-3); 3",
                "sqrt(b); 2",
                "round(2.5); 3",
                "round(-2.5); -3",
                "round(2.4999); 2",
                "round(-0.2); 0",
                "round(0.49999999999999994); 0",
                "pow(a, 2); 36",
                "pow(b, -1); 0.25",
                "pow(b, 1 / 2); 2",
                "pow(b + b, -1 / 3); 0.5",
                "pow(a - b - 2, 0); 1",
                "piecewise(a, 0, 0, 5, 10, 10, 0); 8",
                "piecewise(a, 7, 1, 9, 5); 1",
                "piecewise(a, 0, 1, 5, 2); 2",
                "piecewise(b, 0, 0, b, 3, a, 9); 3",
                "brackets(a, 0, 0.1, 4, 0.5); 1.4",
                "brackets(a, 7, 1); 0",
                "brackets(-1, 0, 1); 0",
                "brackets(a, 1, 0, 3, 1, 5, -1); 1"
            })
    void itComputes(String formula, double expected) throws FormulaCompiler.Wrong {
        assertThat(compiled(formula).point().at(VALUES)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a / (b - 4)",
                "ln(0)",
                "ln(0 - a)",
                "a / 0 + 1",
                "if(1 / (a - 6) > 0, 1, 2)",
                "sqrt(b - a)",
                "pow(a - 6, -1)",
                "pow(a - 7, 0.5)",
                "pow(sqrt(-1), 0)",
                "abs(1 / 0)",
                "round(1 / 0)",
                "piecewise(1, a, 0, b, 1)",
                "piecewise(1 / 0, 0, 0, 1, 1)",
                "brackets(1, a, 0, b, 1)",
                "max(1, 1 / 0)",
                "if(1 / 0 = 1 or yes, 1, 0)"
            })
    void whatHasNoValueIsNotANumber(String formula) throws FormulaCompiler.Wrong {
        assertThat(compiled(formula).point().at(VALUES)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a +; impact.formula.syntax; 4",
                "a b; impact.formula.syntax; 3",
                "(a; impact.formula.syntax; 3",
                "a + c1; impact.formula.name; 5",
                "yes + 1; impact.formula.type; 1",
                "a and b; impact.formula.type; 1",
                "if(a, 1, 2); impact.formula.type; 4",
                "if(yes, 1, yes); impact.formula.type; 12",
                "cube(a); impact.formula.function; 1",
                "ln(a, b); impact.formula.arguments; 1",
                "a < b < 3; impact.formula.syntax; 7",
                "1.2.3; impact.formula.syntax; 1",
                "a ^ 2; impact.formula.syntax; 3",
                "$; impact.formula.syntax; 1",
                "min(a); impact.formula.arguments; 1",
                "piecewise(a, 1, 2); impact.formula.arguments; 1",
                "piecewise(a, 1, 2, 3, 4, 5); impact.formula.arguments; 1",
                "brackets(a, 1); impact.formula.arguments; 1",
                "pow(a, b); impact.formula.power; 8",
                "pow(a, 1 / b); impact.formula.power; 8",
                "pow(a, 1 / 0); impact.formula.power; 8",
                "pow(a, 21); impact.formula.power; 8",
                "piecewise(a, 1, 0, 1, 1); impact.formula.order; 20",
                "1 + brackets(a, 5, 0, 2, 1); impact.formula.order; 23",
                "a + (yes * 2); impact.formula.type; 6",
                "sum(a, yes); impact.formula.type; 8",
                "1 + not yes; impact.formula.name; 5"
            })
    void whatIsWrongIsToldWithItsPosition(String formula, String code, int position) {
        var wrong = catchThrowableOfType(FormulaCompiler.Wrong.class, () -> compiled(formula));
        assertThat(wrong.in("here").get(0).code()).isEqualTo(code);
        assertThat(wrong.in("here").get(0).place()).isEqualTo("here at " + position);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "spend + fee; EUR",
                "spend - 100; EUR",
                "-spend; EUR",
                "spend * factor; kgCO2e",
                "2 * spend / 3; EUR",
                "spend / fee; no unit",
                "spend / area; EUR/m2",
                "1 / area; 1/m2",
                "spend * share / hundred; EUR",
                "min(spend, fee, 0); EUR",
                "clamp(0, spend, fee); EUR",
                "if(yes, spend, 0); EUR",
                "if(spend > fee and area >= 10, 1, 2); no unit",
                "sum(spend, fee); EUR",
                "mean(spend, fee); EUR",
                "abs(spend); EUR",
                "round(spend / 1000) * 1000; EUR",
                "sqrt(area); m",
                "sqrt(spend * fee); EUR",
                "pow(sqrt(area), 3); m3",
                "pow(area, -1) * spend; EUR/m2",
                "ln(spend); no unit",
                "ln(spend / fee) + level; no unit",
                "piecewise(spend, 0, 0, 1000, 1); no unit",
                "piecewise(spend, fee, area, 2 * fee, 0); m2",
                "brackets(spend, 0, 0.1, 1000, 0.2); EUR",
                "brackets(spend, 0, factor, fee, 2 * factor); kgCO2e",
                "area * brackets(level, 0, 1); m2"
            })
    void unitsAreCalculated(String formula, String unit) throws FormulaCompiler.Wrong {
        assertThat(FormulaCompiler.compile(formula, MEASURED, Map.of()).unit()).hasToString(unit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "spend + area; 9; m2 in \"area\"; EUR, as \"spend\" has",
                "1 + spend - area; 13; m2 in \"area\"; EUR, as \"spend\" has",
                "spend < area; 9; m2 in \"area\"; EUR, as \"spend\" has",
                "spend = level; 9; no unit in \"level\"; EUR, as \"spend\" has",
                "max(spend, fee, area); 17; m2 in \"area\"; EUR, as \"spend\" has",
                "clamp(spend, 0, area); 17; m2 in \"area\"; EUR, as \"spend\" has",
                "if(yes, spend, area); 16; m2 in \"area\"; EUR, as \"spend\" has",
                "sum(spend, spend * factor); 12; kgCO2e in \"spend\"; EUR, as \"spend\" has",
                "spend * share / 100 + fee; 23; EUR in \"fee\"; %.EUR, as \"spend\" has",
                "sqrt(spend); 6; EUR in \"spend\"; a unit that is a square, such as m2",
                "piecewise(spend, area, 0, 2 * fee, 1); 18; m2 in \"area\"; EUR, as \"spend\" has",
                "piecewise(spend, 0, area, 1, fee); 30; EUR in \"fee\"; m2, as \"area\" has",
                "brackets(spend, 0, 1, area, 2); 23; m2 in \"area\"; EUR, as \"spend\" has",
                "pow(area, 0.5); 5; m2 in \"area\"; no unit, for a power that is not whole",
                "pow(pow(area, 20), 5); 5; m40 in \"pow(…)\"; exponents of units up to 99"
            })
    void unitsThatDoNotFitAreToldWithTheirPosition(String formula, int position, String found, String expected) {
        var wrong = catchThrowableOfType(
                FormulaCompiler.Wrong.class, () -> FormulaCompiler.compile(formula, MEASURED, Map.of()));
        assertThat(wrong.in("f")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("impact.formula.unit");
            assertThat(problem.place()).isEqualTo("f at " + position);
            assertThat(problem.found()).isEqualTo(found);
            assertThat(problem.expected()).isEqualTo(expected);
        });
    }

    @Test
    void allThatIsWrongWithAFormulaIsToldAtOnce() {
        var wrong = catchThrowableOfType(
                FormulaCompiler.Wrong.class,
                () -> FormulaCompiler.compile("spend + area + spendd + cube(yes + 1) > min(1)", MEASURED, Map.of()));
        assertThat(wrong.in("f"))
                .extracting(Problem::place, Problem::code)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("f at 9", "impact.formula.unit"),
                        Tuple.tuple("f at 16", "impact.formula.name"),
                        Tuple.tuple("f at 30", "impact.formula.type"),
                        Tuple.tuple("f at 25", "impact.formula.function"),
                        Tuple.tuple("f at 41", "impact.formula.arguments"));
    }

    /**
     * Cases made by hand in the manner of OpenFisca's marginal scales: dated thresholds and rates are parameters. 1,100
     * at 10 % of what is over 1,000, then 20 % over 2,000, and so on.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 1000, 0.1, 2000, 0.2, 0",
        "1000, 1000, 0.1, 2000, 0.2, 0",
        "1100, 1000, 0.1, 2000, 0.2, 10",
        "2000, 1000, 0.1, 2000, 0.2, 100",
        "2500, 1000, 0.1, 2000, 0.2, 200",
        "2500, 500, 0.1, 1500, 0.4, 500"
    })
    void aMarginalScaleTaxesEachPartAtItsOwnRate(
            double income, double from, double rate, double above, double higher, double tax)
            throws FormulaCompiler.Wrong {
        var symbols = Map.of(
                "income", measured(0, "EUR"),
                "t0", measured(1, "EUR"),
                "r0", measured(2, ""),
                "t1", measured(3, "EUR"),
                "r1", measured(4, ""));
        var formula = FormulaCompiler.compile("brackets(income, t0, r0, t1, r1)", symbols, Map.of());
        assertThat(formula.unit()).hasToString("EUR");
        assertThat(formula.point().at(new double[] {income, from, rate, above, higher}))
                .isEqualTo(tax);
    }

    private static Symbol measured(int slot, String unit) {
        return new Symbol(slot, Type.NUMBER, Unit.parse(unit));
    }

    @Test
    void hostileFormulasEndAtOnce() {
        for (var formula : new String[] {
            "(".repeat(1_000) + "a",
            "not ".repeat(400) + "yes",
            "-".repeat(1_500) + "a",
            "min(".repeat(400),
            "a".repeat(3_000)
        }) {
            assertThat(catchThrowableOfType(FormulaCompiler.Wrong.class, () -> compiled(formula)))
                    .isNotNull();
        }
    }

    @Test
    void aLongFormulaCostsTimeInProportion() throws FormulaCompiler.Wrong {
        var text = "yes" + " and yes".repeat(240);
        assertThat(compiled(text).point().at(VALUES)).isEqualTo(1);
    }

    @Test
    void theRangeOfAFormulaContainsEachOfItsPoints() throws FormulaCompiler.Wrong {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 10_000; i++) {
            var formula = compiled(number(random, 3));
            var ranges = new Range[] {range(random), range(random), random.nextBoolean() ? Range.UNIT : Range.of(1)};
            var range = formula.range().at(ranges);
            for (int j = 0; j < 5; j++) {
                double point = formula.point().at(new double[] {
                    within(ranges[0], random), within(ranges[1], random), ranges[2].isPoint() ? 1 : random.nextInt(2)
                });
                if (!Double.isNaN(point)) {
                    assertThat(range.contains(point))
                            .as("%s in %s", point, range)
                            .isTrue();
                }
            }
        }
    }

    private static Formula compiled(String text) throws FormulaCompiler.Wrong {
        return FormulaCompiler.compile(text, SYMBOLS, Map.of());
    }

    private static String number(SplittableRandom random, int depth) {
        if (depth == 0) {
            return new String[] {"a", "b", "2", "0.5"}[random.nextInt(4)];
        }
        var x = number(random, depth - 1);
        var y = number(random, depth - 1);
        return switch (random.nextInt(17)) {
            case 0 -> "(" + x + " + " + y + ")";
            case 1 -> "(" + x + " - " + y + ")";
            case 2 -> "(" + x + " * " + y + ")";
            case 3 -> "(" + x + " / " + y + ")";
            case 4 -> "min(" + x + ", " + y + ")";
            case 5 -> "clamp(" + x + ", 0, max(" + y + ", 1))";
            case 6 -> "ln(" + x + ")";
            case 7 -> "sum(" + x + ", " + y + ", 1)";
            case 8 -> "mean(" + x + ", " + y + ")";
            case 9 -> "abs(" + x + ")";
            case 10 -> "sqrt(" + x + ")";
            case 11 -> "round(" + x + ")";
            case 12 -> "pow(" + x + ", " + random.nextInt(-6, 7) / 2.0 + ")";
            case 13 -> "piecewise(" + x + ", -1, 2, 0.3, " + y + ", 2, -1)";
            case 14 -> "piecewise(" + x + ", " + y + ", 0, " + y + " + 1, 1)";
            case 15 -> "brackets(" + x + ", -1, 0.1, 0.7, " + y + ", 2, -0.3)";
            default -> "if(" + x + " >= " + y + " and not (yes = false) or " + y + " = 2, " + x + ", " + y + ")";
        };
    }

    private static Range range(SplittableRandom random) {
        double from = random.nextInt(-3, 4);
        return new Range(from, from + random.nextInt(0, 4));
    }

    private static double within(Range range, SplittableRandom random) {
        return random.nextInt(3) == 0 ? range.low() : range.low() + (range.high() - range.low()) * random.nextDouble();
    }
}
