package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.impact.core.declarative.Formula.Symbol;
import org.minikisa.impact.core.declarative.Formula.Type;

class FormulaTest {

    private static final Map<String, Symbol> SYMBOLS =
            Map.of("a", new Symbol(0, Type.NUMBER), "b", new Symbol(1, Type.NUMBER), "yes", new Symbol(2, Type.TRUTH));
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
                "1.5 + .5; 2"
            })
    void itComputes(String formula, double expected) throws FormulaCompiler.Wrong {
        assertThat(compiled(formula).point().at(VALUES)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"a / (b - 4)", "ln(0)", "ln(0 - a)", "a / 0 + 1", "if(1 / (a - 6) > 0, 1, 2)"})
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
                "$; impact.formula.syntax; 1"
            })
    void whatIsWrongIsToldWithItsPosition(String formula, String code, int position) {
        var wrong = catchThrowableOfType(FormulaCompiler.Wrong.class, () -> compiled(formula));
        assertThat(wrong.in("here").get(0).code()).isEqualTo(code);
        assertThat(wrong.in("here").get(0).place()).isEqualTo("here at " + position);
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
        for (int i = 0; i < 3_000; i++) {
            var formula = compiled(number(random, 3));
            var ranges = new Range[] {range(random), range(random), random.nextBoolean() ? Range.UNIT : Range.of(1)};
            var range = formula.range().at(ranges);
            for (int j = 0; j < 5; j++) {
                double point = formula.point().at(new double[] {
                    within(ranges[0], random), within(ranges[1], random), ranges[2].isPoint() ? 1 : random.nextInt(2)
                });
                if (!Double.isNaN(point)) {
                    assertThat(range.low() - 1e-9 * Math.abs(point) <= point
                                    && point <= range.high() + 1e-9 * Math.abs(point))
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
        return switch (random.nextInt(8)) {
            case 0 -> "(" + x + " + " + y + ")";
            case 1 -> "(" + x + " - " + y + ")";
            case 2 -> "(" + x + " * " + y + ")";
            case 3 -> "(" + x + " / " + y + ")";
            case 4 -> "min(" + x + ", " + y + ")";
            case 5 -> "clamp(" + x + ", 0, max(" + y + ", 1))";
            case 6 -> "ln(" + x + ")";
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
